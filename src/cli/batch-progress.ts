/** How far a run has come, on a terminal; nothing otherwise. */
import type { Progress } from "../dataset/io/run-batch.js";
import { fill } from "../wording/fill.js";
import { batchWords } from "./batch-lines.js";
import type { GlobalOptions, Terminal } from "./terminal.js";

export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Says something above the line. */
  readonly say: (line: string) => void;
  readonly end: () => void;
}

export async function progressLine({ stderr }: Terminal, { lang }: GlobalOptions): Promise<ProgressLine> {
  if (stderr.isTTY !== true) return { show: () => undefined, say: (line) => void stderr.write(`${line}\n`), end: () => undefined };
  const { default: { MultiBar, Presets } } = await import("cli-progress");
  const words = batchWords(lang);
  const started = Date.now();
  const format = (template: string): string => fill(template, { bar: "{bar}", percentage: "{percentage}", rows: "{rows}", rate: "{rate}", left: "{eta_formatted}" });
  const bars = new MultiBar({ stream: stderr, clearOnComplete: true, hideCursor: true, barsize: 30, fps: 5, etaBuffer: 50 }, Presets.shades_classic);
  let bar: ReturnType<typeof bars.create> | null = null;
  return {
    show: ({ rows, read, total }) => {
      bar ??= bars.create(total ?? 0, 0, {}, { format: format(total === null ? words.progressUnknown : words.progress) });
      const seconds = Math.max(1, Date.now() - started) / 1000;
      bar.update(read, { rows, rate: Math.round(rows / seconds) });
    },
    say: (line) => {
      if (bar === null) stderr.write(`${line}\n`);
      else bars.log(`${line}\n`);
    },
    end: () => bars.stop(),
  };
}
