/** `sme-maturity scenarios DATASET --sub-industry ID`: the N+X list of a sub-industry. */
import { InvalidArgumentError, Option, type Command } from "commander";
import { listScenarios } from "../diagnosis/list/list.js";
import { readOverrides, type ListOverride } from "../diagnosis/list/overrides.js";
import { defaultRule } from "../diagnosis/list/rule.js";
import { listRuleSchema, type ListRule, type ScenarioList } from "../diagnosis/list/schema.js";
import type { ProductCatalogue } from "../diagnosis/products/schema.js";
import type { Catalogue } from "../diagnosis/catalogue/catalogue.js";
import type { LoadedPack } from "../indicators/load.js";
import { issuesFromZod } from "../indicators/zod-issues.js";
import { fail, succeed, type Result } from "../issues.js";
import { catalogueOption, readCatalogueFiles } from "./catalogue-input.js";
import { placeIn, readBeside, writeFigures } from "./figures.js";
import {
  addOutputOptions, chooseOutput, csvFormat, jsonFormat, reportFormatsOf, textFormat, xlsxFormat, type OutputFormat, type OutputOptions,
} from "./outputs.js";
import { addMatching, asksForProducts, matchingOf, productsOption, readProductFiles, type MatchingOptions } from "./products-input.js";
import { packOption, sheetOption, type Run } from "./run.js";
import { usageError } from "./terminal.js";

interface Options extends OutputOptions, MatchingOptions, Partial<Omit<ListRule, "maxCommon">> {
  readonly subIndustry: string;
  readonly maxCommon?: number;
  readonly catalogue: readonly string[];
  readonly overrides?: string;
  readonly products: readonly string[];
  readonly pack?: string;
  readonly sheet?: string;
  readonly strict?: true;
}

interface Made {
  readonly list: ScenarioList;
  readonly pack: LoadedPack;
  readonly date: string | null;
}

const formats: readonly OutputFormat<Made>[] = [
  textFormat(async ({ list, pack }) => (await import("./list-lines.js")).listLines(list, pack)),
  jsonFormat(({ list }) => list),
  csvFormat(async ({ list, pack }) => (await import("../report/csv.js")).listCsv(list, pack)),
  xlsxFormat(async ({ list, pack }) => (await import("../report/xlsx/index.js")).listXlsx(list, pack)),
  ...reportFormatsOf<Made>(async ({ list, pack, date }) => (await import("../report/list-report.js")).buildListReport(list, { date, pack }), ({ list }) => list),
];

export function addScenarios(program: Command, run: Run): void {
  const command = addMatching(program.command("scenarios")
    .summary("the N+X list of a sub-industry: what its firms need in common, and what only some do")
    .description("Score the answer sheets of DATASET ('-': standard input) and list the scenarios the firms of one sub-industry need: N common, X specific, the others dropped with the reason. Broken rows are told and left out.")
    .argument("<dataset>", "answer sheets: NDJSON, CSV, XLSX, or a folder of forms")
    .requiredOption("--sub-industry <id>", "sub-industry of the list; general: firms of none")
    .addOption(numberOption("--threshold <share>", `N: share of firms needing it at least this; default: ${defaultRule.threshold}`))
    .addOption(numberOption("--min-count <n>", `N: firms needing it at least this many; default: ${defaultRule.minCount}`))
    .addOption(numberOption("--floor <share>", `X: share at least this, or special and needed; default: ${defaultRule.floor}`))
    .addOption(numberOption("--target-rating <n>", `scenarios lifting beyond it are not needed yet; default: ${defaultRule.targetRating}`))
    .addOption(numberOption("--max-common <n>", "cap on N, what is cut becomes X; default: none"))
    .addOption(new Option("--stage <stage>", `which of a firm's sheets counts; default: ${defaultRule.stage}`).choices(listRuleSchema.shape.stage.options))
    .addOption(catalogueOption())
    .option("--overrides <file>", "what experts put elsewhere, with name and reason; docs/lists.md")
    .addOption(productsOption()))
    .addOption(packOption("the dataset"))
    .addOption(sheetOption())
    .option("--strict", "exit 1 when a row is broken or a firm left out for its sheets");
  addOutputOptions(command, formats).action(run(async (terminal, shared, dataset: string, options: Options) => {
    const { subIndustry, catalogue: catalogues, overrides, products, date = null } = options;
    const rule = ruleOf(options);
    if (typeof rule === "string") return usageError(terminal, rule);
    if (products.length === 0 && asksForProducts(options)) return usageError(terminal, "candidates are sought among products: name a file with --products");
    const inputs = [dataset, ...catalogues, ...products, ...(overrides === undefined ? [] : [overrides])];
    const output = await chooseOutput(options, formats, inputs, terminal.stdout.isTTY === true);
    if (typeof output === "string") return usageError(terminal, output);

    return writeFigures(terminal, shared, { ...options, path: dataset }, output, async ({ firms, pack, broken }) => {
      const decided = await readDecisions(catalogues, overrides, products, pack);
      if (!decided.ok) return decided;
      const list = listScenarios(firms, { ...decided.value, subIndustry, pack, rule, matching: matchingOf(options), unreadable: broken.length });
      const issues = list.issues.map((it) => ({ ...it, path: ownPlace(it.path, overrides) }));
      return list.ok ? succeed({ list: list.value, pack, date }, issues) : fail(issues);
    });
  }));
}

/** A plain decimal: a number with a unit, an exponent or full-width digits is a slip. */
function numberOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    if (!/^-?\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError("Not a plain number.");
    return Number(text);
  });
}

/** The parameters given, or which of them cannot be. */
function ruleOf({ threshold, minCount, floor, targetRating, maxCommon, stage }: Options): Partial<ListRule> | string {
  const given = Object.fromEntries(Object.entries({ threshold, minCount, floor, targetRating, maxCommon, stage }).filter(([, value]) => value !== undefined));
  const rule = listRuleSchema.partial().safeParse(given);
  if (rule.success) return given;
  return issuesFromZod(rule.error, given).map((it) => `${flagOf(it.path)} ${it.actual}: ${it.expected}`).join("; ");
}

const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (it) => `-${it.toLowerCase()}`)}`;

/** Where the user gave what the list names: an option, or a place in the overrides file. */
function ownPlace(path: string, overrides: string | undefined): string {
  if (path === "subIndustry") return flagOf(path);
  if (path.startsWith("rule.")) return flagOf(path.slice("rule.".length));
  return path.startsWith("overrides[") && overrides !== undefined ? placeIn(overrides, path) : path;
}

interface Decisions {
  readonly catalogue: Catalogue;
  readonly overrides: readonly ListOverride[];
  readonly products: ProductCatalogue | null;
}

/** What people brought to the list: catalogue files, an overrides file, product files. */
async function readDecisions(catalogues: readonly string[], file: string | undefined, products: readonly string[], pack: LoadedPack): Promise<Result<Decisions>> {
  const catalogue = await readCatalogueFiles(catalogues, pack);
  if (!catalogue.ok) return catalogue;
  const overrides = file === undefined ? succeed([]) : await readBeside(file, (value) => readOverrides(value, catalogue.value));
  const offered = products.length === 0 ? succeed(null) : await readProductFiles(products, catalogue.value, pack);
  if (!overrides.ok || !offered.ok) return fail([...overrides.issues, ...offered.issues]);
  return succeed({ catalogue: catalogue.value, overrides: overrides.value, products: offered.value });
}
