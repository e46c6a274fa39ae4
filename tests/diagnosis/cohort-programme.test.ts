/** Progress of a programme against small cohorts: every kind of target, met, not met, and not to be told. */
import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/index.js";
import { describeCohort } from "../../src/diagnosis/cohort/cohort.js";
import { readProgramme } from "../../src/diagnosis/cohort/programme.js";
import type { TargetProgress } from "../../src/diagnosis/cohort/schema.js";
import type { AssessedFirm } from "../../src/diagnosis/firms.js";
import { pack2024 } from "../support/packs.js";
import { firmAt, openFirm, type Particulars } from "./cohort-firms.js";

const subIndustry = "heavy-equipment-sets";
const subIndustries = [{ id: subIndustry, name: "乙" }, { id: "marine-engineering-equipment", name: "丙" }];
const after = { stage: "after" } as const;
const before = { stage: "before" } as const;
const pilot = (level: number, it: Particulars): AssessedFirm => firmAt(level, { subIndustry, ...it });

interface Setting { readonly programme?: object; readonly unreadable?: number }

function progressOf(target: object, firms: readonly AssessedFirm[], { programme, unreadable }: Setting = {}): TargetProgress {
  const read = unwrap(readProgramme({
    programmeFormat: 1, id: "sample", name: "样例", source: "样例", deadline: "2025-12-31", subIndustries: [subIndustry],
    targets: [{ id: "t", name: "样例", ...target }], ...programme,
  }, { subIndustries, pack: pack2024 }));
  const [progress] = describeCohort(firms, { pack: pack2024, programme: read, unreadable: unreadable ?? 0 }).programme?.targets ?? [];
  if (progress === undefined) throw new Error("no target");
  return progress;
}

/** Two firms of the same id that nothing puts in order. */
const unordered = (id: string): readonly AssessedFirm[] => [pilot(1, { id }), pilot(2, { id })];

describe("pilot firms", () => {
  it("are those of the programme's sub-industries, by the latest sheet", () => {
    const firms = [pilot(2, { id: "A", sheet: after }), firmAt(2, { id: "B", subIndustry: "marine-engineering-equipment", sheet: after }), firmAt(2, { id: "C", sheet: after })];
    expect(progressOf({ kind: "retrofitted-firms", atLeast: 1 }, firms)).toMatchObject({ counted: ["A"], short: [], unknown: [] });
    expect(progressOf({ kind: "retrofitted-firms", atLeast: 1 }, firms, { programme: { subIndustries: ["general"] } })).toMatchObject({ counted: ["C"] });
  });

  it("are listed with the programme, its sub-industries also without a firm", () => {
    const programme = unwrap(readProgramme({
      programmeFormat: 1, id: "sample", name: "样例", source: "依据", deadline: "2025-12-31", subIndustries: [subIndustry],
      targets: [{ id: "t", name: "样例", kind: "cloud-firms", atLeast: 1 }],
    }, { subIndustries, pack: pack2024 }));
    const cohort = describeCohort([firmAt(2)], { pack: pack2024, programme, catalogue: { subIndustries } });
    expect(cohort.programme).toMatchObject({ id: "sample", name: "样例", source: "依据", deadline: "2025-12-31", subIndustries: [subIndustry], firms: 0 });
    expect(cohort.subIndustries.map((it) => [it.id, it.firms])).toEqual([[subIndustry, 0], ["general", 1]]);
  });
});

describe("retrofitted firms", () => {
  const firms = [pilot(2, { id: "A", sheet: after }), pilot(1, { id: "B", sheet: before }), pilot(2, { id: "B", sheet: after }), pilot(1, { id: "C", sheet: before }), pilot(3, { id: "D" })];

  it("are those with a sheet after it; before it is short, no stage is unknown", () => {
    expect(progressOf({ kind: "retrofitted-firms", atLeast: 2 }, firms)).toEqual({
      id: "t", kind: "retrofitted-firms", name: "样例", level: null, includeHigher: null, basis: null, required: 2, actual: 2, unit: "firms", of: null,
      met: true, missing: 0, counted: ["A", "B"], short: ["C"], unknown: ["D"], records: [], lacking: [],
      missingFirms: null, retrofitted: null, countedBases: [{ basis: "self", firms: 2 }, { basis: "diagnosis", firms: 0 }, { basis: "on-site", firms: 0 }],
    });
  });

  it("stay so when a later sheet says no stage, and are not yet when one from before follows", () => {
    const dated = (id: string, assessedOn: string, stage: object = {}): AssessedFirm => pilot(2, { id, sheet: { assessedOn, ...stage } });
    const sheets = [
      dated("A", "2025-06-01", after), dated("A", "2025-09-01"), dated("B", "2024-06-01", before), dated("B", "2025-09-01"),
      dated("C", "2024-03-01"), dated("C", "2024-06-01", before),
    ];
    expect(progressOf({ kind: "retrofitted-firms", atLeast: 1 }, sheets)).toMatchObject({ counted: ["A"], short: ["C"], unknown: ["B"] });
    const onSite = pilot(2, { id: "D", sheet: { assessedOn: "2024-03-01", basis: "on-site" } });
    const later = pilot(2, { id: "D", sheet: { assessedOn: "2024-06-01", ...before } });
    expect(progressOf({ kind: "every-firm-level", level: 2, basis: ["on-site"] }, [onSite, later])).toMatchObject({ short: ["D"], met: false });
    expect(progressOf({ kind: "every-firm-level", level: 2, basis: ["on-site"] }, [onSite])).toMatchObject({ unknown: ["D"], met: null });
    const laterAfter = pilot(2, { id: "D", sheet: { assessedOn: "2025-06-01", ...after } });
    expect(progressOf({ kind: "every-firm-level", level: 2, basis: ["on-site"] }, [onSite, laterAfter])).toMatchObject({ unknown: ["D"], met: null });
  });

  it("cannot be told while the unknown ones could make it up", () => {
    expect(progressOf({ kind: "retrofitted-firms", atLeast: 3 }, firms)).toMatchObject({ met: null, actual: 2, missing: 1, lacking: ["stage"] });
    expect(progressOf({ kind: "retrofitted-firms", atLeast: 4 }, firms)).toMatchObject({ met: false, actual: 2, missing: 2, lacking: [] });
  });
});

describe("cloud firms", () => {
  const firms = [pilot(1, { id: "A", profile: { usesCloud: true } }), pilot(1, { id: "B", profile: { usesCloud: false } }), pilot(1, { id: "C" })];
  it.each([[1, true, 0, []], [2, null, 1, ["uses-cloud"]], [3, false, 2, []]])("at least %i: %s", (atLeast, met, missing, lacking) => {
    expect(progressOf({ kind: "cloud-firms", atLeast }, firms)).toMatchObject({ met, missing, lacking, actual: 1, counted: ["A"], short: ["B"], unknown: ["C"] });
  });
});

describe("what the dataset could not give", () => {
  const counted = pilot(1, { id: "A", profile: { usesCloud: true } });

  it("keeps a target open: firms whose sheets cannot be put in order", () => {
    expect(progressOf({ kind: "cloud-firms", atLeast: 2 }, [counted, ...unordered("B")])).toMatchObject({ met: null, unknown: ["B"], lacking: ["order"] });
    expect(progressOf({ kind: "cloud-firms", atLeast: 3 }, [counted, ...unordered("B")])).toMatchObject({ met: false, lacking: [] });
  });

  it("but not those of other sub-industries", () => {
    const others = [firmAt(1, { id: "B" }), firmAt(2, { id: "B" })];
    expect(progressOf({ kind: "cloud-firms", atLeast: 2 }, [counted, ...others])).toMatchObject({ met: false, unknown: [] });
  });

  it("keeps a target open: rows nobody could read", () => {
    expect(progressOf({ kind: "cloud-firms", atLeast: 3 }, [counted], { unreadable: 2 })).toMatchObject({ met: null, unknown: [], lacking: ["rows"] });
    expect(progressOf({ kind: "cloud-firms", atLeast: 3 }, [counted], { unreadable: 1 })).toMatchObject({ met: false, lacking: [] });
  });
});

describe("firms of a level", () => {
  const firms = [pilot(3, { id: "A" }), pilot(4, { id: "B" }), pilot(2, { id: "C" }), openFirm({ id: "D", subIndustry })];

  it("with those above it, where the programme says so", () => {
    expect(progressOf({ kind: "level-count", level: 3, atLeast: 2, includeHigher: true }, firms))
      .toMatchObject({ level: 3, includeHigher: true, met: true, actual: 2, counted: ["A", "B"], short: ["C"], unknown: ["D"] });
  });

  it("without them, where it says so", () => {
    expect(progressOf({ kind: "level-count", level: 3, atLeast: 2, includeHigher: false }, firms))
      .toMatchObject({ includeHigher: false, met: null, actual: 1, counted: ["A"], short: ["B", "C"], unknown: ["D"], lacking: ["level"] });
    expect(progressOf({ kind: "level-count", level: 3, atLeast: 3, includeHigher: false }, firms)).toMatchObject({ met: false });
    // 2 or 3: as far as known neither in nor out of level 2
    expect(progressOf({ kind: "level-count", level: 2, atLeast: 2, includeHigher: false }, firms)).toMatchObject({ counted: ["C"], unknown: ["D"], met: null });
  });

  it("count by the latest sheet of the bases named, not by another", () => {
    const sheets = [
      pilot(3, { id: "A", sheet: { basis: "on-site", assessedOn: "2025-06-01" } }), pilot(4, { id: "A", sheet: { basis: "self", assessedOn: "2025-09-01" } }),
      pilot(3, { id: "B", sheet: { basis: "self" } }), pilot(2, { id: "C", sheet: { basis: "on-site" } }),
    ];
    const target = { kind: "level-count", level: 3, atLeast: 2, includeHigher: false } as const;
    expect(progressOf({ ...target, basis: ["on-site"] }, sheets)).toMatchObject({ basis: ["on-site"], counted: ["A"], short: ["B", "C"], unknown: [], met: false });
    expect(progressOf(target, sheets)).toMatchObject({ basis: null, counted: ["B"], short: ["A", "C"] });
  });
});

describe("every firm at a level", () => {
  const target = { kind: "every-firm-level", level: 2 };

  it("is met when every pilot firm reaches it after the retrofit", () => {
    expect(progressOf(target, [pilot(2, { id: "A", sheet: after }), pilot(3, { id: "B", sheet: after })])).toMatchObject({
      level: 2, includeHigher: true, required: 1, actual: 1, unit: "share", of: 2, met: true, missing: 0, counted: ["A", "B"], lacking: [],
    });
  });

  it("is not met by one below it, nor by one not yet retrofitted, whatever else is open", () => {
    const firms = [pilot(2, { id: "A", sheet: after }), pilot(1, { id: "B", sheet: after }), pilot(3, { id: "C", sheet: before }), pilot(3, { id: "D" })];
    expect(progressOf(target, firms)).toMatchObject({ met: false, actual: 0.25, of: 4, missing: 0.75, counted: ["A"], short: ["B", "C"], unknown: ["D"], lacking: [] });
  });

  it("counts as short a firm below it of which the stage is unknown: it is either below or not retrofitted", () => {
    expect(progressOf(target, [pilot(1, { id: "A" })])).toMatchObject({ met: false, short: ["A"], unknown: [] });
  });

  it("cannot be told while one is unknown", () => {
    const met = pilot(2, { id: "A", sheet: after });
    expect(progressOf(target, [met, pilot(3, { id: "B" })])).toMatchObject({ met: null, actual: 0.5, unknown: ["B"], lacking: ["stage"] });
    expect(progressOf({ ...target, level: 3 }, [openFirm({ id: "B", subIndustry, sheet: after })])).toMatchObject({ met: null, actual: 0, unknown: ["B"], lacking: ["level"] });
    expect(progressOf({ ...target, level: 3 }, [openFirm({ id: "B", subIndustry })])).toMatchObject({ met: null, lacking: ["level", "stage"] });
    expect(progressOf(target, [met, ...unordered("B")])).toMatchObject({ met: null, actual: 1, unknown: ["B"], lacking: ["order"] });
    expect(progressOf(target, [met], { unreadable: 1 })).toMatchObject({ met: null, actual: 1, lacking: ["rows"] });
  });

  it("cannot be told of no firm at all", () => {
    expect(progressOf(target, [firmAt(2)])).toMatchObject({ met: null, actual: null, missing: null, of: 0, lacking: ["firms"] });
  });

  it("takes the sheets of the bases named", () => {
    const firms = [pilot(2, { id: "A", sheet: { ...after, basis: "on-site" } }), pilot(2, { id: "B", sheet: { ...after, basis: "diagnosis" } })];
    expect(progressOf({ ...target, basis: ["on-site"] }, firms)).toMatchObject({ met: false, counted: ["A"], short: ["B"] });
    expect(progressOf({ ...target, basis: ["on-site", "diagnosis"] }, firms)).toMatchObject({ met: true });
  });
});

describe("coverage", () => {
  const target = { kind: "coverage", share: 0.9 };
  const above = (id: string): AssessedFirm => pilot(1, { id, profile: { aboveScale: true } });
  const firms = [...Array.from({ length: 9 }, (_, i) => above(`A${i}`)), pilot(1, { id: "B", profile: { aboveScale: false } })];
  const of = (count: number): Setting => ({ programme: { aboveScaleFirms: { [subIndustry]: count } } });

  it("is the share of the above-scale firms the programme file gives", () => {
    expect(progressOf(target, firms, of(10))).toMatchObject({ required: 0.9, actual: 0.9, unit: "share", of: 10, met: true, missing: 0, short: [], unknown: [] });
    expect(progressOf(target, firms, of(10)).counted).toHaveLength(9);
    expect(progressOf(target, firms, of(11))).toMatchObject({ actual: 9 / 11, met: false, missing: 9 / 110, lacking: [] });
  });

  it("cannot be told while firms that do not say it could make it up", () => {
    const unsaid = [...firms, pilot(1, { id: "C" })];
    expect(progressOf(target, unsaid, of(11))).toMatchObject({ met: null, unknown: ["C"], lacking: ["above-scale"] });
    expect(progressOf(target, unsaid, of(12))).toMatchObject({ met: false, lacking: [] });
    expect(progressOf(target, unsaid, of(10))).toMatchObject({ met: true });
    expect(progressOf(target, firms, { ...of(11), unreadable: 1 })).toMatchObject({ met: null, lacking: ["rows"] });
  });

  it("cannot be told without the number of every sub-industry", () => {
    const two = { subIndustries: [subIndustry, "marine-engineering-equipment"], aboveScaleFirms: { [subIndustry]: 10 } };
    expect(progressOf(target, firms)).toMatchObject({ met: null, actual: null, of: null, missing: null, lacking: ["above-scale-firms"] });
    expect(progressOf(target, firms, { programme: two })).toMatchObject({ met: null, actual: null, lacking: ["above-scale-firms"] });
    expect(progressOf(target, firms, { programme: { ...two, aboveScaleFirms: { ...two.aboveScaleFirms, "marine-engineering-equipment": 0 } } })).toMatchObject({ met: true, of: 10 });
  });

  it("cannot be told where more firms were counted than there are said to be, in sum or in one sub-industry", () => {
    expect(progressOf(target, firms, of(8))).toMatchObject({ met: null, actual: null, of: 8, lacking: ["above-scale-firms-too-few"] });
    const two = { subIndustries: [subIndustry, "marine-engineering-equipment"], aboveScaleFirms: { [subIndustry]: 8, "marine-engineering-equipment": 2 } };
    expect(progressOf(target, firms, { programme: two })).toMatchObject({ met: null, actual: null, of: 10, lacking: ["above-scale-firms-too-few"] });
  });

  it("cannot be told of no firm", () => {
    expect(progressOf(target, [], of(0))).toMatchObject({ met: null, actual: null, of: 0, lacking: ["firms"] });
  });
});

describe("records", () => {
  const records = { t: [
    { id: "a", name: "样例一", evidence: ["样例：通知"], date: "2025-06-30", firm: "A" }, { id: "b", name: "样例二", evidence: [] }, { id: "c", name: "样例三", evidence: ["样例：名单"] },
  ] };

  it("count with evidence, and are short without", () => {
    expect(progressOf({ kind: "records", atLeast: 2 }, [], { programme: { records }, unreadable: 9 })).toMatchObject({
      required: 2, actual: 2, unit: "records", of: null, met: true, missing: 0, counted: ["样例一", "样例三"], short: ["样例二"], unknown: [], lacking: [],
      records: [{ id: "a", name: "样例一", evidence: ["样例：通知"], date: "2025-06-30", firm: "A" }, { id: "b", evidence: [], date: null, firm: null }, { id: "c" }],
    });
    expect(progressOf({ kind: "records", atLeast: 3 }, [], { programme: { records } })).toMatchObject({ met: false, actual: 2, missing: 1 });
  });

  it("cannot be told without a list, whatever the target is called; an empty list means none", () => {
    expect(progressOf({ id: "constructor", kind: "records", atLeast: 1 }, [])).toMatchObject({ met: null, actual: null, missing: null, counted: [], records: [], lacking: ["records"] });
    expect(progressOf({ kind: "records", atLeast: 1 }, [], { programme: { records: { t: [] } } })).toMatchObject({ met: false, actual: 0, missing: 1, lacking: [] });
  });
});
