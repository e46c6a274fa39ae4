/** A plain snapshot of what a caller gave: own data alone, each value read once, as deep as our formats need. */
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
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
    if (values > MAX_VALUES) throw new TooMuch(`at most ${MAX_VALUES} values`);
    if (typeof it !== "object" || it === null) return it;
    if (path.length > MAX_DEPTH) throw new TooMuch(`at most ${MAX_DEPTH} levels`);
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
    if (error instanceof TooMuch) return fail([issue("json-too-deep", { expected: error.message, actual: "more" })]);
    // a getter or proxy may throw anything
    return fail([issue("not-an-object", { path: error instanceof NotPlain ? formatPath(path) : "", expected: PLAIN, actual: "something else" })]);
  }
}

/** Every key `__proto__` in a snapshot: schemas of open records pass it over without a word. */
export function strayPrototypes(value: unknown, path: readonly PropertyKey[] = []): readonly Issue[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return key === "__proto__" ? [issue("unknown-key", { path: formatPath(here), expected: "a key of the format", actual: key })] : strayPrototypes(inner, here);
  });
}

/** Assigning to `__proto__` would set the prototype instead. */
function own(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
  else object[key] = value;
}

class TooMuch extends Error {}
class NotPlain extends Error {}

/** An object literal or parsed JSON, of this realm or another; no Map, no instance of a class, nothing inherited. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === "object" && Object.getPrototypeOf(prototype) === null);
}
