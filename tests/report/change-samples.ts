/** One firm before and after its retrofit: as it went, worse, unfinished, the same, without a project, hostile. */
import { readFileSync } from "node:fs";
import { describeAcceptance } from "../../src/diagnosis/acceptance/acceptance.js";
import type { Acceptance } from "../../src/diagnosis/acceptance/schema.js";
import { readCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { describeChange, type Assessed, type ChangeOptions } from "../../src/diagnosis/change/change.js";
import type { FirmChange } from "../../src/diagnosis/change/schema.js";
import { planUpgrade } from "../../src/diagnosis/index.js";
import { readProject } from "../../src/diagnosis/project/project.js";
import type { Project } from "../../src/diagnosis/project/schema.js";
import { readAnswers, score, unwrap } from "../../src/index.js";
import { MARKUP, pack } from "./samples.js";

export const catalogue = unwrap(readCatalogue([], pack));

const read = (name: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(`../../fixtures/before-after/${name}`, import.meta.url), "utf8"));
const [then, now, projectFile] = [read("before.json"), read("after.json"), read("project.json")];
const enterprise = then["enterprise"];

function assessed(value: Record<string, unknown>): Assessed {
  const sheet = unwrap(readAnswers(value, pack));
  return { sheet, result: score(sheet, pack) };
}
const project = unwrap(readProject(projectFile, { catalogue, pack }));
export const before = assessed(then);
export const after = assessed(now);
const undated = (value: Record<string, unknown>): Assessed => assessed(Object.fromEntries(Object.entries(value).filter(([key]) => key !== "stage" && key !== "assessedOn")));

export interface Pair {
  readonly change: FirmChange;
  readonly acceptance: Acceptance;
  readonly project: Project | null;
}

function pair(first: Assessed, second: Assessed, options: ChangeOptions = {}): Pair {
  return { change: unwrap(describeChange(first, second, options)), acceptance: unwrap(describeAcceptance(first, second, options)), project: options.project ?? null };
}

/** Rose from level 2 to 3, with plan and project. */
export const ordinary = pair(before, after, { plan: unwrap(planUpgrade(before.sheet, 3)), project });
/** The same with a plan nobody agreed on. */
export const derived = pair(before, after, { plan: unwrap(planUpgrade(before.sheet, 3)), planBasis: "derived", project });
/** Amounts of three decimals. */
export const exact = pair(before, after, { project: unwrap(readProject({
  ...projectFile, investment: [{ item: "样例一", planned: 0.125, actual: 10.005 }, { item: "样例二", planned: 0.125, actual: 20.005 }, { item: "样例三", planned: 1, actual: 0.001 }],
}, { catalogue, pack })) });
/** The two sheets the other way round, without project. */
export const worse = pair(undated(now), undated(then));
export const unfinished = pair(before, assessed({
  pack: pack.definition.id, stage: "after", enterprise: { ...(enterprise as object), name: `${"长".repeat(60)}${"W".repeat(60)}` },
  answers: { "information-systems": "D", "network-infrastructure": ["B"] }, areas: { "product-design": 2 },
}));
export const same = pair(before, assessed({ ...then, stage: "after" }));
/** Two sheets with nothing on them. */
export const nothing = pair(assessed({ pack: pack.definition.id, enterprise }), assessed({ pack: pack.definition.id, enterprise }));

const hostileProject = unwrap(readProject({
  ...projectFile, name: MARKUP, number: MARKUP, annualBenefit: null,
  parties: { firm: { unit: MARKUP }, contractor: { unit: MARKUP }, authority: { unit: MARKUP }, providers: [{ unit: MARKUP }] },
  milestones: [{ name: MARKUP, evidence: [MARKUP] }],
  effects: [{ metric: MARKUP, unit: MARKUP, direction: "down", baseline: 0, target: -1.5, actual: 2, evidence: [MARKUP] }],
  investment: [{ item: MARKUP, planned: null, actual: 0.1, evidence: [MARKUP] }, { item: MARKUP, planned: 0.2, actual: null }],
  documents: { contract: [MARKUP], invoices: [] },
}, { catalogue, pack }));
export const hostile = pair(before, after, { project: hostileProject });

/** Everything the summary can hold at once: a long name, conditions turned both ways, many falls. */
const crowdedChange: FirmChange = {
  ...ordinary.change, enterprise: { ...ordinary.change.enterprise, name: "长".repeat(150) },
  turned: [...ordinary.change.turned, ...ordinary.change.turned.map((it) => ({ ...it, met: false }))],
  areas: ordinary.change.areas.map((it, i) => (i < 8 ? { ...it, before: 3, after: 1, by: -2 } : it)),
};
export const crowded: Pair = { ...ordinary, change: crowdedChange, acceptance: { ...ordinary.acceptance, change: crowdedChange } };

export const pairs = { crowded, ordinary, worse, unfinished, same, nothing, hostile } as const;
