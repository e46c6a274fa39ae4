/** The dataset a command is given: opened, read row by row, every sheet scored. */
import { assess, type AssessedDataset } from "../dataset/assess.js";
import { readDataset, type DatasetSource } from "../dataset/io/read-dataset.js";
import type { Result } from "../issues.js";

/** The firms of a dataset, and what could not be read of it; issues are places in it. */
export function readFirms(source: DatasetSource, onRow?: (rows: number) => void): Promise<Result<AssessedDataset>> {
  const options = { ...(source.pack && { pack: source.pack }), ...(onRow && { onRow }) };
  return readDataset(source, (rows) => assess(rows, options));
}
