/** A plain snapshot of what a caller gave: own data alone, each value read once, as deep as our formats need. */
import { fail, issue, succeed, type Result } from "../issues.js";
import { MAX_DEPTH } from "./depth.js";
import { formatPath } from "./zod-issues.js";

const MAX_VALUES = 1_000_000;
const PLAIN = "plain data, as JSON holds it";

/** The copy on which everything rests that is read, scored and hashed; what is no plain data is refused, not guessed at. */
export function snapshot(value: unknown): Result<unknown> {
  let values = 0;
  const copy = (it: unknown, path: readonly PropertyKey[]): unknown => {
    values += 1;
    if (typeof it !== "object" || it === null) return it;
    if (path.length > MAX_DEPTH || values > MAX_VALUES) throw new TooDeep();
    // a hole becomes undefined, which no reader takes for a value
    if (Array.isArray(it)) return Array.from({ length: it.length }, (_, i) => copy(it[i], [...path, i]));
    if (!isPlain(it)) throw new NotPlain(formatPath(path));
    return Object.fromEntries(Object.keys(it).flatMap((key) => {
      const inner = copy(Reflect.get(it, key), [...path, key]);
      return inner === undefined ? [] : [[key, inner]];
    }));
  };
  try {
    return succeed(copy(value, []));
  } catch (error) {
    if (error instanceof TooDeep) return fail([issue("json-too-deep", { expected: `at most ${MAX_DEPTH} levels`, actual: "more" })]);
    // a getter or proxy may throw anything
    return fail([issue("not-an-object", { path: error instanceof NotPlain ? error.message : "", expected: PLAIN, actual: "something else" })]);
  }
}

class TooDeep extends Error {}
class NotPlain extends Error {}

/** An object literal or parsed JSON, of this realm or another; no Map, no instance of a class, nothing inherited. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === "object" && Object.getPrototypeOf(prototype) === null);
}
