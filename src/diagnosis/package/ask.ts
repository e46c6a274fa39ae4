/** What a package is asked, put together: each setting from the caller, else from the project, else the default; every problem at once. */
import { nearest } from "../../indicators/nearest.js";
import type { LoadedPack } from "../../indicators/load.js";
import { show } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import type { AssessmentResult } from "../../scoring/result.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { isForIndustry } from "../catalogue/suits.js";
import { subIndustryOf } from "../firms.js";
import { listMisfits } from "../list/misfits.js";
import type { ScenarioList } from "../list/schema.js";
import type { PlanOptions } from "../plan/plan.js";
import { builtInFor } from "../plan/services.js";
import { readWishes, type Wishes } from "../plan/wishes.js";
import type { Matching } from "../products/candidates.js";
import { readMatching } from "../products/matching.js";
import type { ProductCatalogue } from "../products/schema.js";
import { checkProjectOf, unknownScenarios } from "../project/project.js";
import type { Project } from "../project/schema.js";
import type { FirmPackage } from "./schema.js";

/** What a package may be asked; every part is optional. `catalogue`, `efforts`, `unit`, `fixed`, `forbidden` and `allowOutcomes` as for a plan. */
export interface PackageOptions extends PlanOptions {
  /** Level to be reached; default: the project's, else the next one, of a firm at the top that one. */
  readonly target?: number | undefined;
  /** The list of the firm's sub-industry: decides N and X, and commits the firm to what is common there. */
  readonly list?: ScenarioList | null | undefined;
  readonly products?: ProductCatalogue | null | undefined;
  readonly project?: Project | null | undefined;
  /** Takes the place of what project and profile say. */
  readonly matching?: Partial<Matching> | undefined;
  /** 1 to 50; default: the project's, else 5. */
  readonly stepsPerPhase?: number | undefined;
  /** Scenarios at a time, 1 to 50; default: the project's, else 3. */
  readonly parallel?: number | undefined;
}

export interface Asked {
  readonly pack: LoadedPack;
  readonly firm: AssessmentResult;
  readonly subIndustry: string;
  readonly target: number;
  readonly catalogue: Catalogue | null;
  /** Null also where the one given does not fit. */
  readonly list: ScenarioList | null;
  readonly products: ProductCatalogue | null;
  readonly project: Project | null;
  readonly matching: Matching;
  readonly phasing: FirmPackage["phasing"];
  /** As the caller gave them, without the catalogue. */
  readonly plan: Omit<PlanOptions, "catalogue">;
  readonly wishes: Wishes | null;
}

const DEFAULT_PHASING: FirmPackage["phasing"] = { stepsPerPhase: 5, parallel: 3 };
const MOST = 50;

export function readAsked(sheet: AnswerSheet, firm: AssessmentResult, pack: LoadedPack, options: PackageOptions): Result<Asked> {
  const { target, catalogue: given, list = null, products = null, project = null, matching, stepsPerPhase, parallel, ...plan } = options;
  const catalogue = given === undefined ? builtInFor(pack) : given;
  const subIndustry = subIndustryOf(firm);
  const misfits = list === null ? [] : listMisfits(list, { subIndustry, pack, catalogue });
  const matched = matchingOf(sheet, project, matching);
  const decided = project?.decisions;
  const phasing = {
    stepsPerPhase: stepsPerPhase ?? decided?.stepsPerPhase ?? DEFAULT_PHASING.stepsPerPhase,
    parallel: parallel ?? decided?.parallel ?? DEFAULT_PHASING.parallel,
  };
  const problems = [...matched.issues, ...phasingIssues(phasing), ...projectIssues(project, { sheet, subIndustry, catalogue, products })];
  if (!matched.ok || problems.length > 0) return fail(problems);
  const wishes = readWishes(plan, pack);
  return succeed({
    pack, firm, subIndustry, catalogue, products, project, phasing, plan,
    target: target ?? decided?.target ?? firm.next?.level ?? pack.definition.levels.reduce((top, it) => Math.max(top, it.level), 0),
    list: misfits.length > 0 ? null : list,
    matching: matched.value,
    wishes: wishes.ok ? wishes.value : null, // the plan tells what is wrong with them
  }, misfits);
}

/** The caller's, before what the project decided and the sheet says. */
const matchingOf = (sheet: AnswerSheet, project: Project | null, given: Partial<Matching> = {}): Result<Matching> => readMatching({
  deployment: project?.decisions?.deployment ?? null, budget: project?.decisions?.budget ?? null,
  region: project?.region ?? null, sizeClass: sheet.enterprise.profile?.sizeClass ?? null,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
});

const phasingIssues = (phasing: FirmPackage["phasing"]): readonly Issue[] => Object.entries(phasing).flatMap(([path, value]) =>
  (Number.isInteger(value) && value >= 1 && value <= MOST ? [] : [issue("field-invalid", { path, expected: `a whole number from 1 to ${MOST}`, actual: show(value) })]));

interface Place {
  readonly sheet: AnswerSheet;
  readonly subIndustry: string;
  readonly catalogue: Catalogue | null;
  readonly products: ProductCatalogue | null;
}

/** A decision about what nobody knows would vanish silently. */
function projectIssues(project: Project | null, { sheet, subIndustry, catalogue, products }: Place): readonly Issue[] {
  if (project === null) return [];
  const scenarios = catalogue?.scenarios ?? [];
  const { include = [], exclude = [], products: choices = {} } = project.decisions ?? {};
  const included = include.map((id, i) => ({ path: `project.decisions.include[${i}]`, id }));
  const chosen = Object.entries(choices).map(([id, product]) => ({ path: `project.decisions.products.${id}`, id, product }));
  const unusable = new Set(scenarios.filter((it) => it.withdrawn || !isForIndustry(it, subIndustry)).map((it) => it.id));
  const offered = (products?.products ?? []).map((it) => it.id);
  return [
    ...checkProjectOf(project, sheet.enterprise.id),
    ...unknownScenarios([...included, ...exclude.map(({ scenario: id }, i) => ({ path: `project.decisions.exclude[${i}].scenario`, id })), ...chosen], { scenarios }),
    ...included.flatMap(({ path, id }) => (unusable.has(id) ? [issue("field-invalid", { path, expected: `a scenario in use for ${subIndustry}`, actual: id })] : [])),
    ...chosen.flatMap(({ path, product }) => (offered.includes(product) ? [] : [issue("field-invalid", { path, expected: productExpected(product, products && offered), actual: product })])),
  ];
}

/** A near match is a guess: another product may be meant, or none that is at hand. */
function productExpected(product: string, offered: readonly string[] | null): string {
  if (offered === null) return "a product catalogue that holds it";
  const near = nearest(product, offered);
  return near === undefined ? "a product of the files" : `a product of the files, perhaps ${near}`;
}
