/** Programme files: what is read, and every problem of a broken one at once. */
import { describe, expect, it } from "vitest";
import { issueCodes, unwrap, wordIssue, type Result } from "../../src/index.js";
import { programmeSchema, readProgramme, type Programme } from "../../src/diagnosis/cohort/programme.js";
import { fixtureNames, readFixture } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";
import { brief } from "../support/sheets.js";

const subIndustries = [{ id: "intelligent-instruments", name: "甲" }, { id: "heavy-equipment-sets", name: "乙" }, { id: "marine-engineering-equipment", name: "丙" }];
const read = (value: unknown): Result<Programme> => readProgramme(value, { subIndustries, pack: pack2024 });
const readFile = (path: string): Result<Programme> => read(JSON.parse(readFixture(path)));
const minimal = {
  programmeFormat: 1, id: "sample", name: "样例", source: "样例", deadline: null, subIndustries: ["heavy-equipment-sets"],
  targets: [{ id: "cloud", name: "样例", kind: "cloud-firms", atLeast: 1 }],
};
const withTarget = (target: object): object => ({ ...minimal, targets: [{ id: "t", name: "样例", ...target }] });
const issuesWith = (changes: object): readonly string[] => brief(read({ ...minimal, ...changes }).issues);

describe("the files that come with the package", () => {
  it.each(fixtureNames("programmes"))("%s can be read", (name) => {
    expect(readFile(`programmes/${name}.json`)).toMatchObject({ ok: true, issues: [] });
  });

  it("pilot-2025 holds the targets of the pilot, and no record", () => {
    const pilot = unwrap(readFile("programmes/pilot-2025.json"));
    expect(pilot).toMatchObject({ deadline: "2025-12-31", aboveScaleFirms: {}, records: {} });
    expect(pilot.targets.map(({ name: _name, ...it }) => it)).toEqual([
      { id: "retrofitted", kind: "retrofitted-firms", atLeast: 500 },
      { id: "coverage", kind: "coverage", share: 0.9 },
      { id: "every-firm-level-2", kind: "every-firm-level", level: 2 },
      { id: "level-3", kind: "level-count", level: 3, atLeast: 50, includeHigher: true },
      { id: "level-4", kind: "level-count", level: 4, atLeast: 20, includeHigher: true },
      { id: "cloud", kind: "cloud-firms", atLeast: 320 },
      { id: "typical-cases", kind: "records", atLeast: 10 },
      { id: "benchmarks", kind: "records", atLeast: 20 },
      { id: "providers", kind: "records", atLeast: 30 },
      { id: "solutions", kind: "records", atLeast: 50 },
      { id: "chain-cases", kind: "records", atLeast: 6 },
      { id: "innovative-practices", kind: "records", atLeast: 5 },
    ]);
  });
});

describe("broken files", () => {
  const codesOfStage = [...issueCodes].filter(([, it]) => it.stage === "programme").map(([code]) => code).sort();
  it("there is one for every code of programmes, and no other", () => {
    expect(fixtureNames("invalid/programmes")).toEqual(codesOfStage);
  });

  it.each([
    ["target-repeated", { path: "targets[2].id", expected: "each id once", actual: "cloud" }],
    ["record-repeated", { path: "records.cases[1].id", expected: "each id once", actual: "case-1" }],
  ])("%s is what its file gives, and nothing else", (code, facts) => {
    const { ok, issues } = readFile(`invalid/programmes/${code}.json`);
    expect(ok).toBe(false);
    expect(issues).toEqual([expect.objectContaining({ code, severity: "error", ...facts })]);
    for (const it of issues) expect(wordIssue(it, "zh")).toContain("每个编号一次");
  });
});

describe("what is refused", () => {
  it.each([
    [null, "not-an-object "], [[], "not-an-object "], ["x", "not-an-object "], [new Map(), "not-an-object "],
    [{ ...minimal, programmeFormat: 2 }, "field-invalid programmeFormat"],
    [{ ...minimal, id: "No Id" }, "field-invalid id"],
    [{ ...minimal, name: "甲\u202e乙" }, "field-invalid name"],
    [{ ...minimal, name: "  " }, "field-invalid name"],
    [{ ...minimal, deadline: "2025-02-30" }, "field-invalid deadline"],
    [{ ...minimal, deadline: undefined }, "required-missing deadline"],
    [{ ...minimal, subIndustries: [] }, "field-invalid subIndustries"],
    [{ ...minimal, subIndustries: ["heavy-equipment-sets", "heavy-equipment-sets"] }, "field-invalid subIndustries"],
    [{ ...minimal, subIndustries: ["heavy-equipment-set"] }, "sub-industry-unknown subIndustries[0]"],
    [{ ...minimal, aboveScaleFirms: { "marine-engineering-equipment": 3 } }, "field-invalid aboveScaleFirms.marine-engineering-equipment"],
    [{ ...minimal, aboveScaleFirms: { "heavy-equipment-sets": -1 } }, "field-invalid aboveScaleFirms.heavy-equipment-sets"],
    [{ ...minimal, aboveScaleFirms: { "heavy-equipment-sets": 1.5 } }, "field-type aboveScaleFirms.heavy-equipment-sets"],
    [{ ...minimal, targets: [] }, "field-invalid targets"],
    [{ ...minimal, extra: 1 }, "unknown-key extra"],
    [withTarget({ kind: "cloud-firm", atLeast: 1 }), "field-invalid targets[0].kind"],
    [withTarget({ atLeast: 1 }), "required-missing targets[0].kind"],
    [withTarget({ kind: "cloud-firms" }), "required-missing targets[0].atLeast"],
    [withTarget({ kind: "cloud-firms", atLeast: 0 }), "field-invalid targets[0].atLeast"],
    [withTarget({ kind: "cloud-firms", atLeast: 1, level: 2 }), "unknown-key targets[0].level"],
    [withTarget({ kind: "coverage", share: 90 }), "field-invalid targets[0].share"],
    [withTarget({ kind: "level-count", level: 3, atLeast: 5 }), "required-missing targets[0].includeHigher"],
    [withTarget({ kind: "every-firm-level", level: 5 }), "target-unknown targets[0].level"],
    [withTarget({ kind: "every-firm-level", level: 2, basis: [] }), "field-invalid targets[0].basis"],
    [withTarget({ kind: "every-firm-level", level: 2, basis: ["onsite"] }), "field-invalid targets[0].basis[0]"],
    [{ ...minimal, records: { cloud: [] } }, "unknown-key records.cloud"],
    [{ ...minimal, records: { constructor: [] } }, "unknown-key records.constructor"],
    [{ ...withTarget({ kind: "records", atLeast: 1 }), records: { t: [{ id: "a", name: "样例" }] } }, "required-missing records.t[0].evidence"],
    [{ ...withTarget({ kind: "records", atLeast: 1 }), records: { t: [{ id: "a", name: "样例", evidence: [" "] }] } }, "field-invalid records.t[0].evidence[0]"],
  ])("%j", (value, expected) => {
    const result = read(value);
    expect(result.ok).toBe(false);
    expect(brief(result.issues)).toEqual([expected]);
  });

  it("names the kinds there are, and the near match of a misspelt id", () => {
    expect(read(withTarget({ kind: "clouds", atLeast: 1 })).issues[0]).toMatchObject({
      expected: "one of retrofitted-firms, coverage, every-firm-level, level-count, cloud-firms, records", actual: '"clouds"',
    });
    expect(read({ ...minimal, subIndustries: ["heavy-equipment-set"] }).issues[0]).toMatchObject({ expected: "heavy-equipment-sets", actual: "heavy-equipment-set" });
    expect(read({ ...minimal, target: [] }).issues[0]).toMatchObject({ expected: "targets", actual: "target" });
    expect(read(withTarget({ kind: "cloud-firms", atLeast: 1, atLeats: 2 })).issues[0]).toMatchObject({ expected: "atLeast", actual: "atLeats" });
    expect(read(withTarget({ kind: "cloud-firms", atLeast: 1, level: 2 })).issues[0]).toMatchObject({ expected: "one of id, name, kind, atLeast", actual: "level" });
  });

  it("is told all at once, shape and sense", () => {
    expect(issuesWith({
      deadline: "soon", subIndustries: ["nowhere"], aboveScaleFirms: { elsewhere: 1 },
      targets: [{ id: "a", name: "样例", kind: "records", atLeast: "3" }, { id: "a", name: "样例", kind: "every-firm-level", level: 9 }],
      records: { a: [{ id: "x", name: "样例", evidence: [], extra: 1 }, { id: "x", name: "样例", evidence: [] }], b: [] },
    })).toEqual([
      "field-invalid deadline", "field-type targets[0].atLeast", "unknown-key records.a[0].extra",
      "sub-industry-unknown subIndustries[0]", "field-invalid aboveScaleFirms.elsewhere", "target-repeated targets[1].id",
      "target-unknown targets[1].level", "record-repeated records.a[1].id", "unknown-key records.b",
    ]);
  });
});

describe("what is read", () => {
  it("is frozen, with what may be left out filled in", () => {
    const programme = unwrap(read(minimal));
    expect(programme).toEqual({ ...minimal, aboveScaleFirms: {}, records: {} });
    expect(Object.isFrozen(programme.targets)).toBe(true);
  });

  it("may be a programme for firms of no particular sub-industry", () => {
    expect(read({ ...minimal, subIndustries: ["general"] })).toMatchObject({ ok: true });
  });

  it("has a published shape", () => {
    expect(programmeSchema.safeParse(minimal).error).toBeUndefined();
  });
});
