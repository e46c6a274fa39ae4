/** A firm's package (企业改造方案包, 一企一案): its plan with the scenarios that carry it out, candidates, price, time, phases, goals, and the result by scoring again. */
import { deepFreeze } from "../../indicators/deep-freeze.js";
import { hashJson } from "../../indicators/hash.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { packOf } from "../../scoring/read-answers.js";
import { score } from "../../scoring/score.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import { engineVersion } from "../../version.js";
import { builtInCatalogue, subIndustryName } from "../catalogue/catalogue.js";
import { GENERAL } from "../catalogue/schema.js";
import { compareText, strangeSubIndustries } from "../firms.js";
import { declinedIssues } from "../list/problems.js";
import { planUpgrade } from "../plan/plan.js";
import type { UpgradePlan } from "../plan/schema.js";
import type { Candidates } from "../products/candidates.js";
import { matchProducts } from "../products/match.js";
import { productReceipt } from "../products/receipt.js";
import type { Product, ProductCatalogue } from "../products/schema.js";
import { readAsked, type Asked, type PackageOptions } from "./ask.js";
import { goalsOf } from "./goals.js";
import { investmentOf, spreadOf } from "./investment.js";
import { byClass, fixedAreas, furtherOf, groundOf, membersOf, type Member } from "./members.js";
import { slicesOf, type Slice } from "./phases.js";
import { scheduleOf, type Task } from "./schedule.js";
import type { FirmPackage, PackageScenario } from "./schema.js";
import { uncarriedOf } from "./uncarried.js";

export type { PackageOptions } from "./ask.js";

/**
 * What the firm of the sheet should carry out to reach the target: the plan of least effort in which the common scenarios (N) it needs and those its
 * project asks for are fixed, every scenario that serves a step with its candidate products, price and time, in phases, with the result by scoring again.
 * An unreachable target is still a package, of what is fixed. Prices are yuan, times working days; unknown is `null`, never 0.
 * The order of products and of firm data does not matter.
 * @returns the package, with what should be mended: `sheet-unfinished`, `sheet-contradictory`, `list-does-not-fit` (the list is then not used),
 * `sub-industry-unlisted`, `scenario-unknown` (declined, and in no catalogue), `scenario-not-in-package`; or every problem of options and project
 * (`enterprise-differs`, `scenario-unknown`, `field-invalid`), else those of the plan (`target-unknown`, `step-conflict`, …).
 * @throws TypeError when the sheet did not come from `readAnswers` or `parseAnswers`.
 */
export function proposePackage(sheet: AnswerSheet, options: PackageOptions = {}): Result<FirmPackage> {
  const pack = packOf(sheet);
  if (pack === undefined) throw new TypeError("proposePackage() takes a sheet that readAnswers() or parseAnswers() of this same module returned");
  const asked = readAsked(sheet, score(sheet, pack), pack, options);
  if (!asked.ok) return asked;
  const { catalogue, target, plan: wished } = asked.value;
  const ground = groundOf(asked.value);
  const areas = fixedAreas(ground, asked.value.wishes?.given.fixed?.areas);
  const fixed = Object.keys(areas).length > 0 && asked.value.wishes !== null ? { fixed: { ...wished.fixed, areas } } : {};
  const plan = planUpgrade(sheet, target, { ...wished, ...fixed, catalogue });
  if (!plan.ok) return fail([...asked.issues, ...plan.issues]);
  const members = membersOf(ground, plan.value);
  const issues = [...plan.issues, ...asked.issues, ...strangers(asked.value), ...outsiders(asked.value, members)];
  const further = furtherOf(ground, members, plan.value);
  return succeed(deepFreeze({ ...packageOf(sheet, asked.value, plan.value, members), further, issues }), issues);
}

/** A slip in what the sheet names would take scenarios away, or leave some in, without a word. */
const strangers = ({ firm, catalogue }: Asked): readonly Issue[] =>
  (catalogue === null ? [] : [...strangeSubIndustries([firm], catalogue.subIndustries), ...declinedIssues([firm], catalogue)]);

/** What the project expects of a scenario that is not carried out, nobody carries out. */
function outsiders({ project }: Asked, members: readonly Member[]): readonly Issue[] {
  const inside = new Set(members.map((it) => it.scenario.id));
  const named = [
    ...(project?.effects ?? []).flatMap(({ scenarios }, i) => scenarios.map((id, j) => ({ path: `project.effects[${i}].scenarios[${j}]`, id }))),
    ...(project?.investment ?? []).flatMap(({ scenario: id }, i) => (id === null ? [] : [{ path: `project.investment[${i}].scenario`, id }])),
  ];
  return named.flatMap(({ path, id }) => (inside.has(id) ? [] : [issue("scenario-not-in-package", { path, expected: "a scenario of the package", actual: id })]));
}

function packageOf(sheet: AnswerSheet, asked: Asked, plan: UpgradePlan, members: readonly Member[]): Omit<FirmPackage, "further" | "issues"> {
  const { firm, subIndustry, target, catalogue, list, products, project, matching, phasing } = asked;
  const slices = slicesOf(plan, phasing.stepsPerPhase);
  const byId = new Map((products?.products ?? []).map((it) => [it.id, it]));
  const needed = new Set(members.map((it) => it.scenario.area));
  const scenarios = inOrder(members, slices).map(({ member, phase }) => scenarioOf(member, phase, { asked, plan, needed }));
  const schedule = scheduleOf(scenarios.map((it) => taskOf(it, byId)), slices.map((it) => it.no), phasing.parallel);
  const { pack, enterprise, basis, receipt } = firm;
  const listed = list && { subIndustry: list.subIndustry, subIndustryName: list.subIndustryName, firms: list.firms, rule: { ...list.rule }, sha256: hashJson(list) };
  return {
    packageVersion: 1, pack, enterprise, basis,
    subIndustry: { id: subIndustry, name: subIndustryName(catalogue ?? builtInCatalogue(), subIndustry) },
    target, plan,
    catalogue: catalogue && { id: catalogue.id, version: catalogue.version, title: catalogue.title, sha256: catalogue.sha256, notes: catalogue.notes },
    list: listed,
    products: productReceipt(products, matching),
    scenarios,
    phases: slices.map(({ no, steps, after, reachesLevel }) => ({
      no, steps, scenarios: scenarios.filter((it) => it.phase === no).map((it) => it.id), after, reachesLevel, ...(schedule.phases.get(no) ?? { span: null, undated: 0 }),
    })),
    phasing,
    schedule: schedule.tasks, time: schedule.time,
    uncarried: uncarriedOf(plan.steps, scenarios),
    investment: investmentOf(scenarios, byId, sheet, project),
    goals: goalsOf(firm, plan, scenarios, project),
    receipt: {
      packageVersion: 1, engineVersion, pack: receipt.pack, answersSha256: receipt.answersSha256,
      catalogueSha256: catalogue?.sha256 ?? null, listSha256: listed?.sha256 ?? null, productsSha256: products?.sha256 ?? null, projectSha256: project && hashJson(project),
    },
  };
}

interface Placed {
  readonly member: Member;
  readonly phase: number;
}

/** By the phase of the earliest step served, class, the plan's order, id. */
function inOrder(members: readonly Member[], slices: readonly Slice[]): readonly Placed[] {
  const first = ({ steps }: Member): number => Math.min(...steps);
  const phaseOf = (member: Member): number => slices.find((it) => it.steps.includes(first(member)))?.no ?? 1;
  return members.map((member) => ({ member, phase: phaseOf(member) })).sort((a, b) =>
    a.phase - b.phase || byClass(a.member, b.member) || first(a.member) - first(b.member) || compareText(a.member.scenario.id, b.member.scenario.id));
}

interface Setting {
  readonly asked: Asked;
  readonly plan: UpgradePlan;
  /** Areas of all scenarios of the package. */
  readonly needed: ReadonlySet<string>;
}

function scenarioOf({ scenario: found, steps, class: own, because, onList }: Member, phase: number, { asked, plan, needed }: Setting): PackageScenario {
  const { firm, subIndustry, products, project, matching } = asked;
  const { withdrawn: _withdrawn, origin: _origin, ...scenario } = found;
  const candidatesAmong = (some: ProductCatalogue | null): Candidates => matchProducts(scenario, { subIndustry, needed }, some, matching);
  const candidates = candidatesAmong(products);
  const choices = project?.decisions?.products ?? {};
  const choice = Object.hasOwn(choices, scenario.id) ? choices[scenario.id] : undefined;
  const [first] = candidates.shown;
  const fits = (id: string): boolean => products !== null && candidatesAmong({ ...products, products: products.products.filter((it) => it.id === id) }).total > 0;
  const price = spreadOf(candidates.shown.map((it) => it.price));
  const days = spreadOf(candidates.shown.map((it) => it.days));
  return {
    ...scenario,
    class: own, special: !scenario.subIndustries.includes(GENERAL), areaKind: firm.areas.find((it) => it.id === scenario.area)?.kind ?? "guiding",
    because, onList,
    serves: steps.flatMap((at) => plan.steps.slice(at, at + 1).map(({ kind, id, to }) => ({ kind, id, to }))),
    phase, candidates,
    chosen: choice !== undefined ? { id: choice, by: "project", fits: fits(choice) } : first !== undefined ? { id: first.id, by: "order", fits: true } : null,
    price: price.range, unpriced: price.unknown, days: days.range, undated: days.unknown,
  };
}

/** The time is that of the product counted with; where it does not say, nobody knows: another product's is no guide. */
const taskOf = ({ id, area, from, to, prerequisites, phase, chosen }: PackageScenario, products: ReadonlyMap<string, Product>): Task =>
  ({ id, area, from, to, prerequisites, phase, days: chosen && (products.get(chosen.id)?.days ?? null) });
