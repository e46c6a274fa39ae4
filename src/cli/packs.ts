/** `sme-maturity packs` and `packs show ID`: which editions there are, and what one holds. */
import { Option, type Command } from "commander";
import type { LoadedPack } from "../indicators/load.js";
import { listPacks, type KnownPack } from "../indicators/registry.js";
import { areasOf, figuresOf, ratingsOf } from "../indicators/structure.js";
import { sentencesOf } from "../scoring/sentences.js";
import words from "../wording/explain.zh-CN.json" with { type: "json" };
import { translate } from "../wording/issue-lines.js";
import { choosePack } from "./input.js";
import type { Run } from "./run.js";
import { exitCodes, exitCodeFor, printIssues, printJson, printLines } from "./terminal.js";

interface Options {
  readonly format: "json" | "text";
}

const formatOption = (): Option => new Option("--format <format>").choices(["text", "json"]).default("text");

export function addPacks(program: Command, run: Run): void {
  const packs = program.command("packs").summary("the indicator packs there are").addOption(formatOption())
    .action(run(async (terminal, { lang }, options: Options) => {
      const reasonOf = ({ reason = "" }: KnownPack): string => (lang === "zh" ? translate(reason) : reason);
      if (options.format === "json") printJson(terminal, listPacks());
      else printLines(terminal, listPacks().map((it) => (it.available ? it.id : `${it.id}  ✗ ${reasonOf(it)}`)));
      return exitCodes.done;
    }));

  packs.command("show").summary("what a pack holds").argument("<id>", "pack id, folder or pack.json").addOption(formatOption())
    .action(run(async (terminal, { lang }, id: string, _options: Options, command: Command) => {
      const { format } = command.optsWithGlobals<Options>();
      const pack = await choosePack(id);
      printIssues(terminal, pack.issues, lang);
      if (!pack.ok || pack.value === undefined) {
        if (format === "json") printJson(terminal, { issues: pack.issues });
        return exitCodeFor(pack.issues);
      }
      if (format === "json") printJson(terminal, { ...pack.value.definition, sha256: pack.value.sha256, wording: pack.value.wording });
      else printLines(terminal, describe(pack.value));
      return exitCodes.done;
    }));
}

const labelOf = (figure: { readonly label: string; readonly unit: string } | undefined): string => (figure ? `${figure.label}  ${figure.unit}` : "");

/** The pack as an outline: dimensions, questions with options, points and figures, areas with their ladders, level lines. */
function describe({ definition, wording, sha256 }: LoadedPack): readonly string[] {
  const say = sentencesOf(wording);
  const name = (texts: Readonly<Record<string, { readonly name: string }>>, id: string): string => texts[id]?.name ?? id;
  return [
    `${definition.id} ${definition.version}  ${wording.title}  ${definition.source.number}  ${definition.source.issued}`,
    `sha256 ${sha256}`,
    ...definition.dimensions.flatMap((dimension) => [
      "",
      `${name(wording.dimensions, dimension.id)}  ${dimension.id}  ${dimension.points}`,
      ...dimension.groups.flatMap((group) => group.indicators.flatMap((it) => [
        `  ${it.no} ${name(wording.indicators, it.id)}  ${it.id}  ${it.points}  ${it.method}`,
        ...Object.entries(it.options).map(([letter, share]) => `      ${letter} ${share}‰  ${wording.indicators[it.id]?.options[letter] ?? ""}`),
        ...figuresOf(it).map((figure) => `      ${figure.id}${figure.yearly ? "[]" : ""}  ${labelOf(wording.indicators[it.id]?.figures?.[figure.id])}`),
      ])),
    ]),
    "",
    wording.areasTitle,
    ...areasOf(definition).flatMap(({ area }) => [
      `  ${area.no} ${name(wording.areas, area.id)}  ${area.id}  ${words.kind[area.kind]}`,
      ...[0, ...ratingsOf(definition)].map((rating) => `      ${rating}  ${say.step(area.id, rating)}`),
    ]),
    "",
    ...definition.levels.map((it) => `${name(wording.levels, String(it.level))}  ${JSON.stringify(it.rule)}`),
  ];
}
