/** Opens a dataset of any form and gives its rows, as checked sheets or as blocks yet to be scored. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Result } from "../../issues.js";
import type { Block, TableHead } from "../batch/blocks.js";

export interface DatasetSource {
  /** A file, a folder of filled forms, or '-': standard input. */
  readonly path: string;
  readonly stdin: NodeJS.ReadableStream;
  /** Absent: the one the sheets name. */
  readonly pack?: LoadedPack | undefined;
  /** Name of the workbook's sheet; absent: its first. */
  readonly sheet?: string | undefined;
}

export interface OpenBlocks {
  /** The one given, or the one the first rows name; rows that name another are broken. */
  readonly pack: LoadedPack;
  readonly head: TableHead | null;
  /** To be gone through once; leaving early closes the file. */
  readonly blocks: AsyncIterable<Block>;
  /** Bytes of the file, or files of the folder; `null`: nobody knows. */
  readonly total: number | null;
  /** How much of that has been read. */
  readonly read: () => number;
}

/** @throws what opening and reading the file throws. */
export declare function openBlocks(source: DatasetSource): Promise<Result<OpenBlocks>>;
