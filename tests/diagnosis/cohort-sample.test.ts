/** The sample programme and the pilot's against the sample firms: every outcome occurs, counts agree with the raw file. */
import { describe, expect, it } from "vitest";
import { parseAnswers, score, unwrap } from "../../src/index.js";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { describeCohort } from "../../src/diagnosis/cohort/cohort.js";
import { readProgramme } from "../../src/diagnosis/cohort/programme.js";
import { cohortSchema, type Cohort } from "../../src/diagnosis/cohort/schema.js";
import { firmOf } from "../../src/diagnosis/firms.js";
import { readFixture } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";

interface RawFirm {
  readonly enterprise: { readonly id: string; readonly subIndustry?: string; readonly profile?: { readonly aboveScale?: boolean; readonly usesCloud?: boolean } };
  readonly stage?: string;
}

const lines = readFixture("datasets/sample-firms.ndjson").trim().split("\n");
const sheets = lines.map((it) => unwrap(parseAnswers(it)));
const catalogue = builtInCatalogue();

function cohortOf(file: string): Cohort {
  const programme = unwrap(readProgramme(JSON.parse(readFixture(`programmes/${file}.json`)), { subIndustries: catalogue.subIndustries, pack: pack2024 }));
  return describeCohort(sheets.map((it) => firmOf(score(it, pack2024), it)), { pack: pack2024, catalogue, programme });
}
const metOf = (cohort: Cohort): Readonly<Record<string, boolean | null>> => Object.fromEntries((cohort.programme?.targets ?? []).map((it) => [it.id, it.met]));

describe("the sample programme", () => {
  const cohort = cohortOf("sample-programme");
  const targetOf = (id: string): unknown => cohort.programme?.targets.find((it) => it.id === id);

  it("shows targets met, not met, and not to be told", () => {
    expect(cohortSchema.safeParse(cohort).error).toBeUndefined();
    expect(metOf(cohort)).toEqual({
      retrofitted: true, coverage: null, "every-firm-level-2": false, "level-3": true, "level-3-official": false, cloud: true, "typical-cases": true, providers: false,
    });
    expect(targetOf("coverage")).toMatchObject({ of: 90, lacking: ["above-scale"] });
  });

  it("counts what the raw file says", () => {
    // an after sheet stands behind its before sheet in the file, so the last line of a firm is its latest
    const latest = [...new Map(lines.map((it): RawFirm => JSON.parse(it)).map((it) => [it.enterprise.id, it])).values()];
    const idsWhere = (holds: (it: RawFirm) => boolean): readonly string[] =>
      latest.filter((it) => it.enterprise.subIndustry !== "general" && holds(it)).map((it) => it.enterprise.id).sort();
    expect(cohort).toMatchObject({ sheets: lines.length, firms: latest.length, leftOut: { repeated: 0, unreadable: 0 }, movement: { firms: 40 } });
    expect(cohort.programme?.firms).toBe(idsWhere(() => true).length);
    expect(targetOf("retrofitted")).toMatchObject({ counted: idsWhere((it) => it.stage === "after"), unknown: idsWhere((it) => it.stage === undefined) });
    expect(targetOf("cloud")).toMatchObject({ counted: idsWhere((it) => it.enterprise.profile?.usesCloud === true), unknown: idsWhere((it) => it.enterprise.profile?.usesCloud === undefined) });
    expect(targetOf("coverage")).toMatchObject({ counted: idsWhere((it) => it.enterprise.profile?.aboveScale === true), unknown: idsWhere((it) => it.enterprise.profile?.aboveScale === undefined) });
  });
});

describe("the pilot's programme", () => {
  it("cannot tell coverage without the number of above-scale firms, nor records without a list of them", () => {
    const cohort = cohortOf("pilot-2025");
    expect(metOf(cohort)).toMatchObject({ retrofitted: false, coverage: null, cloud: false, "typical-cases": null, "innovative-practices": null });
    expect(cohort.programme?.targets.filter((it) => it.kind === "records").map((it) => it.lacking)).toEqual(Array(6).fill(["records"]));
    expect(cohort.programme?.targets.find((it) => it.id === "coverage")).toMatchObject({ actual: null, of: null, lacking: ["above-scale-firms"] });
  });
});
