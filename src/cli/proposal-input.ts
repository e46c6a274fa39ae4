/** What commands that propose a firm's package share: its options, the files beside the sheet, and the package made of them. */
import type { Command } from "commander";
import { readCatalogue, type Catalogue } from "../diagnosis/catalogue/catalogue.js";
import { readList } from "../diagnosis/list/read-list.js";
import type { ScenarioList } from "../diagnosis/list/schema.js";
import { proposePackage } from "../diagnosis/package/package.js";
import type { FirmPackage } from "../diagnosis/package/schema.js";
import type { PlanOptions } from "../diagnosis/plan/index.js";
import { builtInFor } from "../diagnosis/plan/services.js";
import type { ProductCatalogue } from "../diagnosis/products/schema.js";
import { readProject } from "../diagnosis/project/project.js";
import type { Project } from "../diagnosis/project/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { fail, succeed, type Issue, type Result } from "../issues.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import { placeIn, readBeside } from "./figures.js";
import { addPlanOptions, readPlanInput, type PlanInput } from "./plan-input.js";
import { addMatching, matchingOf, productsOption, readProductFiles, type MatchingOptions } from "./products-input.js";
import { wholeOption } from "./whole-number.js";

/** As commander reads `proposalOptions`. */
export interface ProposalInput extends PlanInput, MatchingOptions {
  readonly target?: number;
  readonly list?: string;
  readonly products: readonly string[];
  readonly project?: string;
  readonly stepsPerPhase?: number;
  readonly parallel?: number;
}

/** What the files beside the sheet hold. */
export interface ProposalFiles {
  readonly project: Project | null;
  readonly list: ScenarioList | null;
  readonly products: ProductCatalogue | null;
  /** Null: no file was given, and the built-in one is for another pack. */
  readonly catalogue: Catalogue | null;
  readonly planOptions: PlanOptions;
}

export interface Proposal extends ProposalFiles {
  readonly package: FirmPackage;
}

const phasing = { least: 1, most: 50 };

/** `--target`, `--list`, `--products` with the options of matching, `--project`, those of a plan, `--steps-per-phase`, `--parallel`: to be read as `ProposalInput`. */
export const proposalOptions = (command: Command): Command => addPlanOptions(addMatching(command
  .addOption(wholeOption("--target <level>", "level to be reached; default: the project's, else the next one"))
  .option("--list <file>", "N+X list of the firm's sub-industry, JSON of `scenarios`: tells N from X and commits the firm to the N it needs")
  .option("--project <file>", "project file, JSON: what the firm and its contractor decided; what stands here is the default of the options below")
  .addOption(productsOption()))
  .addOption(wholeOption("--steps-per-phase <n>", "steps of a phase at most, 1 to 50; default: the project's, else 5", phasing))
  .addOption(wholeOption("--parallel <n>", "scenarios at a time at most, 1 to 50; default: the project's, else 3", phasing)));

/** Reads the files the options name and proposes the package of the sheet; issues name the file, or the option. */
export async function readProposal(options: ProposalInput, sheet: AnswerSheet, pack: LoadedPack): Promise<Result<Proposal>> {
  const files = await readProposalFiles(options, pack);
  if (!files.ok) return files;
  const proposed = proposeFrom(files.value, options, sheet);
  const issues = [...files.issues, ...proposed.issues];
  return proposed.ok ? succeed({ ...files.value, package: proposed.value }, issues) : fail(issues);
}

/** The files alone, for who needs them also where no package can be proposed. */
export async function readProposalFiles(options: ProposalInput, pack: LoadedPack): Promise<Result<ProposalFiles>> {
  const [input, list] = await Promise.all([readPlanInput(options, pack), options.list === undefined ? nothing : readBeside(options.list, readList)]);
  if (!input.ok) return fail([...input.issues, ...list.issues]);
  const catalogue = input.value.catalogue ?? builtInFor(pack);
  const [products, project] = await Promise.all([
    options.products.length === 0 ? nothing : readProductsFor(options.products, catalogue, pack),
    options.project === undefined ? nothing : readBeside(options.project, (value) => readProject(value, { catalogue, pack })),
  ]);
  const issues = [list, products, project].flatMap((it) => it.issues);
  if (!list.ok || !products.ok || !project.ok) return fail(issues);
  return succeed({ project: project.value, list: list.value, products: products.value, catalogue, planOptions: input.value }, issues);
}

/** The package of the sheet; issues name the file, or the option. */
export function proposeFrom({ planOptions, ...files }: ProposalFiles, options: ProposalInput, sheet: AnswerSheet): Result<FirmPackage> {
  const { target, stepsPerPhase, parallel } = options;
  const proposed = proposePackage(sheet, { ...planOptions, ...files, target, stepsPerPhase, parallel, matching: matchingOf(options) });
  return { ...proposed, issues: proposed.issues.map((it) => ownPlace(it, options)) };
}

const nothing = succeed(null);

/** Of a pack without scenarios products may name none. */
async function readProductsFor(paths: readonly string[], catalogue: Catalogue | null, pack: LoadedPack): Promise<Result<ProductCatalogue>> {
  const known = catalogue === null ? readCatalogue([], pack) : succeed(catalogue);
  return known.ok ? readProductFiles(paths, known.value, pack) : known;
}

/** A place in a value the user gave as a file. */
function ownPlace(it: Issue, { list, project }: ProposalInput): Issue {
  const files = [["project.", project], ["list.", list]] as const;
  const [prefix, file] = files.find(([start]) => it.path.startsWith(start)) ?? [];
  return prefix === undefined || file === undefined ? it : { ...it, path: placeIn(file, it.path.slice(prefix.length)) };
}
