/** How many firms came to what: the same whatever the order, and whether the reports were made now or before. */
import { issueCodes } from "../../issues.js";
import type { Entry } from "./entry.js";

export interface Count {
  readonly rows: number;
  readonly written: number;
  readonly broken: number;
  readonly failed: number;
  /** Of those that failed, the ones for which the machine is to blame. */
  readonly byMachine: number;
  /** Reports by level at worst, lowest first. */
  readonly levels: readonly (readonly [level: number, firms: number])[];
  /** Of those, the ones whose level at best is higher. */
  readonly open: number;
  readonly pages: number;
}

export interface Counter {
  readonly add: (entry: Entry) => void;
  readonly value: () => Count;
}

export function startCount(): Counter {
  const outcomes = { written: 0, broken: 0, failed: 0 };
  const levels = new Map<number, number>();
  let [byMachine, open, pages] = [0, 0, 0];
  return {
    add: (entry) => {
      outcomes[entry.outcome] += 1;
      if (entry.outcome === "failed" && entry.issues.some((it) => it.severity === "error" && issueCodes.get(it.code)?.stage === "environment")) byMachine += 1;
      pages += entry.file?.pages ?? 0;
      if (entry.outcome !== "written" || entry.levelRange === null) return;
      const [worst, best] = entry.levelRange;
      levels.set(worst, (levels.get(worst) ?? 0) + 1);
      if (best > worst) open += 1;
    },
    value: () => ({
      rows: outcomes.written + outcomes.broken + outcomes.failed, ...outcomes, byMachine, open, pages,
      levels: [...levels].sort(([a], [b]) => a - b),
    }),
  };
}
