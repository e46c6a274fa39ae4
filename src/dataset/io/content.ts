/** What every form of a dataset opens to. */
import type { LoadedPack } from "../../indicators/load.js";
import { issue, type Issue, type Result } from "../../issues.js";
import type { BlockContent, TableHead } from "../batch/blocks.js";
import type { Columns } from "../table.js";

export interface OpenContent {
  /** The pack given, or what the first rows name; absent: they name none. */
  readonly pack: Result<LoadedPack> | undefined;
  readonly head: TableHead | null;
  /** Of a table, by its head. */
  readonly columns: Columns | null;
  /** To be gone through once; leaving early closes the file. */
  readonly contents: AsyncGenerator<BlockContent, void>;
}

export const EMPTY: Issue = issue("dataset-empty", { expected: "at least 1 row", actual: "none" });
