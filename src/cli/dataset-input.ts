/** The dataset a command is given: opened, read row by row, every sheet scored. */
import { assess, type AssessedDataset } from "../dataset/assess.js";
import { readDataset } from "../dataset/io/read-dataset.js";
import { fail, issue, type Result } from "../issues.js";
import { whyNotFile } from "../report/pdf/reason.js";
import { choosePack } from "./input.js";

/** The firms of the dataset at `path` ('-': standard input), and what could not be read of it. */
export async function readFirms(
  path: string, packName: string | undefined, stdin: NodeJS.ReadableStream, onRow?: (rows: number) => void,
): Promise<Result<AssessedDataset>> {
  const pack = await choosePack(packName);
  if (!pack.ok) return pack;
  const options = { ...(pack.value && { pack: pack.value }), ...(onRow && { onRow }) };
  try {
    return await readDataset({ path, stdin, pack: pack.value }, (rows) => assess(rows, options));
  } catch (error) {
    if (!isOfTheSystem(error)) throw error;
    return fail([issue("file-unreadable", { path, expected: "a readable file", actual: whyNotFile(error) })]);
  }
}

const isOfTheSystem = (error: unknown): boolean => error instanceof Error && "syscall" in error;
