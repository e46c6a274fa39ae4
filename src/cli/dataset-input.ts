/** The dataset a command is given: opened, read row by row, every sheet scored. */
import { assess, type AssessedDataset } from "../dataset/assess.js";
import { readDataset } from "../dataset/io/read-dataset.js";
import type { LoadedPack } from "../indicators/load.js";
import { fail, issue, type Result } from "../issues.js";
import { whyNotFile } from "../report/pdf/reason.js";

/** The firms of the dataset at `path` ('-': standard input), and what could not be read of it; issues are places in that file. */
export async function readFirms(
  path: string, pack: LoadedPack | undefined, stdin: NodeJS.ReadableStream, onRow?: (rows: number) => void,
): Promise<Result<AssessedDataset>> {
  const options = { ...(pack && { pack }), ...(onRow && { onRow }) };
  try {
    return await readDataset({ path, stdin, pack }, (rows) => assess(rows, options));
  } catch (error) {
    if (!isOfTheSystem(error)) throw error;
    return fail([issue("file-unreadable", { expected: "a readable file", actual: whyNotFile(error) })]);
  }
}

const isOfTheSystem = (error: unknown): boolean => error instanceof Error && "syscall" in error;
