/** Predicates made of zod schemas say what the schemas say. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fieldCheck } from "../../../src/scoring/quick/frame.js";
import { predicateOf, strictObject } from "../../../src/scoring/quick/predicate.js";
import { seed } from "../../support/arbitraries.js";

const harmless = (it: unknown): unknown => it ?? undefined;
const known = new Set<unknown>([harmless]);
const schemas = {
  text: z.string().min(1).max(3), twoOrMore: z.string().min(2), pattern: z.string().regex(/^a+$/), eachUnit: z.string().regex(/^[^\p{Cc}\p{Cs}x]*$/u), email: z.email(), date: z.iso.date(), trimmed: z.string().trim().max(2),
  number: z.number().min(0).max(5), over: z.number().gt(0), whole: z.int().min(-1), steps: z.number().multipleOf(2),
  flag: z.boolean(), coerced: z.coerce.boolean(), choice: z.enum(["a", "b"]), list: z.array(z.string().max(2)).max(2), few: z.array(z.int()).min(1).refine((it) => it[0] !== 1),
  maybe: z.string().nullish().transform(harmless), picky: z.string().nullish().transform((it, context) => { if (it === "a") context.addIssue("no"); return it; }),
  strict: z.strictObject({ a: z.string(), b: z.int().nullish() }), loose: z.object({ a: z.string() }), either: z.union([z.string(), z.int()]), fallback: z.string().default("x"),
};
const value = fc.oneof(
  fc.anything({ maxDepth: 2, withNullPrototype: true }), fc.string({ maxLength: 4, unit: "binary" }), fc.double(), fc.integer({ min: -3, max: 7 }),
  fc.constantFrom(undefined, null, "a", "aa", "x", "😀😀😀", "\ud800", "a\u0000", " a ", "2024-02-29", "2023-02-29", "a@b.cn", -0, true, ["a"], [1], [2, 3], [undefined], { a: "x" }, { a: "x", b: null }, { b: 1 }, { a: "x", c: undefined }, { a: "x", c: 1 }, JSON.parse("{\"a\":\"x\",\"__proto__\":1}"), Object.create({ a: "x" })),
);
/** Plain data is what a snapshot leaves: without holes and keys that hold nothing. */
const bySchema = (schema: z.ZodType, it: unknown): boolean => schema.safeParse(typeof it === "object" && it !== null && !Array.isArray(it) ? Object.fromEntries(Object.entries(it).filter(([, inner]) => inner !== undefined)) : it).success;

describe("predicateOf", () => {
  it.each(Object.entries(schemas))("%s", (_, schema) => {
    const takes = predicateOf(schema, known);
    fc.assert(fc.property(value, (it) => {
      const prototype: unknown = typeof it === "object" && it !== null && !Array.isArray(it) ? Object.getPrototypeOf(it) : null;
      fc.pre(prototype === null || prototype === Object.prototype);
      expect(takes(it)).toBe(bySchema(schema, it));
    }), { seed, numRuns: 600 });
  });

  it("refuses what is inherited, and arrays dressed as objects", () => {
    const takes = predicateOf(schemas.strict, known);
    expect([takes({ a: "x" }), takes(Object.create({ a: "x" })), takes(Object.setPrototypeOf(["x"], null)), takes(Object.setPrototypeOf({ b: 1 }, { a: "x" }))]).toEqual([true, false, false, false]);
  });

  it("reads each property once", () => {
    let reads = 0;
    const sheet = { get a() { reads += 1; return reads === 1 ? "x" : 1; } };
    expect([predicateOf(schemas.strict, known)(sheet), reads]).toEqual([true, 1]);
  });
});

describe("strictObject", () => {
  it("asks the caller's own predicates, and knows the caller's own fields", () => {
    const takes = strictObject(schemas.strict, known, { a: (it) => it === "y", more: (it) => it === undefined || it === 1 });
    expect([takes({ a: "y" }), takes({ a: "x" }), takes({ more: 1, a: "y" }), takes({ a: "y", more: 2 }), takes({ more: 1 })]).toEqual([true, false, true, false, false]);
  });
  it("takes no other schema", () => expect(() => strictObject(schemas.loose, known, {})).toThrow(TypeError));
});

describe("fieldCheck", () => {
  it.each([
    ["enterprise.id", "E1", true], ["enterprise.id", "", false], ["enterprise.id", undefined, false], ["enterprise.profile.staff", 3, true], ["enterprise.profile.staff", 3.5, false],
    ["basis", "on-site", true], ["basis", "x", false], ["assessedOn", "2023-02-29", false], ["declinedScenarios", ["a"], true], ["enterprise.name", undefined, true],
  ])("%s %j: %s", (path, it, expected) => expect(fieldCheck(path)(it)).toBe(expected));
  it("knows every place of a sheet, and no other", () => expect(() => fieldCheck("enterprise.constructor")).toThrow(RangeError));
});
