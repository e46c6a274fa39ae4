/** Tells many sheets from one: by the ending, a folder as such, and a workbook by whether it is a filled form. */
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { isFormFile } from "../../dataset/io/read-form.js";

const endings: readonly string[] = [".ndjson", ".jsonl", ".csv", ".tsv", ".gz"];

/** Whether the path is of a dataset; what cannot be opened is told when it is read. */
export async function isDataset(path: string): Promise<boolean> {
  if (path === "-") return false;
  const ending = extname(path).toLowerCase();
  return endings.includes(ending) || (ending === ".xlsx" && !await isFormFile(path)) || stat(path).then((it) => it.isDirectory(), () => false);
}
