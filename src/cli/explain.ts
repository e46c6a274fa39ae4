/** `sme-maturity explain FILE`: the result in words. */
import { Option, type Command } from "commander";
import { explain, type Explanation } from "../scoring/explain.js";
import { score } from "../scoring/score.js";
import words from "../wording/cli.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import { readSheet } from "./input.js";
import { packOption, type Run } from "./run.js";
import { exitCodes, exitCodeFor, printIssues, printJson, printLines } from "./terminal.js";

interface Options {
  readonly pack?: string;
  readonly format: "json" | "text";
}

export function addExplain(program: Command, run: Run): void {
  program.command("explain")
    .summary("why this level, and why not the next, in Chinese")
    .description("Explain the level of the answer sheet FILE ('-': standard input): every question, area and condition in a sentence.")
    .argument("<file>", "answer sheet: JSON or a filled form")
    .addOption(packOption())
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .action(run(async (terminal, { lang }, file: string, options: Options) => {
      const read = await readSheet(file, options.pack, terminal.stdin);
      printIssues(terminal, read.issues, lang);
      if (!read.ok) {
        if (options.format === "json") printJson(terminal, { issues: read.issues });
        return exitCodeFor(read.issues);
      }
      const { sheet, pack } = read.value;
      const explanation = explain(score(sheet, pack), pack);
      if (options.format === "json") printJson(terminal, explanation);
      else printLines(terminal, asText(explanation));
      return exitCodes.done;
    }));
}

/** The explanation as paragraphs under headings; one without content is left out. */
function asText(it: Explanation): readonly string[] {
  const { headings } = words;
  const bullets = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [headings.findings, bullets(it.findings)],
    [headings.why, bullets(it.why)],
    [headings.whyNotNext, bullets(it.whyNotNext)],
    [headings.openQuestions, bullets(it.openQuestions)],
    [headings.decision, it.decision.flatMap(({ name, met, conditions }) => [fill(words.decided, { name, outcome: met ? words.met : words.unmet }), ...conditions.map((line) => `  - ${line}`)])],
    [headings.indicators, [...it.dimensions.map((dimension) => dimension.sentence), ...bullets(it.indicators.map(({ name, sentence }) => `${name}　${sentence}`))]],
    [headings.areas, bullets(it.areas.map(({ sentence }) => sentence))],
    [headings.provenance, bullets(it.provenance)],
    [headings.nature, it.nature],
  ];
  return [it.headline, ...sections.flatMap(([heading, lines]) => (lines.length === 0 ? [] : ["", heading, ...lines]))];
}
