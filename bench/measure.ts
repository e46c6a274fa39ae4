/** Medians, and the table they are printed in. */

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Runs both in turn, so that a noisy machine disturbs both alike; medians in ms. */
export async function inTurn(rounds: number, ours: () => unknown, reference: () => unknown): Promise<readonly [number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    times[0].push(await timed(ours));
    times[1].push(await timed(reference));
  }
  return [median(times[0]), median(times[1])];
}

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export interface Figure {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  /** The promise: the measured value stays below. */
  readonly below: number;
  readonly reference: string;
}

/** Prints the table; whether every promise holds. */
export function report(figures: readonly Figure[]): boolean {
  const rows = figures.map(({ what, measured, unit, below, reference }) =>
    [measured < below ? "✓" : "✗", what, `${measured.toPrecision(3)} ${unit}`, `< ${below.toPrecision(3)} ${unit}`, reference]);
  const table = [["", "figure", "measured", "promised", "reference, same run"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  for (const row of table) console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ").trimEnd());
  return figures.every((it) => it.measured < it.below);
}
