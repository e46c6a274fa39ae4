/** `sme-maturity score FILE`: the assessment result. */
import { Option, type Command } from "commander";
import { sentencesOf } from "../scoring/sentences.js";
import type { AssessmentResult } from "../scoring/result.js";
import type { LoadedPack } from "../indicators/load.js";
import { score } from "../scoring/score.js";
import words from "../wording/cli.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import { readSheet } from "./input.js";
import { packOption, type Run } from "./run.js";
import { exitCodes, exitCodeFor, printIssues, printJson, printLines } from "./terminal.js";

interface Options {
  readonly pack?: string;
  readonly format?: "json" | "text";
}

export function addScore(program: Command, run: Run): void {
  program.command("score")
    .summary("level, points and every reason for them")
    .description("Score the answer sheet FILE ('-': standard input).")
    .argument("<file>", "answer sheet: JSON or a filled form")
    .addOption(packOption())
    .addOption(new Option("--format <format>", "default: text on a terminal, json in a pipe").choices(["json", "text"]))
    .action(run(async (terminal, { lang }, file: string, options: Options) => {
      const format = options.format ?? (terminal.stdout.isTTY ? "text" : "json");
      const read = await readSheet(file, options.pack, terminal.stdin);
      printIssues(terminal, read.issues, lang);
      if (!read.ok) {
        if (format === "json") printJson(terminal, { issues: read.issues });
        return exitCodeFor(read.issues);
      }
      const result = score(read.value.sheet, read.value.pack);
      if (format === "json") printJson(terminal, result);
      else printLines(terminal, summarize(result, read.value.pack));
      return exitCodes.done;
    }));
}

/** The result at a glance. */
function summarize(result: AssessmentResult, pack: LoadedPack): readonly string[] {
  const say = sentencesOf(pack.wording);
  return [
    result.enterprise.name ?? result.enterprise.id,
    say.headline(result),
    ...result.dimensions.map((it) => fill(words.dimension, {
      name: pack.wording.dimensions[it.id]?.name ?? it.id, points: it.points, maxPoints: it.maxPoints,
    })),
    ...result.areaCounts.map((it) => fill(words.areas, { rating: say.numeral(it.rating), all: it.all, binding: it.binding })),
    "",
    ...say.whyNotNext(result),
    ...(result.findings.length === 0 ? [] : ["", words.findings, ...result.findings.map((it) => `- ${say.finding(it, result)}`)]),
    "",
    ...pack.wording.nature[result.basis],
  ];
}
