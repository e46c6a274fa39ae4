/** Answer sheets for tests: as plain values, read, and scored. */
import { readAnswers, score, unwrap, type AnswerSheet, type AssessmentResult, type Issue, type LoadedPack } from "../../src/index.js";
import { pack2024 } from "./packs.js";

export type RawAnswers = Readonly<Record<string, unknown>>;
export type RawAreas = Readonly<Record<string, unknown>>;
export type RawSheet = Readonly<Record<string, unknown>>;

/** The 16 areas in the order of the form; the ten binding ones first in `bindingAreas`. */
export const bindingAreas = [
  "product-design", "marketing-management", "production-control", "quality-management", "equipment-management",
  "work-safety", "energy-management", "procurement-management", "warehousing-logistics", "finance-management",
] as const;
export const guidingAreas = [
  "process-design", "after-sales-service", "planning-scheduling", "human-resources", "collaborative-office", "decision-support",
] as const;

/** So many binding and guiding areas at a rating, the others at 0. */
export function areasAt(rating: number, binding: number, guiding: number): RawAreas {
  return Object.fromEntries([
    ...bindingAreas.map((id, i) => [id, i < binding ? rating : 0]),
    ...guidingAreas.map((id, i) => [id, i < guiding ? rating : 0]),
  ]);
}
export const allAreasAt = (rating: number): RawAreas => areasAt(rating, 10, 6);

/** Every question at its lowest option: 0 points. */
export const lowestAnswers = {
  "network-infrastructure": ["A"], "equipment-digitalization": "A", "equipment-connectivity": "A", "data-collection": ["A"],
  "information-systems": "A", "network-security": ["A"], "data-security": ["A"], "planning-execution": "A",
  "management-mechanism": ["A"], "talent-development": ["A"], funding: "A", "green-low-carbon": "A", "product-quality": "A",
  "market-performance": "A", "value-benefit": "A",
} as const satisfies RawAnswers;

/** Every question at its best: 100 points. */
export const bestAnswers = {
  "network-infrastructure": ["B", "C", "D", "E"], "equipment-digitalization": "E", "equipment-connectivity": "E",
  "data-collection": [..."BCDEFGHIJKLMNO"], "information-systems": "E", "network-security": ["B", "C", "D", "E"],
  "data-security": ["B", "C", "D", "E"], "planning-execution": "F", "management-mechanism": ["B", "C", "D", "E"],
  "talent-development": ["B", "C", "D", "E", "F"], funding: "E", "green-low-carbon": "C", "product-quality": "C",
  "market-performance": "C", "value-benefit": "C",
} as const satisfies RawAnswers;

/** A sheet with the least it needs, and what the test is about. */
export const sheetWith = (overrides: RawSheet = {}): RawSheet => ({ pack: "miit-sme-2024", enterprise: { id: "E0001" }, ...overrides });

export const readSheet = (overrides: RawSheet = {}, pack: LoadedPack = pack2024): AnswerSheet => unwrap(readAnswers(sheetWith(overrides), pack));
export const scoreSheet = (overrides: RawSheet = {}, pack: LoadedPack = pack2024): AssessmentResult => score(readSheet(overrides, pack), pack);
export const scoreAnswers = (answers: RawAnswers, areas: RawAreas = {}): AssessmentResult => scoreSheet({ answers, areas });

/** The issues of reading, whether or not it succeeded. */
export const issuesOf = (overrides: RawSheet, pack: LoadedPack = pack2024): readonly Issue[] => readAnswers(sheetWith(overrides), pack).issues;
export const issuesOfAnswer = (id: string, answer: unknown): readonly Issue[] => issuesOf({ answers: { [id]: answer } });

/** `code path` of each issue: short enough to compare whole. */
export const brief = (issues: readonly Issue[]): readonly string[] => issues.map((it) => `${it.code} ${it.path}`);

export function indicatorOf(result: AssessmentResult, id: string): AssessmentResult["indicators"][number] {
  const found = result.indicators.find((it) => it.id === id);
  if (found === undefined) throw new Error(`no indicator ${id}`);
  return found;
}
/** One question answered alone. */
export const scoreOne = (id: string, answer: unknown): AssessmentResult["indicators"][number] => indicatorOf(scoreAnswers({ [id]: answer }), id);

/** Each points line and the value 0.025 below it, as answers: sums worked out by hand. */
const at40 = {
  ...lowestAnswers, "network-infrastructure": [..."BCDE"], "equipment-digitalization": "E", "equipment-connectivity": "E",
  "information-systems": "E", "green-low-carbon": "C", "market-performance": "C",
};
const below20 = {
  ...lowestAnswers, "management-mechanism": ["B"], "data-collection": [..."BCD"], "information-systems": "E", "equipment-digitalization": "E",
};
const below40 = {
  ...below20, "network-infrastructure": [..."BCDE"], "equipment-connectivity": "E", "market-performance": "C", "value-benefit": "C",
};
const at60 = { ...at40, "product-quality": "C", "value-benefit": "C", "network-security": [..."BCDE"], "data-security": [..."BCDE"] };
export const answersWorth = {
  20: { ...lowestAnswers, "information-systems": "E", "equipment-digitalization": "E", "network-infrastructure": ["B", "C"] },
  19.975: below20,
  40: at40,
  39.975: below40,
  60: at60,
  59.975: { ...below40, "green-low-carbon": "C", "product-quality": "C", "talent-development": [..."BCDE"] },
  80: { ...at60, "management-mechanism": [..."BCDE"], "planning-execution": "F", "talent-development": ["B"], "data-collection": [..."BCDEF"] },
  79.975: {
    ...bestAnswers, "management-mechanism": ["B"], "data-collection": [..."BCD"], "network-infrastructure": [..."BCD"], "talent-development": ["B", "C"],
  },
} as const satisfies Readonly<Record<number, RawAnswers>>;
