/** A run: every block of a dataset scored and written in order, on threads, gone on with after any end, in shards. */
import type { Issue, Result } from "../../issues.js";
import type { BatchSummary, Shard } from "../batch/summary.js";
import type { DatasetSource } from "./open-dataset.js";

export interface Progress {
  readonly rows: number;
  /** As in OpenBlocks. */
  readonly read: number;
  readonly total: number | null;
}

export interface BatchRequest extends DatasetSource {
  /** File to write, `.ndjson`, `.csv` or `.xlsx`. */
  readonly out: string;
  /** Threads that score, 1 to 64; 1: this one. */
  readonly workers: number;
  /** Goes on with an interrupted run of the same input; without one starts anew. */
  readonly resume: boolean;
  /** Ends at the first issue, and writes nothing. */
  readonly strict: boolean;
  readonly shard: Shard | null;
  readonly onProgress?: (progress: Progress) => void;
  /** Called with the first issues found, as in the records. */
  readonly onIssue?: (issue: Issue) => void;
  /** Stops the run where it is; `resume` goes on. */
  readonly signal?: AbortSignal;
}

export declare function runBatch(request: BatchRequest): Promise<Result<BatchSummary>>;
