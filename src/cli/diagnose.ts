/** `sme-maturity diagnose FILE`: every gap of a firm, the one that does most for its level first. */
import { Option, type Command } from "commander";
import type { Catalogue } from "../diagnosis/catalogue/catalogue.js";
import { diagnose } from "../diagnosis/findings/diagnose.js";
import type { Diagnosis, Gap } from "../diagnosis/findings/schema.js";
import { effectGroups, gapSentences, groupOf, type EffectGroup } from "../diagnosis/findings/sentences.js";
import { together } from "../diagnosis/findings/together.js";
import type { LoadedPack } from "../indicators/load.js";
import { fail, succeed, type Result } from "../issues.js";
import type { AssessmentResult } from "../scoring/result.js";
import { score } from "../scoring/score.js";
import { sentencesOf } from "../scoring/sentences.js";
import commonWords from "../wording/cli.zh-CN.json" with { type: "json" };
import words from "../wording/findings.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import { catalogueOption, readCatalogueFiles } from "./catalogue-input.js";
import { readSheet, type ReadSheet } from "./input.js";
import { packOption, type Run } from "./run.js";
import { exitCodeFor, exitCodes, printIssues, printJson, printLines } from "./terminal.js";
import { wholeOption } from "./whole-number.js";

interface Options {
  readonly pack?: string;
  readonly catalogue: readonly string[];
  readonly top?: number;
  readonly format?: "json" | "text";
}

export function addDiagnose(program: Command, run: Run): void {
  program.command("diagnose")
    .summary("every gap: what it is worth, why it matters, what proves and what helps it")
    .description("Diagnose the answer sheet FILE ('-': standard input): every gap, ordered by its effect on the level, then by points.")
    .argument("<file>", "answer sheet: JSON or a filled form")
    .addOption(packOption())
    .addOption(catalogueOption())
    .addOption(wholeOption("--top <n>", "only the first n gaps", { least: 1 }))
    .addOption(new Option("--format <format>", "default: text on a terminal, json in a pipe").choices(["json", "text"]))
    .action(run(async (terminal, { lang }, file: string, options: Options) => {
      const format = options.format ?? (terminal.stdout.isTTY ? "text" : "json");
      const read = await readInput(file, options, terminal.stdin);
      printIssues(terminal, read.issues, lang);
      if (!read.ok) {
        if (format === "json") printJson(terminal, { issues: read.issues });
        return exitCodeFor(read.issues);
      }
      const { sheet, pack, catalogue } = read.value;
      const result = score(sheet, pack);
      const diagnosis = diagnose(sheet, result, { catalogue });
      const shown = diagnosis.findings.slice(0, options.top);
      if (format === "json") printJson(terminal, { ...diagnosis, findings: shown });
      else printLines(terminal, asText({ diagnosis, shown, result, pack, catalogue }));
      return exitCodes.done;
    }));
}

interface Input extends ReadSheet {
  readonly catalogue: Catalogue;
}

/** The sheet, its pack, and the catalogue for that pack. */
async function readInput(file: string, options: Options, stdin: NodeJS.ReadableStream): Promise<Result<Input>> {
  const read = await readSheet(file, options.pack, stdin);
  if (!read.ok) return read;
  const catalogue = await readCatalogueFiles(options.catalogue, read.value.pack);
  const issues = [...read.issues, ...catalogue.issues];
  return catalogue.ok ? succeed({ ...read.value, catalogue: catalogue.value }, issues) : fail(issues);
}

interface Page {
  readonly diagnosis: Diagnosis;
  readonly shown: readonly Gap[];
  readonly result: AssessmentResult;
  readonly pack: LoadedPack;
  readonly catalogue: Catalogue;
}

/** The conclusion, what the next level asks, the gaps by what each does for it, and what else is to be mended. */
function asText({ diagnosis, shown, result, pack, catalogue }: Page): readonly string[] {
  const gaps = gapSentences(pack, catalogue);
  const say = sentencesOf(pack.wording);
  const claimed = gaps.claimed(diagnosis);
  return [
    result.enterprise.name ?? result.enterprise.id,
    say.headline(result),
    gaps.conclusion(diagnosis),
    ...gaps.combine(diagnosis),
    ...gaps.openFirst(diagnosis),
    ...(diagnosis.target === null ? [] : ["", ...say.whyNotNext(result)]),
    ...effectGroups.flatMap((group) => groupLines(group, diagnosis, shown, gaps)),
    ...(claimed.length === 0 ? [] : ["", words.claimed.heading, ...claimed.map((it) => `- ${it}`)]),
    ...(result.findings.length === 0 ? [] : ["", commonWords.findings, ...result.findings.map((it) => `- ${say.finding(it, result)}`)]),
    "",
    ...pack.wording.nature[result.basis],
  ];
}

function groupLines(group: EffectGroup, diagnosis: Diagnosis, shown: readonly Gap[], gaps: ReturnType<typeof gapSentences>): readonly string[] {
  const isInside = (it: Gap): boolean => groupOf(it, diagnosis) === group;
  const listed = shown.filter(isInside);
  if (listed.length === 0) return [];
  const count = diagnosis.findings.filter(isInside).length;
  const heading = fill(listed.length < count ? words.group.some : words.group.count, { heading: gaps.heading(group, diagnosis), count, shown: listed.length });
  const numberOf = (gap: Gap): number => shown.indexOf(gap) + 1;
  return ["", heading, ...together(listed).flatMap((alike) => gapLines(alike, numbers(alike.map(numberOf)), diagnosis, gaps))];
}

/** `3`, `3–6`, or one by one where others stand between. */
function numbers(all: readonly number[]): string {
  const [first = 0, last = first] = [all[0], all.at(-1)];
  return all.length > 1 && last - first === all.length - 1 ? fill(words.range, { first, last }) : all.join(words.listComma);
}

/** @param alike gaps that do the same. */
function gapLines(alike: readonly [Gap, ...Gap[]], no: string, diagnosis: Diagnosis, gaps: ReturnType<typeof gapSentences>): readonly string[] {
  const { labels } = words;
  const [gap, ...others] = alike;
  const details: readonly (readonly [string, string | null])[] = [
    [labels.why, gaps.why(gap, diagnosis)],
    [labels.figures, gaps.figures(gap)],
    [labels.evidence, gaps.evidence(gap)],
    [labels.scenarios, gaps.scenarios(alike)],
  ];
  return [
    others.length > 0 ? fill(words.itemAny, { no, what: gaps.whatAny(alike) }) : fill(words.item, { no, what: gaps.what(gap), worth: gaps.worth(gap) }),
    ...details.flatMap(([label, text]) => (text === null ? [] : [`   ${fill(label, { text })}`])),
  ];
}
