/** Everything of a sheet but its answers, as `readAnswers` takes it: predicates made of the one schema there is. */
import type { z } from "zod";
import type { LoadedPack } from "../../indicators/load.js";
import { orAbsent, sheetFrameSchema } from "../sheet.js";
import { predicateOf, strictObject, type Predicate } from "./predicate.js";
import type { Register } from "./register.js";

const harmless: ReadonlySet<unknown> = new Set([orAbsent]);
const compile = (schema: z.core.$ZodType): Predicate => predicateOf(schema, harmless);

/** Reads a whole sheet into the register: the frame itself, its two blocks by their readers. False: not plainly right. @param anyPack as in `ReadOptions`. */
export function frameReader({ definition }: LoadedPack, register: Register, blocks: Readonly<Record<"answers" | "areas", Predicate>>, anyPack: boolean): Predicate {
  const { enterprise, basis, pack } = sheetFrameSchema.shape;
  const [isId, isBasis, isPack] = [compile(enterprise.shape.id), compile(basis), compile(pack)];
  return strictObject(sheetFrameSchema, harmless, {
    ...blocks,
    pack: (value) => isPack(value) && (anyPack || value === undefined || value === null || value === definition.id),
    enterprise: strictObject(enterprise, harmless, {
      id: (value) => {
        if (!isId(value) || typeof value !== "string") return false;
        register.id = value;
        return true;
      },
    }),
    basis: (value) => {
      register.isOnSite = value === "on-site";
      return isBasis(value);
    },
  });
}

/** The predicate of one place, such as `enterprise.profile.staff`. */
export function fieldCheck(path: string): Predicate {
  return compile(path.split(".").reduce<z.core.$ZodType>((schema, key) => {
    const { def } = within(schema)._zod;
    const field = def.type === "object" && Object.hasOwn(def.shape, key) ? def.shape[key] : undefined;
    if (field === undefined) throw new RangeError(`sheets have no ${path}`);
    return field;
  }, sheetFrameSchema));
}

/** What may also be absent or null. */
function within(schema: z.core.$ZodType): z.core.$ZodTypes {
  const known = schema as z.core.$ZodTypes; // the library's own union of all schemas there are
  const { def } = known._zod;
  if (def.type === "pipe") return within(def.in);
  return def.type === "optional" || def.type === "nullable" ? within(def.innerType) : known;
}
