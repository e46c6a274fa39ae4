/** Hands out a bounded number of tabs, and replaces browsers that died, hung, were cancelled, or grew old. */
import { setMaxListeners } from "node:events";
import { fail, issue, type Result } from "../../issues.js";
import type { RunningBrowser } from "./launch.js";
import { reasonOf } from "../../dataset/io/reason.js";
import type { Tab } from "./tab.js";

export interface PoolPlan {
  readonly start: () => Promise<Result<RunningBrowser>>;
  readonly browsers: number;
  readonly tabsPerBrowser: number;
  readonly jobsPerBrowser: number;
  readonly timeoutMs: number;
}

/** A job gives a result; what it throws counts as a fault of the browser. It may be run twice. */
export type Job<T> = (tab: Tab) => Promise<Result<T>>;

export interface Pool {
  /** Starts the first browser, to know now whether there is one. */
  warmUp(): Promise<Result<RunningBrowser>>;
  run<T>(job: Job<T>, signal?: AbortSignal): Promise<Result<T>>;
  /** Ends running jobs as cancelled; afterwards no process is left. */
  close(): Promise<void>;
}

/** Room for one browser; who is in it changes. */
interface Room {
  browser: Promise<Result<RunningBrowser>> | null;
  /** Seated since this browser came, the running ones included. */
  jobs: number;
  /** Running. */
  busy: number;
}

/** Room for one tab. */
interface Seat {
  readonly room: Room;
  tab: { readonly browser: RunningBrowser; readonly tab: Tab } | null;
}

type Ending = "gone" | "late" | "cancelled";

export function createPool(plan: PoolPlan): Pool {
  const rooms: readonly Room[] = Array.from({ length: plan.browsers }, () => ({ browser: null, jobs: 0, busy: 0 }));
  // one tab of each browser first, so that two jobs use two browsers
  const free: Seat[] = Array.from({ length: plan.tabsPerBrowser }, () => rooms.map((room): Seat => ({ room, tab: null }))).flat();
  const waiting: ((seat: Seat | null) => void)[] = [];
  const isFull = (room: Room): boolean => room.jobs >= plan.jobsPerBrowser;
  const closing = new AbortController();
  // every waiting job listens
  setMaxListeners(0, closing.signal);
  const leaving = new Set<Promise<void>>();

  function enter(room: Room): Promise<Result<RunningBrowser>> {
    if (room.browser !== null) return room.browser;
    const starting = plan.start();
    room.browser = starting;
    room.jobs = room.busy;
    const vacate = (): void => {
      if (room.browser === starting) room.browser = null;
    };
    void starting.then((it) => (it.ok ? void it.value.gone.then(vacate) : vacate()), vacate);
    return starting;
  }

  /** A neighbour may have moved the room on to another browser already: that one stays. */
  function leave(room: Room, how: "stop" | "kill", browser = room.browser): void {
    if (browser === null || room.browser !== browser) return;
    room.browser = null;
    const left: Promise<void> = browser
      .then((it) => (it.ok ? it.value[how]() : undefined))
      .catch(() => undefined)
      .then(() => void leaving.delete(left));
    leaving.add(left);
  }

  async function takeSeat(signal: AbortSignal): Promise<Seat | null> {
    if (signal.aborted) return null;
    const seat = nextSeat();
    if (seat !== null) return seat;
    return new Promise((resolve) => {
      const answer = (given: Seat | null): void => {
        signal.removeEventListener("abort", giveUp);
        resolve(given);
      };
      const giveUp = (): void => {
        waiting.splice(waiting.indexOf(answer), 1);
        answer(null);
      };
      signal.addEventListener("abort", giveUp);
      waiting.push(answer);
    });
  }

  /** Counted here and at once: a browser that has had its number of jobs gets no more, so that it falls idle and is replaced. */
  function nextSeat(): Seat | null {
    const index = free.findIndex((it) => !isFull(it.room));
    const [seat] = index === -1 ? [] : free.splice(index, 1);
    if (seat === undefined) return null;
    seat.room.busy += 1;
    seat.room.jobs += 1;
    return seat;
  }

  function giveBack(seat: Seat): void {
    const { room } = seat;
    room.busy -= 1;
    free.push(seat);
    if (isFull(room) && room.busy === 0) {
      leave(room, "stop");
      room.jobs = 0;
    }
    while (waiting.length > 0) {
      const next = nextSeat();
      if (next === null) return;
      waiting.shift()?.(next);
    }
  }

  async function tabOf(seat: Seat, browser: RunningBrowser): Promise<Tab> {
    if (seat.tab?.browser !== browser) seat.tab = { browser, tab: await browser.openTab() };
    return seat.tab.tab;
  }

  /** One try. A fault of the browser is thrown. */
  async function attempt<T>(seat: Seat, job: Job<T>, signal: AbortSignal): Promise<Result<T>> {
    const entered = enter(seat.room);
    const started = await entered;
    if (!started.ok) return started;
    // while it started: the browser is as good as new
    if (signal.aborted) return cancelled();
    const browser = started.value;
    const end = endings(browser, plan.timeoutMs, signal);
    try {
      const ending = await Promise.race([tabOf(seat, browser).then(job), end.first]);
      if (typeof ending !== "string") return ending;
      if (ending === "gone") throw new Error("the browser ended while printing");
      leave(seat.room, "kill", entered);
      return ending === "late" ? fail([issue("render-timeout", { expected: `at most ${plan.timeoutMs} ms` })]) : cancelled();
    } catch (error) {
      leave(seat.room, "kill", entered);
      throw error;
    } finally {
      end.forget();
    }
  }

  async function runOn<T>(seat: Seat, job: Job<T>, signal: AbortSignal): Promise<Result<T>> {
    for (let isSecond = false; ; isSecond = true) {
      // also when closed between being given the seat and taking it: no browser may be started any more
      if (signal.aborted) return cancelled();
      try {
        return await attempt(seat, job, signal);
      } catch (error) {
        // the first time it may have been an accident
        if (isSecond) return signal.aborted ? cancelled() : fail([issue("render-failed", { actual: reasonOf(error) })]);
      }
    }
  }

  return {
    warmUp: () => {
      const [room] = rooms;
      return room === undefined ? Promise.resolve(cancelled()) : enter(room);
    },
    run: async (job, own) => {
      const signal = own === undefined ? closing.signal : AbortSignal.any([own, closing.signal]);
      const seat = await takeSeat(signal);
      if (seat === null) return cancelled();
      try {
        return await runOn(seat, job, signal);
      } finally {
        giveBack(seat);
      }
    },
    close: async () => {
      closing.abort();
      for (const room of rooms) leave(room, room.busy > 0 ? "kill" : "stop");
      while (leaving.size > 0) await Promise.all(leaving);
    },
  };
}

const cancelled = (): Result<never> => fail([issue("render-cancelled")]);

/** What may end a job before it is done. */
function endings(browser: RunningBrowser, timeoutMs: number, signal: AbortSignal): { readonly first: Promise<Ending>; readonly forget: () => void } {
  let forget = (): void => undefined;
  const first = new Promise<Ending>((resolve) => {
    const timer = setTimeout(resolve, timeoutMs, "late");
    const onAbort = (): void => resolve("cancelled");
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort);
    void browser.gone.then(() => resolve("gone"));
    forget = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    };
  });
  return { first, forget };
}
