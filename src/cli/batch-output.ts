/** Where `batch` and `merge` write, and in which format. */
import { stat } from "node:fs/promises";
import { Option } from "commander";
import { isStream, placesOf } from "../dataset/io/run/places.js";
import { formatByEnding, recordFormats, type RecordFormat } from "../dataset/io/run/table.js";
import { folderAround, inFolderRead, isAmong } from "./outputs.js";

export const recordFormatOption = (): Option => new Option("--format <format>", "default: by the ending of --out; ndjson on standard output").choices(recordFormats);

export interface RecordOutput {
  readonly format: RecordFormat;
  /** Goes past at once: nothing can be gone on with. */
  readonly isStream: boolean;
}

/** The format and kind of output a command line asks for, or what is wrong with it. */
export async function chooseRecordOutput(out: string, wanted: RecordFormat | undefined, inputs: readonly string[]): Promise<RecordOutput | string> {
  if (out === "") return "--out is empty";
  const format = wanted ?? (out === "-" ? "ndjson" : formatByEnding(out));
  if (format === undefined) return `--out ${out}: no format ends like this; name one with --format (${recordFormats.join(", ")})`;
  const passes = await isStream(out);
  if (passes && format !== "ndjson") return `--out ${out}: only ndjson can be written there`;
  if (passes) return { format, isStream: true };
  if (await stat(out).then((it) => it.isDirectory(), () => false)) return `--out ${out} is a folder`;
  for (const it of Object.values(await placesOf(out))) if (await isAmong(it, inputs)) return `--out ${out}: ${it} is one of the files read, and would be overwritten`;
  const folder = await folderAround(out, inputs);
  return folder === null ? { format, isStream: false } : inFolderRead(out, folder);
}
