/** Ctrl-C and its like stop a long run where it is; asked a second time, the process ends at once. */
import { exitCodes, type ExitCode } from "./terminal.js";

const codes = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated } as const;

export interface Stoppable<T> {
  readonly value: T;
  /** `null`: nobody asked to stop. */
  readonly code: ExitCode | null;
}

/** What `work` gives; its signal is aborted when the process is asked to end. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<Stoppable<T>> {
  const stop = new AbortController();
  let code: ExitCode | null = null;
  const onSignal = (name: keyof typeof codes): void => {
    if (stop.signal.aborted) {
      forget();
      process.kill(process.pid, name); // the watch over the browsers ends them
    }
    code = codes[name];
    stop.abort();
  };
  const forget = (): void => {
    for (const it of ["SIGINT", "SIGTERM"] as const) process.off(it, onSignal);
  };
  // listening up to the end: alone, the watch over the browsers would end the process at the first signal
  for (const it of ["SIGINT", "SIGTERM"] as const) process.on(it, onSignal);
  try {
    const value = await work(stop.signal);
    return { value, code };
  } finally {
    forget();
  }
}
