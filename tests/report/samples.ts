/** Reports to look at: one of every answer sheet in the fixtures, and a few no firm would hand in. */
import { readdirSync, readFileSync } from "node:fs";
import { loadPack, readAnswers, score, unwrap, type AnswerSheet, type AssessmentResult, type LoadedPack } from "../../src/index.js";
import { buildReport, renderHtml, type Report } from "../../src/report/index.js";

export interface Sample {
  readonly sheet: AnswerSheet;
  readonly result: AssessmentResult;
  readonly pack: LoadedPack;
  readonly report: Report;
  readonly html: string;
}

export const pack = unwrap(loadPack("miit-sme-2024"));
export const date = "2025-06-10";

export function sampleOf(value: unknown, reportDate: string | null = date, by: LoadedPack = pack): Sample {
  const sheet = unwrap(readAnswers(value, by));
  const result = score(sheet, by);
  const report = buildReport({ sheet, result, pack: by }, { date: reportDate });
  return { sheet, result, pack: by, report, html: renderHtml(report) };
}

const folder = new URL("../../fixtures/answers/miit-sme-2024/", import.meta.url);
export const fixture = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
export const fixtureNames: readonly string[] = readdirSync(folder).filter((it) => it.endsWith(".json")).sort();

export const PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** One question answered, nothing else known. */
export const almostEmpty = { pack: "miit-sme-2024", enterprise: { id: "X1" }, answers: { "information-systems": "C" } };

export const untouched = { pack: "miit-sme-2024", enterprise: { id: "X2" } };

const everyAnswer = {
  "network-infrastructure": ["B", "C", "D", "E"], "equipment-digitalization": "E", "equipment-connectivity": "E",
  "data-collection": [..."BCDEFGHIJKLMNO"], "information-systems": "E", "network-security": ["B", "C", "D", "E"], "data-security": ["B", "C", "D", "E"],
  "planning-execution": "F", "management-mechanism": ["B", "C", "D", "E"], "talent-development": ["B", "C", "D", "E", "F"], funding: "E",
  "green-low-carbon": "C", "product-quality": "C", "market-performance": "C", "value-benefit": "C",
};
const allAreas = (rating: number): Readonly<Record<string, number>> =>
  Object.fromEntries(pack.definition.areas.groups.flatMap((group) => group.areas.map((it) => [it.id, rating])));

/** Everything reached: nothing lost, no next level. */
export const perfect = { pack: "miit-sme-2024", enterprise: { id: "X3" }, basis: "on-site", answers: everyAnswer, areas: allAreas(4) };

/** Everything answered "none". */
export const nothing = {
  pack: "miit-sme-2024", enterprise: { id: "X4" }, areas: allAreas(0),
  answers: Object.fromEntries(Object.keys(everyAnswer).map((id) => [id, "A"])),
};

export const MARKUP = `</style><script>alert("x")</script><b>{{x}}{{{y}}}</b>&=HYPERLINK("http://a","b")'`;

/** Markup and formulas in every text a sheet can hold. */
export const hostile = {
  pack: "miit-sme-2024",
  enterprise: {
    id: MARKUP, name: `${MARKUP}${"长".repeat(300)}`, creditCode: MARKUP, subIndustry: MARKUP,
    profile: {
      contact: MARKUP, phone: MARKUP, address: MARKUP, sector: MARKUP, ownership: MARKUP, founded: MARKUP, mainProducts: MARKUP,
      specialized: MARKUP, cloudUse: MARKUP, network: MARKUP, certificates: [MARKUP], software: [MARKUP], staff: 0, sizeClass: "micro", aboveScale: false,
      revenue: [{ year: 2024, amount: -1.5 }, { year: 2023, amount: 0 }], profit: [{ year: 2024, amount: 1234567.25 }],
    },
  },
  assessedOn: "2025-05-20", stage: "after", reportNumber: MARKUP, revision: MARKUP,
  survey: { date: "2025-05-14", members: [{ name: MARKUP, agency: MARKUP, role: MARKUP, contact: MARKUP }, { name: "甲" }] },
  texts: { products: MARKUP, process: MARKUP, equipment: MARKUP, software: MARKUP, survey: `${MARKUP}\n\n第二段` },
  pictures: [{ about: "products", caption: MARKUP, data: PIXEL }, { about: "survey", data: PIXEL }],
  investment: { planned: 1, actual: 2, annualBenefit: 3 },
  answers: {
    "information-systems": { option: "C", evidence: [MARKUP], note: MARKUP },
    "equipment-digitalization": { figures: { productionEquipment: 60, digitalEquipment: 24 } },
    "equipment-connectivity": { option: "E", figures: { productionEquipment: 50, connectedEquipment: 24 } },
    "product-quality": { figures: { passRateAfter: 99 } },
  },
};

export const samples: ReadonlyMap<string, Sample> = new Map([
  ...fixtureNames.map((name) => [name, sampleOf(fixture(name))] as const),
  ...Object.entries({ almostEmpty, untouched, perfect, nothing, hostile }).map(([name, value]) => [name, sampleOf(value)] as const),
]);
