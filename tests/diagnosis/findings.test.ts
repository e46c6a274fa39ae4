/** `diagnose`: which gaps there are, what each is worth, why it matters, what proves it and what helps. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAnswers, score, unwrap, type LoadedPack } from "../../src/index.js";
import { builtInCatalogue, type Catalogue, type CatalogueScenario } from "../../src/diagnosis/catalogue/catalogue.js";
import { diagnose } from "../../src/diagnosis/findings/diagnose.js";
import { diagnosisSchema, type Diagnosis, type Gap } from "../../src/diagnosis/findings/schema.js";
import { pack2024, packWithNotApplicable, patchedPack } from "../support/packs.js";
import { allAreasAt, answersWorth, areasAt, bestAnswers, lowestAnswers, readSheet, sheetWith, type RawSheet } from "../support/sheets.js";

function diagnoseRaw(overrides: RawSheet, options: { readonly pack?: LoadedPack; readonly catalogue?: Catalogue } = {}): Diagnosis {
  const { pack = pack2024, catalogue } = options;
  const sheet = readSheet(overrides, pack);
  return diagnose(sheet, score(sheet, pack), catalogue === undefined ? {} : { catalogue });
}
function gapOf(diagnosis: Diagnosis, id: string): Gap {
  const found = diagnosis.findings.find((it) => it.id === id);
  if (found === undefined) throw new Error(`no gap ${id} among ${diagnosis.findings.map((it) => it.id).join(", ")}`);
  return found;
}
const idsOf = (diagnosis: Diagnosis, subject: string): readonly string[] => diagnosis.findings.filter((it) => it.subject === subject).map((it) => it.id);

describe("which gaps there are", () => {
  it("none when everything is full and at the top", () => {
    const diagnosis = diagnoseRaw({ answers: bestAnswers, areas: allAreasAt(4) });
    expect(diagnosis).toMatchObject({ level: 4, target: null, findings: [] });
  });

  it("of several choices: each option not ticked; 'none' ticked: each option", () => {
    const gaps = (ticked: readonly string[]): readonly string[] => [...idsOf(diagnoseRaw({ answers: { "network-security": ticked } }), "network-security")].sort();
    expect(gaps(["B", "D"])).toEqual(["indicator:network-security:C", "indicator:network-security:E"]);
    expect(gaps(["A"])).toEqual(["B", "C", "D", "E"].map((it) => `indicator:network-security:${it}`));
    expect(gaps(["B", "C", "D", "E"])).toEqual([]);
    expect(gapOf(diagnoseRaw({ answers: { "network-security": ["A"] } }), "indicator:network-security:D")).toMatchObject({ from: ["A"], to: ["D"], option: "D", points: 1.25, pointsToTop: 5 });
    expect(gapOf(diagnoseRaw({ answers: { "network-security": ["D", "B"] } }), "indicator:network-security:C")).toMatchObject({ to: ["B", "C", "D"], points: 1.25, pointsToTop: 2.5 });
  });

  it("of one choice and of bands: the next rung, and what remains to the top", () => {
    const diagnosis = diagnoseRaw({ answers: { "information-systems": "C", "planning-execution": "E", funding: "A" } });
    expect(gapOf(diagnosis, "indicator:information-systems:D")).toMatchObject({ from: "C", to: "D", option: null, points: 2.5, pointsToTop: 5, outcome: false, figures: null });
    expect(gapOf(diagnosis, "indicator:planning-execution:F")).toMatchObject({ points: 1.5, pointsToTop: 1.5 });
    expect(gapOf(diagnosis, "indicator:funding:B")).toMatchObject({ points: 1.875, pointsToTop: 7.5 });
    expect(idsOf(diagnosis, "information-systems")).toHaveLength(1);
  });

  it("of a trend: the better outcome, which nobody can buy", () => {
    const diagnosis = diagnoseRaw({ answers: { "product-quality": "A", "value-benefit": "B", "market-performance": "C" } });
    expect(gapOf(diagnosis, "indicator:product-quality:C")).toMatchObject({ outcome: true, from: "A", to: "C", points: 7 });
    expect(gapOf(diagnosis, "indicator:value-benefit:C")).toMatchObject({ outcome: true, from: "B", to: "C", points: 1.5 });
    expect(idsOf(diagnosis, "market-performance")).toEqual([]);
  });

  it("of an area: the next rating, worth no points", () => {
    const diagnosis = diagnoseRaw({ areas: { "product-design": 0, "process-design": 3, "work-safety": 4 } });
    expect(gapOf(diagnosis, "area:product-design:1")).toMatchObject({ kind: "area", from: 0, to: 1, points: 0, pointsToTop: 0, why: { kind: "binding" } });
    expect(gapOf(diagnosis, "area:process-design:4")).toMatchObject({ why: { kind: "guiding" } });
    expect(idsOf(diagnosis, "work-safety")).toEqual([]);
  });

  it("of an open question: answering it, worth its full points and the level the result says", () => {
    const { "information-systems": _open, ...rest } = answersWorth[40];
    const sheet = readSheet({ answers: rest, areas: { ...allAreasAt(2), "human-resources": null } });
    const result = score(sheet, pack2024);
    const diagnosis = diagnose(sheet, result);
    expect(gapOf(diagnosis, "indicator:information-systems:open")).toMatchObject({ open: true, from: null, to: "E", points: 10, pointsToTop: 10 });
    expect(gapOf(diagnosis, "area:human-resources:open")).toMatchObject({ open: true, from: null, to: 4, scenarios: [] });
    const open = diagnosis.findings.filter((it) => it.open);
    expect(open.map((it) => [it.subject, it.effect.levelAlone]).sort()).toEqual(result.openQuestions.map((it) => [it.id, it.levelIfBest]).sort());
  });

  it("none of what does not apply", () => {
    for (const policy of ["zero", "excluded"] as const) {
      const pack = packWithNotApplicable(policy);
      expect(idsOf(diagnoseRaw({ answers: { "green-low-carbon": { notApplicable: true } } }, { pack }), "green-low-carbon")).toEqual([]);
    }
  });
});

describe("what a gap does for the level", () => {
  it("reaches it alone, and meets the condition that was missing", () => {
    // 39.975 points, every area at 2: level 2 lacks 0.025 points
    const diagnosis = diagnoseRaw({ answers: answersWorth[39.975], areas: allAreasAt(2) });
    expect(diagnosis).toMatchObject({ level: 1, target: { level: 2, missing: [{ fact: "points", gap: 0.025 }] } });
    const gap = gapOf(diagnosis, "indicator:data-collection:E");
    expect(gap).toMatchObject({ points: 0.7, effect: { levelAlone: 2, turns: ["points"], advances: [] } });
    expect(gap.why.serves).toMatchObject([{ fact: "points", required: 40, actual: 39.975, gap: 0.025, met: false }]);
    expect(gapOf(diagnosis, "area:product-design:3")).toMatchObject({ effect: { levelAlone: 1, turns: [], advances: [] }, why: { serves: [] } });
  });

  it("brings a condition nearer by exactly so much", () => {
    const diagnosis = diagnoseRaw({ answers: answersWorth[19.975], areas: areasAt(1, 1, 0) });
    // level 1 lacks 0.025 points, 5 areas, 2 binding ones
    expect(gapOf(diagnosis, "area:marketing-management:1").effect).toEqual({
      levelAlone: 0, turns: [], advances: [{ fact: "areas.1.all", by: 1 }, { fact: "areas.1.binding", by: 1 }],
    });
    expect(gapOf(diagnosis, "area:process-design:1").effect.advances).toEqual([{ fact: "areas.1.all", by: 1 }]);
    expect(gapOf(diagnosis, "indicator:network-infrastructure:B").effect).toEqual({ levelAlone: 0, turns: ["points"], advances: [] });
  });

  it("serves a condition that only a later step of the area counts towards", () => {
    const diagnosis = diagnoseRaw({ answers: answersWorth[60], areas: { ...areasAt(2, 6, 0), "finance-management": 1 } });
    const gap = gapOf(diagnosis, "area:finance-management:2");
    expect(gap.effect).toMatchObject({ turns: [], advances: [] });
    expect(gap.why.serves.map((it) => [it.fact, it.required, it.actual])).toEqual([["areas.3.all", 8, 0], ["areas.3.binding", 5, 0]]);
    expect(gapOf(diagnosis, "area:human-resources:1").why.serves.map((it) => it.fact)).toEqual(["areas.3.all"]);
  });

  it("meets a condition that is no single line", () => {
    const pack = patchedPack({ definition: [{
      op: "replace", path: "/levels/0/rule", value: { or: [{ ">=": [{ var: "areas.1.all" }, 1] }, { ">=": [{ var: "dimensions.management" }, 30] }] },
    }] });
    const diagnosis = diagnoseRaw({ answers: lowestAnswers, areas: allAreasAt(0) }, { pack });
    const fact = "areas.1.all,dimensions.management";
    expect(gapOf(diagnosis, "area:human-resources:1")).toMatchObject({ effect: { levelAlone: 1, turns: [fact] }, why: { serves: [{ fact, operator: "rule" }] } });
    expect(gapOf(diagnosis, "indicator:funding:B")).toMatchObject({ effect: { levelAlone: 0, turns: [], advances: [] }, why: { serves: [{ fact }] } });
    expect(gapOf(diagnosis, "indicator:network-security:B").why.serves).toEqual([]);
  });
});

describe("order", () => {
  it("level alone, conditions turned, conditions advanced, points, id", () => {
    // level 2 lacks 0.025 points and one area
    const diagnosis = diagnoseRaw({ answers: answersWorth[39.975], areas: { ...areasAt(2, 5, 0), "human-resources": 1, "decision-support": 0 } });
    const summary = diagnosis.findings.map((it) => [it.effect.levelAlone, it.effect.turns.length, it.effect.advances.length, it.points, it.id] as const);
    const expected = [...summary].sort((a, b) => {
      for (let i = 0; i < 4; i += 1) if (a[i] !== b[i]) return Number(b[i]) - Number(a[i]);
      return a[4] < b[4] ? -1 : 1;
    });
    expect(summary).toEqual(expected);
    // 7 points of one trend and one of the other, then the area: all turn one condition, the level needs both
    expect(summary.slice(0, 2).map((it) => it[4])).toEqual(["indicator:green-low-carbon:C", "indicator:product-quality:C"]);
    expect(summary.findIndex((it) => it[4] === "area:human-resources:2")).toBeLessThan(summary.findIndex((it) => it[4] === "area:decision-support:1"));
  });
});

describe("evidence missing", () => {
  it("is what the pack asks for the option to be reached, and for what is claimed, as far as the sheet does not name it", () => {
    const of = (evidence: readonly string[]): Pick<Gap, "evidenceMissing" | "evidenceGiven"> => {
      const diagnosis = diagnoseRaw({ answers: { "network-infrastructure": { options: ["B"], evidence } } });
      const { evidenceMissing, evidenceGiven } = gapOf(diagnosis, "indicator:network-infrastructure:D");
      return { evidenceMissing, evidenceGiven };
    };
    expect(of([])).toEqual({ evidenceMissing: { toReach: ["network-topology", "industrial-5g-contract"], claimed: ["network-topology", "control-network-documents"] }, evidenceGiven: 0 });
    // the id, or the pack's own words, with blanks around; anything else is counted and not matched
    expect(of([" network-topology ", "车间生产控制网络的建设或技术文件", "网络拓扑图一张"]))
      .toEqual({ evidenceMissing: { toReach: ["industrial-5g-contract"], claimed: [] }, evidenceGiven: 3 });
  });

  it("an option that earns nothing asks for none; an area's is that of its rating", () => {
    const diagnosis = diagnoseRaw({ answers: { "equipment-connectivity": "A" }, areas: { "product-design": 2 } });
    expect(gapOf(diagnosis, "indicator:equipment-connectivity:B").evidenceMissing).toEqual({
      toReach: ["equipment-list", "connected-device-screens", "communication-module-photos"], claimed: [],
    });
    expect(gapOf(diagnosis, "area:product-design:3")).toMatchObject({ evidenceMissing: { toReach: ["rating-3"], claimed: [] }, evidenceGiven: null });
  });
});

describe("related scenarios", () => {
  const row = (id: string, overrides: Partial<CatalogueScenario>): CatalogueScenario => ({
    id, name: `样例${id}`, area: "product-design", from: 1, to: 2, likelyClass: "N", subIndustries: ["general"], indicators: [], pain: "样例", content: "样例",
    data: [], software: [], effects: [], effort: null, prerequisites: [], condition: null, reviewed: false, anchors: [], note: null, withdrawn: false, origin: "test", ...overrides,
  });
  const scenarios = [
    row("AA-04", { from: 2, to: 4 }), row("AA-02", { from: 2, to: 3 }), row("AA-01", {}), row("AA-03", { from: 2, to: 3, subIndustries: ["heavy-equipment-sets"] }),
    row("AA-05", { from: 3, to: 4 }), row("AA-06", { from: 2, to: 3, withdrawn: true }), row("AA-07", { from: 2, to: 3, subIndustries: ["intelligent-instruments"] }),
    row("AA-08", { from: 2, to: 3, condition: { ">=": [{ var: "points" }, 50] } }), row("AA-09", { from: 1, to: 3 }), row("AA-10", { from: 2, to: 3 }),
    row("BB-01", { area: "work-safety", indicators: ["network-security"] }),
  ];
  const catalogue: Catalogue = { ...builtInCatalogue(), scenarios };
  const related = (overrides: RawSheet, id: string): readonly string[] => gapOf(diagnoseRaw(overrides, { catalogue }), id).scenarios;
  const heavy = { enterprise: { id: "E1", subIndustry: "heavy-equipment-sets" } };

  it("of an area: from at most its rating and to above it, the next step's first, then by rating and id", () => {
    expect(related({ ...heavy, answers: lowestAnswers, areas: { "product-design": 2 }, declinedScenarios: ["AA-10"] }, "area:product-design:3")).toEqual(["AA-02", "AA-03", "AA-09", "AA-04"]);
    expect(related({ areas: { "product-design": 2 } }, "area:product-design:3")).toEqual(["AA-02", "AA-08", "AA-09", "AA-10", "AA-04"]);
    expect(related({ areas: { "product-design": 0 } }, "area:product-design:1")).toEqual(["AA-01", "AA-09"]);
    expect(related({ areas: { "product-design": 3 } }, "area:product-design:4")).toEqual(["AA-04", "AA-05"]);
  });

  it("a condition that cannot be told does not take a scenario out; one that fails does", () => {
    expect(related({ answers: lowestAnswers, areas: { ...allAreasAt(2) } }, "area:product-design:3")).not.toContain("AA-08");
    expect(related({ answers: answersWorth[60], areas: { ...allAreasAt(2) } }, "area:product-design:3")).toContain("AA-08");
  });

  it("of a question: rows that name it; of an option that names an area: that area's", () => {
    const sheet = { answers: { "network-security": ["B"], "data-collection": ["D"] }, areas: { "product-design": 1, "work-safety": 1 } };
    expect(related(sheet, "indicator:network-security:C")).toEqual(["BB-01"]);
    expect(related(sheet, "indicator:data-collection:B")).toEqual(["AA-01", "AA-09"]);
    expect(related(sheet, "indicator:data-collection:J")).toEqual(["BB-01"]);
    expect(related(sheet, "indicator:data-collection:C")).toEqual([]);
  });

  it("the built-in catalogue serves its own pack, and the receipt names it", () => {
    const { id, version, sha256 } = builtInCatalogue();
    expect(diagnoseRaw({}).receipt.catalogue).toEqual({ id, version, sha256 });
    const other = patchedPack({ definition: [{ op: "replace", path: "/id", value: "another" }], wording: [{ op: "replace", path: "/pack", value: "another" }] });
    const sheet = unwrap(readAnswers(sheetWith({ pack: "another", areas: { "product-design": 1 } }), other));
    const diagnosis = diagnose(sheet, score(sheet, other));
    expect(diagnosis.receipt.catalogue).toBeNull();
    expect(diagnosis.findings.flatMap((it) => it.scenarios)).toEqual([]);
  });
});

describe("the example of docs/findings.md", () => {
  it("is what comes out: a machine more, 1.5 points, level 2", () => {
    const json = /```json\n([\s\S]*?)```/.exec(readFileSync(join(import.meta.dirname, "..", "..", "docs", "findings.md"), "utf8"))?.[1] ?? "";
    const answers = { ...answersWorth[39.975], "equipment-connectivity": { figures: { productionEquipment: 60, connectedEquipment: 24 } }, "talent-development": ["B", "C"] };
    const diagnosis = diagnoseRaw({ enterprise: { id: "E1", subIndustry: "heavy-equipment-sets" }, answers, areas: allAreasAt(2) });
    expect(diagnosis).toMatchObject({ level: 1, target: { missing: [{ actual: 39.975 }] } });
    expect(gapOf(diagnosis, "indicator:equipment-connectivity:D")).toEqual(JSON.parse(json));
    const before = diagnosis.findings.slice(0, diagnosis.findings.findIndex((it) => it.subject === "equipment-connectivity"));
    expect(before.every((it) => it.effect.levelAlone === 2 && it.points > 1.5)).toBe(true);
  });
});

describe("what does not belong together", () => {
  const sheet = readSheet({ answers: lowestAnswers });
  const result = score(sheet, pack2024);

  it("is a mistake of the calling program", () => {
    expect(() => diagnose(readSheet({ answers: bestAnswers }), result)).toThrow(/not of this sheet/);
    const other = patchedPack({ definition: [{ op: "replace", path: "/version", value: "9.9.9" }] });
    expect(() => diagnose(sheet, { ...result, receipt: { ...result.receipt, pack: { ...result.receipt.pack, sha256: other.sha256 } } })).toThrow(/not by this pack/);
    expect(() => diagnose({ ...sheet }, result)).toThrow(/readAnswers/);
    expect(() => diagnose(sheet, result, { catalogue: { ...builtInCatalogue(), pack: "another" } })).toThrow(/another/);
  });

  it("what belongs together gives data of the published shape", () => {
    const diagnosis = diagnose(sheet, result);
    expect(diagnosisSchema.parse(JSON.parse(JSON.stringify(diagnosis)))).toEqual(diagnosis);
    expect(diagnosis.receipt).toMatchObject(result.receipt);
  });

  it("a binding area that counts towards two lines stands before points, points before a guiding area", () => {
    const { findings } = diagnoseRaw({ answers: answersWorth[39.975], areas: areasAt(1, 0, 0) });
    const kinds = findings.filter((it) => it.effect.turns.length === 0 && it.effect.advances.length > 0)
      .map((it) => `${it.kind} ${it.effect.advances.length}`);
    expect([...new Set(kinds)].length).toBeGreaterThan(1);
    expect(kinds).toEqual([...kinds].sort((a, b) => Number(b.slice(-1)) - Number(a.slice(-1)) || (a > b ? -1 : a < b ? 1 : 0)));
  });
});
