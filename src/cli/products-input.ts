/** The product files a command works with, and how candidates are sought among them. */
import { InvalidArgumentError, Option, type Command } from "commander";
import type { Catalogue } from "../diagnosis/catalogue/catalogue.js";
import type { Matching } from "../diagnosis/products/candidates.js";
import { deployments, sizeClasses, type ProductCatalogue } from "../diagnosis/products/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { fail, issue, type Result } from "../issues.js";
import { whyNotFile } from "../dataset/io/reason.js";
import { placeIn } from "./figures.js";
import { wholeOption } from "./whole-number.js";

/** `--products`, to be read as `readonly string[]`. */
export const productsOption = (): Option =>
  new Option("--products <file>", "products of providers: JSON, CSV or XLSX, docs/products.md; give it again for each further file")
    .argParser<readonly string[]>((file, before) => [...before, file]).default([], "none");

/** The options of `addMatching`. */
export interface MatchingOptions {
  readonly candidates?: number;
  readonly deployment?: readonly (typeof deployments)[number][];
  readonly budget?: number;
  readonly region?: string;
  readonly sizeClass?: (typeof sizeClasses)[number];
}

const MOST_CANDIDATES = 50;

/** Options that say which products are candidates, and which of them come first. */
export const addMatching = (command: Command): Command => command
  .addOption(wholeOption("--candidates <n>", "products shown for a scenario, 1 to 50; default: 5", { least: 1, most: MOST_CANDIDATES }))
  .addOption(new Option("--deployment <kinds...>", "only products deployed in one of these ways, or nobody knows how").choices([...deployments]))
  .addOption(new Option("--budget <yuan>", "only products that may cost at most this, or nobody knows what").argParser(yuan))
  .option("--region <name>", "where the firm is: with --size-class, products with a model firm like it come first")
  .addOption(new Option("--size-class <class>", "how large the firm is").choices([...sizeClasses]));

/** A plain decimal: a number with a unit or a thousands separator is a slip. */
function yuan(text: string): number {
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(text)) throw new InvalidArgumentError("Not a plain number of yuan.");
  return Number(text);
}

export const matchingOf = ({ candidates: limit, deployment, budget, region, sizeClass }: MatchingOptions): Partial<Matching> => ({
  ...(limit !== undefined && { limit }), ...(deployment !== undefined && { deployment }), ...(budget !== undefined && { budget }),
  ...(region !== undefined && { region }), ...(sizeClass !== undefined && { sizeClass }),
});

/** Whether an option was given that means nothing without products. */
export const asksForProducts = (options: MatchingOptions): boolean => Object.keys(matchingOf(options)).length > 0;

/** The files put together; issues name the file and the place in it, as its owner sees it. */
export async function readProductFiles(paths: readonly string[], catalogue: Catalogue, pack: LoadedPack): Promise<Result<ProductCatalogue>> {
  const [{ readProductFile }, { readSources }] = await Promise.all([import("../dataset/io/read-products.js"), import("../diagnosis/products/table.js")]);
  const read = await Promise.all(paths.map(async (path) => {
    const source = await readProductFile(path, { catalogue, pack }).catch((error: unknown) =>
      fail([issue("file-unreadable", { expected: "a readable file", actual: whyNotFile(error) })]));
    return { ...source, issues: source.issues.map((it) => ({ ...it, path: placeIn(path, it.path) })) };
  }));
  const readable = read.flatMap((it, i) => (it.ok ? [{ path: paths[i] ?? "", source: it.value }] : []));
  const put = readSources(readable.map((it) => it.source), { catalogue, pack }, (i, place) => placeIn(readable[i]?.path ?? "", place));
  return readable.length < read.length ? fail([...read.flatMap((it) => (it.ok ? [] : it.issues)), ...put.issues]) : put;
}
