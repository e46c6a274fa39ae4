/** Opens a filled form: bytes → what it says, with every issue at its sheet and cell. */
import { stat } from "node:fs/promises";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, type Result } from "../../issues.js";
import { isForm, readForm, type FilledForm } from "../form/form.js";
import { atMost } from "./read-bounded.js";
import { readWorkbook } from "./read-workbook.js";
import { workbookSheets, type StreamedSheet } from "./workbook-rows.js";
import { fileBytes } from "./zip-parts.js";

/** Larger workbooks are no forms: an empty one has 40 kB; room for pictures that were put in. */
export const MOST_FORM_BYTES = 16 * 2 ** 20;

/** @param name of the file, for who reads the result. @param pack the pack expected; absent: the one the form names. */
export async function readFormBytes(bytes: Uint8Array, name: string, pack?: LoadedPack): Promise<Result<FilledForm>> {
  if (bytes.length > MOST_FORM_BYTES) return fail([issue("file-unreadable", { expected: atMost(MOST_FORM_BYTES), actual: "more" })]);
  const sheets = await readWorkbook(bytes);
  return sheets.ok ? readForm(sheets.value, name, pack) : sheets;
}

/** Whether a workbook is a form, filled or not: the first row of each sheet is enough to know. @throws UnreadableDataset */
export async function holdsForm(sheets: readonly StreamedSheet[]): Promise<boolean> {
  for (const { name, hidden, rows } of sheets) {
    for await (const first of rows()) {
      if (isForm([{ name, hidden, rows: [first] }])) return true;
      break;
    }
  }
  return false;
}

/** Whether the file is a form, filled or not; what cannot be read is none. */
export async function isFormFile(path: string): Promise<boolean> {
  try {
    const file = await stat(path);
    const { size } = file;
    return file.isFile() && size <= MOST_FORM_BYTES && await holdsForm(await workbookSheets(fileBytes(path, size)));
  } catch {
    return false; // whoever reads it next says why
  }
}
