/** How far a long run has come: a line on a terminal, nothing elsewhere. */
import { fill } from "../../wording/fill.js";
import type { GlobalOptions, Terminal } from "../terminal.js";
import { runWords } from "./said.js";

export interface Progress {
  readonly step: (isNew: boolean) => void;
  /** Lets something else be written on the terminal. */
  readonly clear: () => void;
  readonly end: () => void;
}

const silent: Progress = { step: () => undefined, clear: () => undefined, end: () => undefined };

/** @param total rows there are; `null`: nobody knows. */
export async function startProgress({ stderr }: Terminal, { lang }: GlobalOptions, total: number | null): Promise<Progress> {
  if (stderr.isTTY !== true) return silent;
  const { default: library } = await import("cli-progress");
  const said = runWords(lang);
  const start = performance.now();
  let [done, made] = [0, 0];
  const bar = new library.SingleBar({
    stream: stderr, clearOnComplete: true, forceRedraw: true, gracefulExit: false, hideCursor: null, barsize: 30, barCompleteChar: "█", barIncompleteChar: "░",
    format: (options, { progress }) => {
      const minutes = (performance.now() - start) / 60_000;
      const rate = Math.round(rateOf(made, minutes));
      if (total === null) return fill(said.counting, { value: done, rate });
      const left = made === 0 ? said.unknown : timeInWords(((total - done) * minutes * 60) / made, said);
      return fill(said.progress, { bar: library.Format.BarFormat(progress, options), value: done, total, rate, left });
    },
  });
  bar.start(Math.max(1, total ?? 1), 0);
  return {
    step: (isNew) => {
      done += 1;
      if (isNew) made += 1;
      bar.update(Math.min(done, Math.max(1, total ?? 1)));
    },
    clear: () => void stderr.write("\r\u001b[K"),
    end: () => bar.stop(),
  };
}

export const rateOf = (made: number, minutes: number): number => (minutes > 0 ? made / minutes : 0);

function timeInWords(seconds: number, said: ReturnType<typeof runWords>): string {
  const whole = Math.ceil(seconds);
  return whole < 3600
    ? fill(said.minutes, { minutes: Math.floor(whole / 60), seconds: whole % 60 })
    : fill(said.hours, { hours: Math.floor(whole / 3600), minutes: Math.floor((whole % 3600) / 60) });
}
