/** `sme-maturity products`: whether product files fit, and which products could serve which scenario. */
import { Option, type Command } from "commander";
import { builtInPack, subIndustryName, type Catalogue } from "../diagnosis/catalogue/catalogue.js";
import { GENERAL } from "../diagnosis/catalogue/schema.js";
import { isForIndustry } from "../diagnosis/catalogue/suits.js";
import type { Candidates, Matching } from "../diagnosis/products/candidates.js";
import { matchProducts } from "../diagnosis/products/match.js";
import { readMatching } from "../diagnosis/products/matching.js";
import type { ProductCatalogue } from "../diagnosis/products/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { expectedAmong } from "../indicators/nearest.js";
import { fail, issue, succeed, type Result } from "../issues.js";
import { catalogueOption, readCatalogueFiles } from "./catalogue-input.js";
import { choosePack } from "./input.js";
import { addMatching, matchingOf, readProductFiles, type MatchingOptions } from "./products-input.js";
import { productLines } from "./products-lines.js";
import type { Run } from "./run.js";
import { exitCodes, exitCodeFor, printIssues, printJson, printLines } from "./terminal.js";

interface Options extends MatchingOptions {
  readonly subIndustry?: string;
  readonly catalogue: readonly string[];
  readonly pack: string;
  readonly format: "json" | "text";
}

/** A scenario with the products that may serve it. */
export interface Served extends Candidates {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly from: number;
  readonly to: number;
}

/** The scenarios that suit a sub-industry, and what is offered for them. */
interface Trade {
  readonly id: string;
  readonly name: string;
  readonly scenarios: readonly Served[];
}

/** What the command prints. */
export interface Supply {
  readonly matching: Matching;
  readonly products: ProductCatalogue;
  /** The one asked for, or all, `general` last. */
  readonly subIndustries: readonly Trade[];
}

export function addProducts(program: Command, run: Run): void {
  addMatching(program.command("products")
    .summary("which products could serve which scenario; checks product files")
    .description("Check product files, told with every problem at once, and print the candidates of every scenario in order with their reasons; supply gaps and single sources are marked. A list of candidates for people, no procurement recommendation.")
    .argument("<file...>", "products of providers: JSON, CSV or XLSX, docs/products.md")
    .option("--sub-industry <id>", "candidates of the scenarios that suit this sub-industry; default: counts for each of them")
    .addOption(catalogueOption())
    .addOption(new Option("--pack <id|path>", "indicator pack whose areas the products serve: an id, a folder or its pack.json").default(builtInPack)))
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .action(run(async (terminal, { lang }, files: readonly string[], options: Options) => {
      const made = await makeSupply(files, options);
      printIssues(terminal, made.issues, lang);
      if (!made.ok) {
        if (options.format === "json") printJson(terminal, { issues: made.issues });
        return exitCodeFor(made.issues);
      }
      if (options.format === "json") printJson(terminal, made.value.supply);
      else printLines(terminal, productLines(made.value.supply, made.value.pack));
      return exitCodes.done;
    }));
}

async function makeSupply(files: readonly string[], options: Options): Promise<Result<{ readonly supply: Supply; readonly pack: LoadedPack }>> {
  const chosen = await choosePack(options.pack);
  if (!chosen.ok) return chosen;
  if (chosen.value === undefined) throw new TypeError("--pack has a default");
  const pack = chosen.value;
  const catalogue = await readCatalogueFiles(options.catalogue, pack);
  if (!catalogue.ok) return catalogue;
  const products = await readProductFiles(files, catalogue.value, pack);
  const matching = readMatching(matchingOf(options));
  const unknown = unknownTrade(options.subIndustry, catalogue.value);
  if (!products.ok || !matching.ok || unknown.length > 0) return fail([...products.issues, ...matching.issues, ...unknown]);
  return succeed({ supply: supplyOf(products.value, catalogue.value, matching.value, options.subIndustry), pack }, products.issues);
}

function unknownTrade(id: string | undefined, { subIndustries }: Catalogue) {
  const known = [...new Set([GENERAL, ...subIndustries.map((it) => it.id)])];
  return id === undefined || known.includes(id) ? [] : [issue("sub-industry-unknown", { path: "--sub-industry", expected: expectedAmong(id, known), actual: id })];
}

function supplyOf(products: ProductCatalogue, catalogue: Catalogue, matching: Matching, subIndustry: string | undefined): Supply {
  const trades = subIndustry === undefined ? [...catalogue.subIndustries.map((it) => it.id).filter((it) => it !== GENERAL), GENERAL] : [subIndustry];
  return { matching, products, subIndustries: trades.map((id) => tradeOf(id, products, catalogue, matching)) };
}

/** As no firm was diagnosed, every area counts as needed: a product that covers more of them comes first. */
function tradeOf(subIndustry: string, products: ProductCatalogue, catalogue: Catalogue, matching: Matching): Trade {
  const scenarios = catalogue.scenarios.filter((it) => !it.withdrawn && isForIndustry(it, subIndustry));
  const needed = new Set(scenarios.map((it) => it.area));
  return {
    id: subIndustry, name: subIndustryName(catalogue, subIndustry),
    scenarios: scenarios.map((it) => {
      const { id, name, area, from, to } = it;
      return { id, name, area, from, to, ...matchProducts(it, { subIndustry, needed }, products, matching) };
    }),
  };
}
