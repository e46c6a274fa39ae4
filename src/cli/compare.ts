/** `sme-maturity compare OLD NEW`: who moved between two runs, or under two packs, from which level to which, and by what. */
import { Option, type Command } from "commander";
import type { ComparedRun } from "../dataset/compare/compare.js";
import type { Comparison } from "../dataset/compare/schema.js";
import type { OpenRun } from "../dataset/io/read-records.js";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import type { ShownComparison } from "./compare-lines.js";
import { keepMoves, writeMoves } from "./compare-moves.js";
import { choosePack } from "./input.js";
import { chooseOutput, isAmong, jsonFormat, textFormat, writeIssues, writeOutput, xlsxFormat, type OutputForm, type OutputFormat } from "./outputs.js";
import { rowProgress } from "./row-progress.js";
import type { Run } from "./run.js";
import { exitCodes, inert, printIssues, usageError, type ExitCode, type GlobalOptions, type Terminal } from "./terminal.js";

interface Options {
  readonly pack?: string;
  readonly oldPack?: string;
  readonly newPack?: string;
  readonly sheet?: string;
  readonly format?: string;
  readonly out?: string;
  readonly moved?: true;
  readonly all?: true;
  readonly strict?: true;
}

/** `keeps`: how many of the firms that moved are shown, `streams`: moves are written as they come. */
type Form = (OutputFormat<ShownComparison> & { readonly keeps: number }) | (OutputForm & { readonly streams: true });

interface Target {
  readonly format: Form;
  readonly path: string;
}

/** Told on standard error; the rest stands in the JSON and the workbook. */
const MOST_TOLD = 20;

/** A workbook with more takes minutes and gigabytes; it says how many it leaves out. */
const MOST_IN_WORKBOOK = 50_000;
const MOST_IN_TEXT = 50;

const forms: readonly Form[] = [
  { ...textFormat<ShownComparison>(async (it) => (await import("./compare-lines.js")).comparisonLines(it)), keeps: MOST_IN_TEXT },
  { ...jsonFormat<ShownComparison>(({ comparison }) => comparison), keeps: 0 },
  { id: "ndjson", extension: ".ndjson", streams: true },
  { ...xlsxFormat<ShownComparison>(async (it) => (await import("../report/xlsx/index.js")).compareXlsx(it)), keeps: MOST_IN_WORKBOOK },
];

export function addCompare(program: Command, run: Run): void {
  program.command("compare")
    .summary("who moved between two runs, or under two packs, and by what")
    .description("Compare two runs (NDJSON that batch wrote, its summary beside it) or datasets of answer sheets ('-': standard input), firm by firm. Without NEW: the dataset OLD under --old-pack and --new-pack. docs/compare.md")
    .argument("<old>", "run or dataset")
    .argument("[new]", "run or dataset; absent: the same dataset under the other pack")
    .option("--pack <id|path>", "indicator pack of both; default: of a run the one its summary names, of a dataset the one its sheets name")
    .option("--old-pack <id|path>", "indicator pack of OLD; beside another of NEW it scores the sheets whatever pack they name")
    .option("--new-pack <id|path>", "indicator pack of NEW, likewise")
    .option("--sheet <name>", "sheet of a workbook; default: its first")
    .addOption(new Option("--format <format>", "text; json: the counts; ndjson: a firm a line; xlsx. Default: by the ending of --out; without it text on a terminal, json in a pipe").choices(forms.map((it) => it.id)))
    .option("--out <path>", "file to write; '-': standard output (the default)")
    .option("--moved", "ndjson: only firms whose level rose or fell")
    .option("--all", `text: every firm that moved, not the first ${MOST_IN_TEXT}`)
    .option("--strict", "exit 1 when a record cannot be read or has no id")
    .action(run(compare));
}

async function compare(terminal: Terminal, shared: GlobalOptions, old: string, other: string | undefined, options: Options): Promise<ExitCode> {
  const { pack, oldPack = pack, newPack = pack, sheet, moved, all } = options;
  if (other === undefined && (oldPack === undefined || newPack === undefined || oldPack === newPack)) return usageError(terminal, "one dataset is compared under two packs: give --old-pack and --new-pack, or NEW");
  if (old === "-" && (other ?? "-") === "-") return usageError(terminal, "standard input can be read only once");
  const output = await chooseOutput(options, forms, [old, ...(other === undefined ? [] : [other])], terminal.stdout.isTTY === true);
  if (typeof output === "string") return usageError(terminal, output);
  const { format } = output;
  if (moved && !("streams" in format)) return usageError(terminal, "--moved is for --format ndjson");
  if (all && format.id !== "text") return usageError(terminal, "--all is for --format text");

  const opened = await openBoth(terminal, { path: old, pack: oldPack, option: optionOf("old", options) }, { path: other ?? old, pack: newPack, option: optionOf("new", options), isSame: other === undefined }, sheet);
  if (!opened.ok) return writeIssues(terminal, shared, output, opened.issues);
  try {
    return await compareRuns(terminal, shared, options, output, opened.value, opened.issues);
  } finally {
    await opened.value.close();
  }
}

async function compareRuns(
  terminal: Terminal, shared: GlobalOptions, { moved, all, strict }: Options, output: Target, { runs, sameAnswers, rescored }: Both, issues: readonly Issue[],
): Promise<ExitCode> {
  const { format, path } = output;
  const progress = rowProgress(terminal);
  const { comparing } = await import("../dataset/compare/compare.js");
  const moves = comparing(progress.watch(runs.old), progress.watch(runs.new), { sameAnswers });
  printIssues(terminal, issues, shared.lang);

  const codeOf = (code: ExitCode, { sides, issues }: Comparison): ExitCode => {
    printIssues(terminal, firstOf(issues), shared.lang);
    const isFlawed = [sides.old, sides.new].some((it) => it.invalid + it.withoutId > 0);
    return code === exitCodes.done && strict && isFlawed ? exitCodes.inputErrors : code;
  };
  if ("streams" in format) {
    const written = await writeMoves(terminal, path, moves, moved === true);
    progress.clear();
    if (!written.ok) return writeIssues(terminal, shared, output, written.issues);
    const code = codeOf(exitCodes.done, written.value);
    if (path !== "-") terminal.stderr.write(`${inert(path)}\n`);
    return code;
  }
  const kept = await keepMoves(moves, all ? Infinity : format.keeps);
  progress.clear();
  if (!kept.ok) return writeIssues(terminal, shared, output, kept.issues);
  const { comparison } = kept.value;
  const shown = { ...kept.value, packs: { old: runs.old.pack, new: runs.new.pack }, names: { old: runs.old.name, new: runs.new.name }, rescored };
  const code = codeOf(exitCodes.done, comparison);
  const written = await writeOutput(terminal, shared, { format, path }, shown);
  return written === exitCodes.done ? code : written;
}

/** What people can take in, and how many more there are: an error where an error is left out. */
function firstOf(issues: Comparison["issues"]): Comparison["issues"] {
  const told = issues.filter((it) => it.code !== "issues-cut");
  const left = [...told.slice(MOST_TOLD), ...issues.filter((it) => it.code === "issues-cut")];
  if (left.length === 0) return told;
  const more = left.reduce((sum, it) => sum + (it.code === "issues-cut" ? Number.parseInt(it.actual, 10) : 1), 0);
  const severity = left.some((it) => it.severity === "error") ? "error" : "warning";
  return [...told.slice(0, MOST_TOLD), { ...issue("issues-cut", { expected: `at most ${MOST_TOLD} problems`, actual: `${more} more` }), severity }];
}

interface Named {
  readonly path: string;
  readonly pack: string | undefined;
  /** That gives the pack. */
  readonly option: string;
}

const optionOf = (side: "old" | "new", { oldPack, newPack }: Options): string => ((side === "old" ? oldPack : newPack) === undefined ? "--pack" : `--${side}-pack`);

interface Both {
  readonly runs: { readonly old: ComparedRun; readonly new: ComparedRun };
  readonly sameAnswers: boolean;
  /** Sheets were scored by the pack asked for, whatever pack they name. */
  readonly rescored: Readonly<Record<"old" | "new", boolean>>;
  readonly close: () => Promise<void>;
}

async function openBoth({ stdin }: Terminal, old: Named, other: Named & { readonly isSame: boolean }, sheet: string | undefined): Promise<Result<Both>> {
  const { openRun } = await import("../dataset/io/read-records.js");
  const packOf = async ({ pack, option }: Named): ReturnType<typeof choosePack> => {
    const chosen = await choosePack(pack);
    return chosen.ok ? chosen : fail(chosen.issues.map((it) => (it.path === "pack" ? { ...it, path: option } : it)));
  };
  const packs = [await packOf(old), await packOf(other)] as const;
  const given = packs.flatMap((it) => (it.ok && it.value !== undefined ? [it.value] : []));
  const isUnderTwo = old.pack !== other.pack;
  const openOne = async ({ path }: Named, pack: (typeof packs)[number]): Promise<Result<OpenRun>> =>
    (pack.ok ? openRun({ path, stdin, pack: pack.value, sheet, ...(isUnderTwo && pack.value !== undefined && { formPacks: given }) }) : pack);
  const [first, second] = [await openOne(old, packs[0]), await openOne(other, packs[1])];
  const close = async (): Promise<void> => {
    for (const it of [first, second]) if (it.ok) await it.value.close();
  };
  if (!first.ok || !second.ok) {
    await close();
    return fail([...first.issues, ...(second.ok || sameIssues(first.issues, second.issues) ? [] : second.issues)]);
  }
  if (other.isSame && first.value.isRun) {
    await close();
    return fail([issue("runs-not-comparable", { path: old.path, expected: "a dataset of answer sheets", actual: "records of a run" })]);
  }
  const isOneDataset = !first.value.isRun && !second.value.isRun && (other.isSame || await isAmong(other.path, [old.path]));
  return succeed({
    runs: { old: { name: old.path, ...first.value }, new: { name: other.path, ...second.value } }, sameAnswers: isOneDataset, close,
    rescored: { old: isUnderTwo && old.pack !== undefined && !first.value.isRun, new: isUnderTwo && other.pack !== undefined && !second.value.isRun },
  }, [...first.issues, ...second.issues]);
}

const sameIssues = (a: readonly Issue[], b: readonly Issue[]): boolean => JSON.stringify(a) === JSON.stringify(b);
