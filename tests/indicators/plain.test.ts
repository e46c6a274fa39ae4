/** Only plain data is read, each value once; everything else is refused, never guessed at. */
import { describe, expect, it } from "vitest";
import { readAnswers, score, unwrap } from "../../src/index.js";
import { snapshot } from "../../src/indicators/plain.js";
import { pack2024 } from "../support/packs.js";
import { issuesOf, sheetWith } from "../support/sheets.js";

const codes = (value: unknown): readonly string[] => readAnswers(value).issues.map((it) => it.code);

describe("snapshot", () => {
  it("copies plain data, and drops what JSON would not hold as a key", () => {
    const value = { a: [1, "x", null, { b: true }], c: undefined };
    const copy = unwrap(snapshot(value));
    expect(copy).toEqual({ a: [1, "x", null, { b: true }] });
    expect(copy).not.toBe(value);
    expect(unwrap(snapshot(Object.assign(Object.create(null), { a: 1 })))).toEqual({ a: 1 });
  });

  it.each([["a Map", new Map()], ["a Set", new Set()], ["a date", new Date(0)], ["a boxed number", Object(3)], ["an instance", new (class { readonly a = 1; })()], ["something inherited", Object.create({ a: 1 })]])("refuses %s, and says where", (_what, it) => {
    expect(snapshot({ deep: [it] }).issues).toMatchObject([{ code: "not-an-object", path: "deep[0]" }]);
  });

  it("refuses what throws when it is read, and what never ends", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    const doubling = Array.from({ length: 40 }).reduce<unknown>((it) => [it, it], 1);
    expect(snapshot({ get pack() { throw new Error("boom"); } }).issues[0]?.code).toBe("not-an-object");
    expect(snapshot(proxy).issues[0]?.code).toBe("not-an-object");
    expect(snapshot(loop).issues[0]?.code).toBe("json-too-deep");
    expect(snapshot(doubling).issues[0]?.code).toBe("json-too-deep");
  });

  it("counts numbers as values: a list of a million of them is refused", () => {
    expect(snapshot(new Array(1_000_000).fill(0)).issues).toMatchObject([{ code: "json-too-deep", expected: "at most 1000000 values" }]);
    expect(snapshot(new Array(999_999).fill(0)).ok).toBe(true);
  });

  it("reads each value once: what was hashed is what was scored", () => {
    let reads = 0;
    const sheet = sheetWith({ answers: { get "information-systems"() { reads += 1; return reads === 1 ? "E" : "A"; } } });
    expect(score(unwrap(readAnswers(sheet)), pack2024).points).toBe(10);
    expect(reads).toBe(1);
  });
});

describe("a sheet", () => {
  it("inherits nothing", () => {
    expect(codes(Object.assign(Object.create({ answers: { "information-systems": "E" } }), sheetWith()))).toEqual(["not-an-object"]);
  });

  it("has no holes in its lists", () => {
    const funding = { figures: { digitalSpend: [60, , 60], revenue: [100, 100, 100] } };
    expect(issuesOf({ answers: { funding } })).toMatchObject([{ code: "figure-type", path: "answers.funding.figures.digitalSpend[1]", actual: "nothing" }]);
    expect(issuesOf({ answers: { "network-infrastructure": ["B", , "C"] } })).toMatchObject([{ code: "answer-type", path: "answers.network-infrastructure[1]" }]);
    expect(issuesOf({ answers: { "information-systems": { option: "C", evidence: ["a", , "b"] } } })).toMatchObject([{ code: "field-type", path: "answers.information-systems.evidence[1]" }]);
  });

  it("prints its names as they are stored: no marks that turn the direction of reading", () => {
    for (const name of ["甲\u202e15 公司", "\u200f甲", "甲\u2066乙"]) {
      expect(issuesOf({ enterprise: { id: "E", name } })).toMatchObject([{ code: "field-invalid", path: "enterprise.name" }]);
    }
  });
});
