/**
 * zod schemas as predicates: whether a schema takes a value, without making what it makes of it, many times faster. The schema stays the only truth:
 * what this compiler does not know of it, the schema itself answers.
 */
import { z } from "zod";
import { snapshot } from "../../indicators/plain.js";
import { isPlainRecord } from "./plain-record.js";

export type Predicate = (value: unknown) => boolean;
type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes["_zod"]["def"];
type CheckDef = z.core.$ZodChecks["_zod"]["def"];

/** @param harmless transforms that never refuse: a pipe into one takes what the schema before it takes. */
export function predicateOf(schema: Schema, harmless: ReadonlySet<unknown>): Predicate {
  const { def } = (schema as z.core.$ZodTypes)._zod; // the library's own union of all schemas there are
  return compile(def, schema, harmless) ?? bySchema(schema);
}

const bySchema = (schema: Schema): Predicate => (value) => {
  const plain = snapshot(value);
  return plain.ok && z.safeParse(schema, plain.value).success;
};

function compile(def: Def, schema: Schema, harmless: ReadonlySet<unknown>): Predicate | null {
  const inner = (it: Schema): Predicate => predicateOf(it, harmless);
  switch (def.type) {
    case "optional": {
      const test = inner(def.innerType);
      return (value) => value === undefined || test(value);
    }
    case "nullable": {
      const test = inner(def.innerType);
      return (value) => value === null || test(value);
    }
    case "pipe": {
      const { def: out } = (def.out as z.core.$ZodTypes)._zod;
      return out.type === "transform" && harmless.has(out.transform) ? inner(def.in) : null;
    }
    case "boolean": return checksOf(def).length === 0 && def.coerce !== true ? (value) => typeof value === "boolean" : null;
    case "enum": {
      const values: ReadonlySet<unknown> = new Set(Object.values(def.entries));
      return checksOf(def).length === 0 ? (value) => values.has(value) : null;
    }
    case "string": return compileString(def, schema);
    case "number": return compileNumber(def);
    case "array": return compileArray(def, inner(def.element));
    case "object": return compileObject(def, inner);
    default: return null;
  }
}

/** A schema such as `z.int()` is its own first check. */
const checksOf = (def: Def): readonly CheckDef[] =>
  [...("check" in def ? [def as unknown as CheckDef] : []), ...(def.checks ?? []).map((it) => (it as z.core.$ZodChecks)._zod.def)];

/** All of them, or `null` when one is not known. */
function known<T>(def: Def, testOf: (check: CheckDef) => ((value: T) => boolean) | null): readonly ((value: T) => boolean)[] | null {
  const tests = checksOf(def).map(testOf);
  return tests.every((it) => it !== null) && !("coerce" in def && def.coerce === true) ? tests : null;
}

function compileString(def: Def, schema: Schema): Predicate | null {
  const tests = known<string>(def, (check) => {
    // the library counts characters, of which there are no more than there are units
    if (check.check === "max_length") return (value) => value.length <= check.maximum;
    if (check.check === "min_length" && check.minimum <= 1) return (value) => value.length >= check.minimum;
    if (check.check !== "string_format" || !(check.format === "regex" || check.format === "date") || check.pattern === undefined) return null;
    return matching(check.pattern);
  });
  if (tests === null) return null;
  const schemaTakes = bySchema(schema);
  return (value) => {
    if (typeof value !== "string") return false;
    for (let i = 0; i < tests.length; i += 1) if (!tests[i]?.(value)) return schemaTakes(value);
    return true;
  };
}

/** Of a pattern that judges each unit by itself, `^[…]*$`: what it said of a unit is remembered. */
const EACH_UNIT = /^\^\[(?:[^\]\\]|\\.)+\]\*\$$/u;
const isHalfCharacter = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

function matching(pattern: RegExp): ((value: string) => boolean) | null {
  if (pattern.global || pattern.sticky) return null;
  if (!EACH_UNIT.test(pattern.source) || pattern.flags.replace("u", "") !== "") return (value) => pattern.test(value);
  const isFine = new Uint8Array(0x10000);
  return (value) => {
    for (let i = 0; i < value.length; i += 1) {
      const unit = value.charCodeAt(i);
      if (isFine[unit] === 1) continue;
      if (isHalfCharacter(unit) || !pattern.test(String.fromCharCode(unit))) return pattern.test(value);
      isFine[unit] = 1;
    }
    return true;
  };
}

function compileNumber(def: Def): Predicate | null {
  const tests = known<number>(def, (check) => {
    if (check.check === "number_format" && check.format === "safeint") return Number.isSafeInteger;
    if (check.check !== "greater_than" && check.check !== "less_than") return null;
    const { value: bound, inclusive } = check;
    if (typeof bound !== "number" || !inclusive) return null;
    return check.check === "greater_than" ? (value) => value >= bound : (value) => value <= bound;
  });
  return tests && ((value) => typeof value === "number" && Number.isFinite(value) && tests.every((it) => it(value)));
}

function compileArray(def: Def, element: Predicate): Predicate | null {
  const tests = known<number>(def, (check) => (check.check === "max_length" ? (length) => length <= check.maximum : check.check === "min_length" ? (length) => length >= check.minimum : null));
  return tests && ((value) => {
    if (!Array.isArray(value)) return false;
    const { length } = value;
    if (!tests.every((it) => it(length))) return false;
    for (let i = 0; i < length; i += 1) if (!element(value[i])) return false;
    return true;
  });
}

function compileObject(def: Def, inner: (schema: Schema) => Predicate, own: Readonly<Record<string, Predicate>> = {}): Predicate | null {
  if (def.type !== "object" || checksOf(def).length > 0 || def.catchall?._zod.def.type !== "never") return null;
  return fieldsTest(Object.entries({ ...def.shape, ...own }).map(([name, schema]) => [name, typeof schema === "function" ? schema : inner(schema)]));
}

/**
 * A strict object, some of whose fields are answered by predicates of the caller's own, or are the caller's own.
 * @throws TypeError when the schema is no strict object.
 */
export function strictObject(schema: Schema, harmless: ReadonlySet<unknown>, own: Readonly<Record<string, Predicate>>): Predicate {
  const predicate = compileObject((schema as z.core.$ZodTypes)._zod.def, (it) => predicateOf(it, harmless), own);
  if (predicate === null) throw new TypeError("not the schema of a strict object");
  return predicate;
}

/** Every key is a field, each read once and in any order, every required field is there. */
function fieldsTest(fields: readonly (readonly [name: string, test: Predicate])[]): Predicate {
  const names = Object.keys(Object.fromEntries(fields)); // as property names they compare by identity
  const tests = fields.map(([, test]) => test);
  const isRequired = tests.map((it) => !it(undefined));
  const required = isRequired.filter(Boolean).length;
  const placeOf = new Map(names.map((name, i) => [name, i]));
  return (record) => {
    if (!isPlainRecord(record)) return false;
    let met = 0;
    let next = 0; // keys mostly stand in the order of the fields
    for (const key in record) {
      while (next < names.length && names[next] !== key) next += 1;
      const place = next < names.length ? next : placeOf.get(key) ?? -1;
      const value = record[key];
      if (place === -1) {
        if (value !== undefined) return false;
        continue;
      }
      if (tests[place]?.(value) !== true) return false;
      if (isRequired[place] === true) met += 1;
      next = place + 1;
    }
    return met === required;
  };
}
