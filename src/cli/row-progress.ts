/** A line that counts rows while someone watches, and leaves no trace. */
import type { ComparedRun } from "../dataset/compare/compare.js";
import type { GivenRecord } from "../dataset/compare/entries.js";
import { fill } from "../wording/fill.js";
import words from "../wording/cli.zh-CN.json" with { type: "json" };
import type { Terminal } from "./terminal.js";

export interface RowProgress {
  /** The same run, its records counted as they are read. */
  readonly watch: (run: ComparedRun) => ComparedRun;
  readonly clear: () => void;
}

/** Rows between two writings: a few a second. */
const STEP = 5000;

/** Of both runs together. */
export function rowProgress({ stderr }: Terminal): RowProgress {
  let [rows, shown] = [0, 0];
  const count = (more: number): void => {
    rows += more;
    if (rows - shown < STEP) return;
    shown = rows;
    stderr.write(`\r${fill(words.rowsRead, { rows })}`);
  };
  const counted = async function* (records: ComparedRun["records"]): AsyncGenerator<readonly GivenRecord[], void> {
    for await (const part of records) {
      count(part.length);
      yield part;
    }
  };
  return {
    watch: (run) => (stderr.isTTY === true ? { ...run, records: counted(run.records) } : run),
    clear: () => {
      if (shown > 0) stderr.write("\r\u001b[K");
    },
  };
}
