/** Opens a filled form: bytes → what it says, with every issue at its sheet and cell. */
import { createReadStream } from "node:fs";
import type { LoadedPack } from "../../indicators/load.js";
import type { Result } from "../../issues.js";
import { isForm, readForm, type FilledForm } from "../form/form.js";
import { readBounded } from "./read-bounded.js";
import { readWorkbook } from "./read-workbook.js";

/** Larger workbooks are no forms: an empty one has 40 kB. */
export const MOST_FORM_BYTES = 16 * 2 ** 20;

/** @param name of the file, for who reads the result. @param pack the pack expected; absent: the one the form names. */
export async function readFormBytes(bytes: Uint8Array, name: string, pack?: LoadedPack): Promise<Result<FilledForm>> {
  const sheets = await readWorkbook(bytes);
  return sheets.ok ? readForm(sheets.value, name, pack) : sheets;
}

/** Whether the file is a form, filled or not; what cannot be read is none. */
export async function isFormFile(path: string): Promise<boolean> {
  try {
    const bytes = await readBounded(createReadStream(path), MOST_FORM_BYTES);
    const sheets = bytes === null ? null : await readWorkbook(bytes);
    return sheets?.ok === true && isForm(sheets.value);
  } catch {
    return false; // whoever reads it next says why
  }
}

/** Zip files, and the containers of old or encrypted workbooks. */
const workbooks: readonly (readonly number[])[] = [[0x50, 0x4b, 0x03, 0x04], [0xd0, 0xcf, 0x11, 0xe0]];

/** Whether these bytes begin as those of a workbook do. */
export const beginsAsWorkbook = (bytes: Uint8Array): boolean => workbooks.some((start) => start.every((it, i) => bytes[i] === it));
