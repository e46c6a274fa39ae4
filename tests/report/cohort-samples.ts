/** Many firms made by rule from a seed, and the lists and cohorts they give: documents to look at. */
import { readCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { describeCohort } from "../../src/diagnosis/cohort/cohort.js";
import { readProgramme } from "../../src/diagnosis/cohort/programme.js";
import type { Cohort } from "../../src/diagnosis/cohort/schema.js";
import { firmOf, type AssessedFirm } from "../../src/diagnosis/firms.js";
import { listScenarios, type ListOptions } from "../../src/diagnosis/list/list.js";
import type { ScenarioList } from "../../src/diagnosis/list/schema.js";
import { readAnswers, score, unwrap } from "../../src/index.js";
import { buildCohortReport, buildListReport, type Report } from "../../src/report/index.js";
import { candidate } from "../support/products.js";
import { MARKUP, pack } from "./samples.js";

export { pack };
export const catalogue = unwrap(readCatalogue([], pack));

/** Numbers from 0 to 1 that are always the same (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const { definition } = pack;
const indicators = definition.dimensions.flatMap((it) => it.groups.flatMap((group) => group.indicators));
const areas = definition.areas.groups.flatMap((it) => it.areas);

export interface Firm {
  readonly id: string;
  readonly name?: string;
  readonly subIndustry?: string;
  readonly stage?: "before" | "after";
  readonly assessedOn?: string;
  readonly basis?: "self" | "diagnosis" | "on-site";
  /** 0 to 1: how far the firm has come. */
  readonly skill: number;
  readonly seed: number;
  readonly declined?: readonly string[];
  readonly usesCloud?: boolean;
  readonly aboveScale?: boolean;
  /** Share of questions and areas left open. */
  readonly open?: number;
}

/** A sheet whose answers lie about as high as the firm's skill. */
export function firm(it: Firm): AssessedFirm {
  const next = numbersFrom(it.seed);
  const around = (steps: number): number => Math.min(steps - 1, Math.max(0, Math.floor((it.skill + (next() - 0.5) * 0.5) * steps)));
  const isOpen = (): boolean => next() < (it.open ?? 0);
  const answers = Object.fromEntries(indicators.flatMap((indicator) => {
    const letters = Object.keys(indicator.options);
    const at = around(letters.length);
    if (isOpen()) return [];
    return [[indicator.id, indicator.method === "choices" ? (at === 0 ? ["A"] : letters.slice(1, at + 1)) : letters[at]]];
  }));
  const ratings = Object.fromEntries(areas.flatMap((area) => { const at = around(5); return isOpen() ? [] : [[area.id, at]]; }));
  const sheet = unwrap(readAnswers({
    pack: definition.id, basis: it.basis ?? "diagnosis", assessedOn: it.assessedOn ?? "2025-05-20",
    enterprise: {
      id: it.id, ...(it.name !== undefined && { name: it.name }), ...(it.subIndustry !== undefined && { subIndustry: it.subIndustry }),
      profile: { ...(it.usesCloud !== undefined && { usesCloud: it.usesCloud }), ...(it.aboveScale !== undefined && { aboveScale: it.aboveScale }) },
    },
    ...(it.stage !== undefined && { stage: it.stage }), ...(it.declined !== undefined && { declinedScenarios: it.declined }),
    answers, areas: ratings,
  }, pack));
  return firmOf(score(sheet, pack), sheet);
}

const trades = ["intelligent-instruments", "heavy-equipment-sets", "marine-engineering-equipment"];

/** So many firms of one sub-industry, or in turn of the three: some unfinished, some that declined something. */
export function firms(count: number, seed: number, subIndustry?: string): readonly AssessedFirm[] {
  const next = numbersFrom(seed);
  return Array.from({ length: count }, (_, i) => firm({
    id: `E${String(i + 1).padStart(4, "0")}`, name: `天津样例${i % 9 === 4 ? "海洋工程成套装备智能制造" : "装备"}有限公司${i + 1}`,
    subIndustry: subIndustry ?? trades[i % 3] ?? "", skill: 0.12 + next() * 0.5, seed: seed * 1000 + i,
    ...(i % 7 === 3 && { declined: ["PD-01", "SV-01"] }), ...(i % 11 === 5 && { open: 0.15 }), usesCloud: i % 3 !== 0, aboveScale: i % 4 !== 0,
  }));
}

/** Before and after: every second firm of a cohort a second time, further on. */
export const retrofitted = (count: number, seed: number): readonly AssessedFirm[] => {
  const next = numbersFrom(seed);
  return Array.from({ length: count }, (_, i) => {
    const skill = 0.12 + next() * 0.4;
    const own = { id: `E${String(i + 1).padStart(4, "0")}`, name: `天津样例装备有限公司${i + 1}`, subIndustry: trades[i % 3] ?? "", seed: seed * 1000 + i, usesCloud: i % 3 !== 0, aboveScale: i % 4 !== 0 };
    const before = firm({ ...own, stage: "before", skill, assessedOn: "2024-05-20" });
    return i % 2 === 0 ? [before, firm({ ...own, stage: "after", skill: Math.min(0.95, skill + 0.1 + next() * 0.25), assessedOn: "2025-05-20" })] : [before];
  }).flat();
};

export const listOf = (assessed: readonly AssessedFirm[], options: Partial<ListOptions> = {}): ScenarioList =>
  unwrap(listScenarios(assessed, { subIndustry: "heavy-equipment-sets", pack, catalogue, ...options }));

/** The targets of the pilot programme, as a sample. */
export const programme = unwrap(readProgramme({
  programmeFormat: 1, id: "sample-pilot", name: "示例试点方案", source: "示例：滨海新区试点通知所列目标", deadline: "2025-12-31", subIndustries: trades,
  aboveScaleFirms: { "intelligent-instruments": 14, "heavy-equipment-sets": 15, "marine-engineering-equipment": 16 },
  targets: [
    { id: "retrofitted", name: "完成改造的试点企业", kind: "retrofitted-firms", atLeast: 500 },
    { id: "coverage", name: "规模以上企业参与率", kind: "coverage", share: 0.9 },
    { id: "level-2", name: "试点企业达到二级及以上", kind: "every-firm-level", level: 2 },
    { id: "level-3", name: "达到三级的企业", kind: "level-count", level: 3, atLeast: 5, includeHigher: true },
    { id: "level-4", name: "达到四级的企业（现场评定）", kind: "level-count", level: 4, atLeast: 20, includeHigher: true, basis: ["on-site"] },
    { id: "cloud", name: "使用云服务的试点企业", kind: "cloud-firms", atLeast: 20 },
    { id: "cases", name: "典型案例", kind: "records", atLeast: 2 },
    { id: "providers", name: "数字化服务商", kind: "records", atLeast: 30 },
  ],
  records: {
    cases: [{ id: "C1", name: "示例案例一", evidence: ["示例文件"] }, { id: "C2", name: "示例案例二", evidence: [] }],
    providers: [{ id: "P1", name: "示例服务商一", evidence: ["示例合同"] }],
  },
}, { subIndustries: catalogue.subIndustries, pack }));

export const cohortOf = (assessed: readonly AssessedFirm[], options: { readonly programme?: typeof programme; readonly unreadable?: number } = {}): Cohort =>
  describeCohort(assessed, { pack, catalogue, ...options });

const LONG = `${MARKUP}${"长".repeat(60)}${"W".repeat(120)}`;

/** Markup and very long words in every text a list can hold. */
export function hostileList(): ScenarioList {
  const list = listOf(firms(12, 3, "heavy-equipment-sets"));
  return {
    ...list,
    subIndustryName: LONG,
    catalogue: { ...list.catalogue, title: LONG, notes: [LONG] },
    rows: list.rows.map((it, i) => ({
      ...it, name: LONG, pain: `${LONG}\n${LONG}`, content: LONG, data: [LONG], software: [LONG, MARKUP], note: LONG, prerequisites: ["PD-01"],
      effects: [{ metric: MARKUP, direction: "up", figure: { value: 5, unit: "%", source: LONG } }], effort: { days: { min: 5, max: 10 }, yuan: { min: 0, max: 1e9 }, source: LONG },
      products: i % 2 === 0 ? [] : [candidate({ id: "P1", name: LONG, provider: MARKUP }), candidate({ id: "P2", name: MARKUP, provider: MARKUP })],
      override: i % 5 === 0 ? { name: LONG, reason: LONG } : null,
    })),
    members: list.members.map((it, i) => ({ ...it, id: it.id + MARKUP, name: i % 3 === 0 ? null : LONG })),
    issues: [{ code: "unheard-of", severity: "error", path: MARKUP, message: LONG, expected: "", actual: "", hint: "" }],
  };
}

/** The same for a cohort. */
export function hostileCohort(): Cohort {
  const cohort = cohortOf(retrofitted(8, 3), { programme });
  return {
    ...cohort,
    subIndustries: cohort.subIndustries.map((it) => ({ ...it, name: LONG })),
    movement: cohort.movement && { ...cohort.movement, moves: cohort.movement.moves.map((it) => ({ ...it, name: LONG, id: MARKUP })) },
    programme: cohort.programme && {
      ...cohort.programme, name: LONG, source: LONG,
      targets: cohort.programme.targets.map((it) => ({ ...it, name: LONG, counted: it.counted.map(() => MARKUP), short: [LONG, MARKUP] })),
    },
    issues: [{ code: "sheet-repeated", severity: "warning", path: MARKUP, message: "", expected: MARKUP, actual: MARKUP, hint: "" }],
  };
}

/** Every kind of document about many firms: ordinary, large, small, empty, hostile. */
const about = { date: "2025-06-10", pack };
const heavy = (count: number, seed: number, options: Partial<ListOptions> = {}): Report =>
  buildListReport(listOf(firms(count, seed, "heavy-equipment-sets"), options), about);
export const cohortDocuments: readonly (readonly [name: string, report: Report])[] = [
  ["list of 40", heavy(40, 7, { unreadable: 2, overrides: [{ id: "PD-06", class: "N", name: "示例专家甲", reason: "示例：会签是共同难点" }] })],
  ["list of 1", heavy(1, 9)],
  ["list of 200", heavy(200, 9)],
  ["list of 450", heavy(450, 9)],
  ["hostile list", buildListReport(hostileList(), about)],
  ["cohort before and after", buildCohortReport(cohortOf([...retrofitted(40, 7), firm({ id: "Z1", skill: 0.4, seed: 5, open: 0.3 })], { programme, unreadable: 2 }), about)],
  ["cohort of 200", buildCohortReport(cohortOf(firms(200, 4)), about)],
  ["cohort of none", buildCohortReport(cohortOf([], { programme }), about)],
  ["hostile cohort", buildCohortReport(hostileCohort(), about)],
];
