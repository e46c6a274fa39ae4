/** What the commands about two sheets of one firm share: both sheets scored, the project, and the plan. */
import { Option, type Command } from "commander";
import type { Catalogue } from "../diagnosis/catalogue/catalogue.js";
import type { Assessed } from "../diagnosis/change/change.js";
import type { PlanBasis } from "../diagnosis/change/schema.js";
import { proposePackage } from "../diagnosis/package/package.js";
import { readPlan } from "../diagnosis/plan/read-plan.js";
import type { UpgradePlan } from "../diagnosis/plan/schema.js";
import { builtInFor } from "../diagnosis/plan/services.js";
import { readProject } from "../diagnosis/project/project.js";
import type { Project } from "../diagnosis/project/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { fail, succeed, type Issue, type IssueCode, type Result } from "../issues.js";
import { score } from "../scoring/score.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import { catalogueOption, readCatalogueFiles } from "./catalogue-input.js";
import { placeIn, readBeside } from "./figures.js";
import { readSheet } from "./input.js";
import type { OutputOptions } from "./outputs.js";
import { packOption } from "./run.js";
import { wholeOption } from "./whole-number.js";

export interface PairOptions extends OutputOptions {
  readonly pack?: string;
  readonly project?: string;
  readonly target?: number;
  readonly plan?: string;
  readonly catalogue: readonly string[];
}

/** `--project`, `--target`, `--plan`, `--catalogue`, `--pack`, to be read as `PairOptions`. */
export const addPairOptions = (command: Command): Command => command
  .argument("<before>", "answer sheet before the retrofit, JSON")
  .argument("<after>", "answer sheet after it, JSON")
  .option("--project <file>", "project file: effects, investment, documents; docs/project.md")
  .addOption(wholeOption("--target <level>", "level agreed on: the plan to it is made from the first sheet; default: the project's, else none"))
  .addOption(new Option("--plan <file>", "the plan that was agreed on, JSON of `sme-maturity plan` or `package`").conflicts("target"))
  .addOption(catalogueOption())
  .addOption(packOption());

/** The files a pair is read from. */
export const filesOf = (before: string, after: string, { project, plan, catalogue }: PairOptions): readonly string[] =>
  [before, after, ...catalogue, ...[project, plan].filter((it) => it !== undefined)];

export interface Pair {
  readonly before: Assessed;
  readonly after: Assessed;
  readonly plan: UpgradePlan | null;
  /** `derived`: made again from target and project, as nobody gave the one agreed on. */
  readonly planBasis: PlanBasis;
  /** `--target`; absent: what project or plan say. */
  readonly target: number | undefined;
  readonly project: Project | null;
  readonly pack: LoadedPack;
  readonly catalogue: Catalogue | null;
}

/** The plan of the package the project leads to: what it includes and excludes counts, not which products it chose or what it expects of them. */
function planOf(sheet: AnswerSheet, target: number, { catalogue, project }: Pick<Pair, "catalogue" | "project">): Result<UpgradePlan> {
  const decided = project && { ...project, effects: [], investment: [], decisions: project.decisions && { ...project.decisions, products: {} } };
  const proposed = proposePackage(sheet, { target, catalogue, project: decided });
  // of the package nothing is shown here, so neither is what it lacks
  return proposed.ok ? succeed(proposed.value.plan, proposed.issues.filter((it) => it.code !== "scenario-not-in-package")) : proposed;
}

/** Reads everything; issues name the file they are of, all problems of both sheets at once. */
export async function readPair(beforePath: string, afterPath: string, options: PairOptions, stdin: NodeJS.ReadableStream): Promise<Result<Pair>> {
  const [before, after] = await Promise.all([readSheet(beforePath, options.pack, stdin), readSheet(afterPath, options.pack, stdin)].map(async (reading, i) => {
    const read = await reading;
    return { ...read, issues: read.issues.map((it) => ({ ...it, path: inFile(i === 0 ? beforePath : afterPath, it.path) })) };
  }));
  if (before === undefined || after === undefined || !before.ok || !after.ok) return fail([...(before?.issues ?? []), ...(after?.issues ?? [])]);
  const { sheet, pack } = before.value;
  const beside = await readBesides(options, pack);
  if (!beside.ok) return beside;
  const { project, catalogue } = beside.value;
  const target = options.target ?? project?.decisions?.target ?? null;
  const planned = beside.value.plan !== null || target === null ? succeed(beside.value.plan) : planOf(sheet, target, beside.value);
  // asked for by name it must be had; of a target that stands in the project the rest is worth having all the same
  if (!planned.ok && (options.target !== undefined || !isUnplannable(planned.issues))) return planned;
  return succeed({
    before: { sheet, result: score(sheet, pack) },
    after: { sheet: after.value.sheet, result: score(after.value.sheet, after.value.pack) },
    plan: planned.ok ? planned.value : null, planBasis: beside.value.plan === null ? "derived" : "agreed", target: options.target, project, pack, catalogue,
  }, [...before.issues, ...after.issues, ...planned.issues.map((it) => ofPair(it, beforePath, afterPath, options))]);
}

/** Where the user gave what an issue of the pair names: a file and the place in it, or an option. */
export function ofPair(it: Issue, before: string, after: string, { project, plan }: PairOptions): Issue {
  const given = [["before.", before], ["after.", after], ["project.", project], ["plan.", plan]] as const;
  const [prefix = "", file] = given.find(([start]) => it.path.startsWith(start)) ?? [];
  return file === undefined ? it : { ...it, path: placeIn(file, it.path.slice(prefix.length)) };
}

const unplannable: readonly IssueCode[] = ["plan-not-supported", "plan-too-large"];

/** Whether nothing but the engine stands in the way of a plan: no mistake of the user's. */
export const isUnplannable = (issues: readonly Issue[]): boolean => issues.every((it) => it.severity === "warning" || unplannable.includes(it.code));

/** A file that cannot be read names itself already. */
export const inFile = (file: string, path: string): string => (path === file ? path : placeIn(file, path));

type Beside = Pick<Pair, "project" | "plan" | "catalogue">;

async function readBesides(options: Pick<PairOptions, "project" | "plan" | "catalogue">, pack: LoadedPack): Promise<Result<Beside>> {
  const catalogue = options.catalogue.length === 0 ? succeed(builtInFor(pack)) : await readCatalogueFiles(options.catalogue, pack);
  if (!catalogue.ok) return catalogue;
  const nothing = succeed(null);
  const [project, plan] = await Promise.all([
    options.project === undefined ? nothing : readBeside(options.project, (value) => readProject(value, { catalogue: catalogue.value, pack })),
    options.plan === undefined ? nothing : readBeside(options.plan, readPlan),
  ]);
  if (!project.ok || !plan.ok) return fail([...project.issues, ...plan.issues]);
  return succeed({ project: project.value, plan: plan.value, catalogue: catalogue.value });
}
