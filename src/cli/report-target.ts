/** Where reports are written: one file, or a folder with a safe name for each firm. */
import { stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { makeFolder } from "../report/pdf/folders.js";
import { reportFormats, type ReportFormat } from "../report/formats.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import { isAmong } from "./outputs.js";
import { reportNames } from "./report-names.js";

export interface ReportTarget {
  readonly format: ReportFormat;
  /** The path for this firm's report; `-`: standard output. */
  readonly pathFor: (sheet: AnswerSheet) => string;
}

/** The target of a command line, or what is wrong with it. */
export async function chooseTarget(files: readonly string[], out: string, wanted: string | undefined): Promise<ReportTarget | string> {
  const ending = extname(out).toLowerCase();
  const byEnding = reportFormats.find((it) => it.extension === ending);
  const isFolder = await isExistingFolder(out) || out.endsWith("/") || (files.length > 1 && byEnding === undefined);
  const format = reportFormats.find((it) => it.id === wanted) ?? byEnding ?? (isFolder || ending === "" ? reportFormats[0] : undefined);
  if (out === "") return "--out is empty";
  if (format === undefined) return `--out ${out}: no report format ends like this; name one with --format (${reportFormats.map((it) => it.id).join(", ")})`;
  if (files.length > 1 && !isFolder) return `--out ${out}: a folder is needed for several sheets`;
  if (await isAmong(out, files)) return `--out ${out} is one of the answer sheets, and would be overwritten`;
  if (isFolder) await makeFolder(out).catch(() => undefined); // writing will say what is wrong
  const nameOf = reportNames(format.extension);
  return { format, pathFor: ({ enterprise }) => (isFolder ? join(out, nameOf(enterprise.id)) : out) };
}

const isExistingFolder = (path: string): Promise<boolean> => stat(path).then((it) => it.isDirectory(), () => false);
