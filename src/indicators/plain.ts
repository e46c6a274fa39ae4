/** A plain snapshot of what a caller gave: own data alone, each value read once, as deep as our formats need. */
import { fail, issue, succeed, type Result } from "../issues.js";
import { MAX_DEPTH } from "./depth.js";
import { formatPath } from "./zod-issues.js";

const MAX_VALUES = 1_000_000;
const PLAIN = "plain data, as JSON holds it";

/** The copy on which everything rests that is read, scored and hashed; what is no plain data is refused, not guessed at. */
export function snapshot(value: unknown): Result<unknown> {
  let values = 0;
  const path: PropertyKey[] = [];
  const copyAt = (key: PropertyKey, it: unknown): unknown => {
    path.push(key);
    const inner = copy(it);
    path.pop();
    return inner;
  };
  const copy = (it: unknown): unknown => {
    values += 1;
    if (typeof it !== "object" || it === null) return it;
    if (path.length > MAX_DEPTH || values > MAX_VALUES) throw new TooDeep();
    // a hole becomes undefined, which no reader takes for a value
    if (Array.isArray(it)) {
      const list: unknown[] = [];
      for (let i = 0, { length } = it; i < length; i += 1) list.push(copyAt(i, it[i]));
      return list;
    }
    if (!isPlain(it)) throw new NotPlain();
    const object: Record<string, unknown> = {};
    for (const key of Object.keys(it)) {
      const inner = copyAt(key, Reflect.get(it, key));
      if (inner !== undefined) own(object, key, inner);
    }
    return object;
  };
  try {
    return succeed(copy(value));
  } catch (error) {
    if (error instanceof TooDeep) return fail([issue("json-too-deep", { expected: `at most ${MAX_DEPTH} levels`, actual: "more" })]);
    // a getter or proxy may throw anything
    return fail([issue("not-an-object", { path: error instanceof NotPlain ? formatPath(path) : "", expected: PLAIN, actual: "something else" })]);
  }
}

/** Assigning to `__proto__` would set the prototype instead. */
function own(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
  else object[key] = value;
}

class TooDeep extends Error {}
class NotPlain extends Error {}

/** An object literal or parsed JSON, of this realm or another; no Map, no instance of a class, nothing inherited. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === "object" && Object.getPrototypeOf(prototype) === null);
}
