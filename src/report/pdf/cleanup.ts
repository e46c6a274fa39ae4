/** Sees to it that no browser and no profile folder outlives the process that started them. */
import { rmSync } from "node:fs";

export interface Ward {
  readonly pid: number;
  readonly profile: string;
}

const wards = new Set<Ward>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Listeners stand only while there is a browser. Gives the function that ends the watch. */
export function watchOver(ward: Ward): () => void {
  if (wards.size === 0) {
    process.on("exit", endAll);
    for (const signal of signals) process.on(signal, onSignal);
  }
  wards.add(ward);
  return () => {
    if (!wards.delete(ward) || wards.size > 0) return;
    process.off("exit", endAll);
    for (const signal of signals) process.off(signal, onSignal);
  };
}

/** A host that handles the signal itself decides when to end; its exit then ends the browsers. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  endAll();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}

function endAll(): void {
  for (const ward of wards) {
    killTree(ward.pid);
    removeNow(ward.profile);
  }
}

const ATTEMPTS = 100;
const PAUSE_MS = 20;

/** A dying browser still writes; Node's own retries remove the folder again, but not what was put into it meanwhile. */
export function removeNow(profile: string): void {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return rmSync(profile, { recursive: true, force: true });
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
  // the system clears its temporary folder
}

/** A browser leads a process group of its own, so its children go with it. */
export function killTree(pid: number): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // already gone
  }
}
