/** Tasks as the caller gives them. */
import type { PackFiles } from "../../indicators/load.js";
import type { Shard } from "../../dataset/batch/summary.js";

/** Paths are relative to the farm's folder: plain names with `/` between them, none beginning with a dot. */
export type FarmTask = ScoreTask | ReportTask;

/** A dataset, or a part of it, scored as `batch` does it. */
export interface ScoreTask {
  readonly kind: "score";
  /** File of the dataset; what counts is what it holds now: a job whose dataset was changed since is given up. */
  readonly dataset: string;
  /** Id of a built-in pack, or the files of one's own. */
  readonly pack: string | PackFiles;
  /** Of a workbook; absent: its first. */
  readonly sheet?: string;
  /** Absent: the whole. */
  readonly shard?: Shard;
  /** Ends with `.ndjson`. Default: `scores/<name of the job>.ndjson`. */
  readonly out?: string;
}

/** The report of one answer sheet, as `report` makes it. */
export interface ReportTask {
  readonly kind: "report";
  /** The value of an answer sheet, with its pictures. */
  readonly answers: unknown;
  /** Absent: the one the sheet names. */
  readonly pack?: string | PackFiles;
  readonly format: "pdf" | "html" | "docx";
  /** Date of the report, `YYYY-MM-DD`; absent: `assessedOn` of the sheet. */
  readonly date?: string;
  /** Ids of chapters; absent: all that have something to say. */
  readonly chapters?: readonly string[];
  /** Level to be reached; absent: the next one. */
  readonly target?: number;
  /** Ends as the format's files do. Default: `reports/<name of the job>` with that ending. */
  readonly out?: string;
}
