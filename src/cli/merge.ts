/** `sme-maturity merge SHARD… --out FILE`: the shards of a run put together. */
import type { Command } from "commander";
import type { RecordFormat } from "../dataset/io/run/table.js";
import { batchWords, summaryLines } from "./batch-lines.js";
import { chooseRecordOutput, recordFormatOption } from "./batch-output.js";
import { choosePack } from "./input.js";
import { packOption, type Run } from "./run.js";
import { exitCodeFor, inert, printIssues, usageError } from "./terminal.js";

interface Options {
  readonly out: string;
  readonly format?: RecordFormat;
  readonly pack?: string;
}

export function addMerge(program: Command, run: Run): void {
  program.command("merge")
    .summary("put the shards of a run together")
    .description("Write what one run without shards writes, byte for byte, from the outputs of `batch --shard`, in any order. Every shard must be there once, with the .shard.json beside it.")
    .argument("<shard...>", "outputs of batch --shard 1/n to n/n")
    .requiredOption("--out <path>", "file to write: .ndjson, .csv or .xlsx; '-': standard output. The summary is written beside it")
    .addOption(recordFormatOption())
    .addOption(packOption("the run"))
    .action(run(async (terminal, { lang }, shards: readonly string[], options: Options) => {
      const output = await chooseRecordOutput(options.out, options.format, shards);
      if (typeof output === "string") return usageError(terminal, output);
      const pack = await choosePack(options.pack);
      const { mergeShards } = await import("../dataset/io/merge-shards.js");
      const merged = pack.ok ? await mergeShards({ shards, out: options.out, stdout: terminal.stdout, format: output.format, pack: pack.value, onAnew: () => void terminal.stderr.write(`${batchWords(lang).givenUp}\n`) }) : pack;
      printIssues(terminal, merged.issues, lang);
      if (!merged.ok) return exitCodeFor(merged.issues);
      const lines = [...summaryLines(merged.value, lang), ...(output.isStream ? [] : [options.out])];
      for (const it of lines) terminal.stderr.write(`${inert(it)}\n`);
      return exitCodeFor(merged.issues);
    }));
}
