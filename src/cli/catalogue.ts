/** `sme-maturity catalogue`: the transformation scenarios there are, and whether a contractor's own file fits. */
import { Option, type Command } from "commander";
import { builtInPack, type Catalogue } from "../diagnosis/catalogue/catalogue.js";
import { GENERAL } from "../diagnosis/catalogue/schema.js";
import { isForIndustry } from "../diagnosis/catalogue/suits.js";
import type { LoadedPack } from "../indicators/load.js";
import { expectedAmong } from "../indicators/nearest.js";
import { areasOf } from "../indicators/structure.js";
import { fail, issue, succeed, type IssueCode, type Result } from "../issues.js";
import { catalogueOption, readCatalogueFiles } from "./catalogue-input.js";
import { catalogueLines } from "./catalogue-lines.js";
import { choosePack } from "./input.js";
import type { Run } from "./run.js";
import { exitCodes, exitCodeFor, printIssues, printJson, printLines } from "./terminal.js";

interface Options {
  readonly catalogue: readonly string[];
  readonly pack: string;
  readonly subIndustry?: string;
  readonly area?: string;
  readonly format: "json" | "text";
}

export function addCatalogue(program: Command, run: Run): void {
  program.command("catalogue")
    .summary("the transformation scenarios there are; checks a file of one's own")
    .description("Print the scenario catalogue, merged with the files given; every problem of a file at once.")
    .addOption(catalogueOption())
    .addOption(new Option("--pack <id|path>", "indicator pack whose areas the scenarios serve: an id, a folder or its pack.json").default(builtInPack))
    .option("--sub-industry <id>", "only what suits firms of this sub-industry: special to it, or general")
    .option("--area <id>", "only scenarios of this process area")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .action(run(async (terminal, { lang }, options: Options) => {
      const chosen = await chooseCatalogue(options);
      printIssues(terminal, chosen.issues, lang);
      if (!chosen.ok) {
        if (options.format === "json") printJson(terminal, { issues: chosen.issues });
        return exitCodeFor(chosen.issues);
      }
      const { catalogue, pack } = chosen.value;
      if (options.format === "json") printJson(terminal, catalogue);
      else printLines(terminal, catalogueLines(catalogue, pack));
      return exitCodes.done;
    }));
}

interface Chosen {
  readonly catalogue: Catalogue;
  readonly pack: LoadedPack;
}

async function chooseCatalogue({ catalogue: paths, pack: name, subIndustry, area }: Options): Promise<Result<Chosen>> {
  const chosen = await choosePack(name);
  if (!chosen.ok) return chosen;
  if (chosen.value === undefined) throw new TypeError("--pack has a default");
  const pack = chosen.value;
  const read = await readCatalogueFiles(paths, pack);
  if (!read.ok) return read;
  const catalogue = read.value;
  const unknown = (code: IssueCode, path: string, id: string | undefined, known: readonly string[]) =>
    (id === undefined || known.includes(id) ? [] : [issue(code, { path, expected: expectedAmong(id, known), actual: id })]);
  const issues = [
    ...unknown("sub-industry-unknown", "--sub-industry", subIndustry, [...new Set([GENERAL, ...catalogue.subIndustries.map((it) => it.id)])]),
    ...unknown("unknown-area", "--area", area, areasOf(pack.definition).map((it) => it.area.id)),
  ];
  if (issues.length > 0) return fail(issues);
  const scenarios = catalogue.scenarios.filter((it) =>
    (area === undefined || it.area === area) &&
    (subIndustry === undefined || isForIndustry(it, subIndustry)));
  return succeed({ catalogue: { ...catalogue, scenarios }, pack }, read.issues);
}
