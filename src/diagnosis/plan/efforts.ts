/** What each step costs and who said so: the caller, the catalogue, the pack, or nobody. */
import { strangersIn } from "../../indicators/efforts.js";
import type { LoadedPack } from "../../indicators/load.js";
import { expectedAmong } from "../../indicators/nearest.js";
import { fromDecimal } from "../../indicators/exact.js";
import { snapshot, strayPrototypes } from "../../indicators/plain.js";
import { effortsSchema, type Efforts } from "../../indicators/schema.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import type { EffortSource } from "./schema.js";
import type { Services } from "./services.js";

/**
 * Checks efforts somebody brought: any finite number from 0 to 1e9 for each letter or rating entered.
 * `{"unit":"days","indicators":{"<id>":{"<letter>":n}},"areas":{"<id>":{"<rating>":n}}}`, each part optional.
 */
export function readEfforts(value: unknown, pack: LoadedPack): Result<Efforts> {
  const plain = snapshot(value);
  if (!plain.ok) return plain;
  const read = effortsSchema.safeParse(plain.value);
  const stray = strayPrototypes(plain.value);
  if (!read.success) return fail([...stray, ...issuesFromZod(read.error, plain.value, (path) => (path.length === 0 ? Object.keys(effortsSchema.shape) : []))]);
  const issues = [...stray, ...checkEfforts(read.data, pack, "")];
  return issues.length > 0 ? fail(issues) : succeed(read.data);
}

/** Ids, letters and ratings that the pack has not. */
export const checkEfforts = (efforts: Efforts, pack: LoadedPack, prefix: string): readonly Issue[] =>
  strangersIn(efforts, pack.definition).map(({ kind, id, step, known }) => {
    const path = `${prefix}${kind}.${id}`;
    if (step === null) return issue(kind === "areas" ? "unknown-area" : "unknown-indicator", { path, expected: expectedAmong(id, known), actual: id });
    const code = kind === "areas" ? "rating-out-of-range" : "option-unknown";
    return issue(code, { path: `${path}.${step}`, expected: `one of ${known.join(", ")}`, actual: step });
  });

export interface StepEffort {
  readonly effort: number;
  readonly source: EffortSource;
}

export interface EffortBook {
  /** What efforts are counted in; `null`: nobody said. */
  readonly unit: string | null;
  /** Of entering a letter of an indicator, or a rating of an area. */
  readonly of: (kind: "indicators" | "areas", id: string, step: string) => StepEffort;
}

const UNSOURCED: StepEffort = { effort: 1, source: "default" };

/** The caller's efforts before the catalogue's (once a unit it knows is asked for), before the pack's own in the same unit. */
export function effortBook(pack: LoadedPack, caller: Efforts, asked: string | undefined, services: Services): EffortBook {
  const unit = asked ?? caller.unit;
  const own = pack.definition.efforts;
  const ofPack = own !== undefined && (unit === undefined || own.unit === unit) ? own : {};
  return {
    unit: unit ?? own?.unit ?? null,
    of: (kind, id, step) => {
      const given = effortIn(caller, kind, id, step);
      if (given !== undefined) return { effort: given, source: "caller" };
      const known = kind === "areas" ? cheapestScenario(services, id, Number(step), unit) : undefined;
      if (known !== undefined) return { effort: known, source: "catalogue" };
      const packed = effortIn(ofPack, kind, id, step);
      return packed === undefined ? UNSOURCED : { effort: packed, source: "pack" };
    },
  };
}

function effortIn(efforts: Efforts, kind: "indicators" | "areas", id: string, step: string): number | undefined {
  const steps = efforts[kind];
  const own = steps && Object.hasOwn(steps, id) ? steps[id] : undefined;
  return own && Object.hasOwn(own, step) ? own[step] : undefined;
}

/** The middle of the range of the cheapest scenario that ends at this rating: one that lifts over several is paid for at its end. */
function cheapestScenario(services: Services, area: string, rating: number, unit: string | undefined): number | undefined {
  if (unit !== "days" && unit !== "yuan") return undefined;
  const middles = services.ofArea(area, rating).flatMap(({ to, effort }) => {
    const range = to === rating ? effort?.[unit] : undefined;
    return range ? [fromDecimal(range.min).add(fromDecimal(range.max)).div(2).valueOf()] : [];
  });
  return middles.length === 0 ? undefined : Math.min(...middles);
}
