import { describe, expect, it } from "vitest";
import { fail, issue, succeed, type Result } from "../../../src/issues.js";
import type { RunningBrowser } from "../../../src/report/pdf/launch.js";
import { createPool, type Pool, type PoolPlan } from "../../../src/report/pdf/pool.js";
import type { Tab } from "../../../src/report/pdf/tab.js";
import { codesOf } from "./support.js";

interface Double {
  readonly started: readonly number[];
  readonly tabs: readonly number[];
  readonly ended: readonly string[];
  readonly pool: Pool;
  crash(pid: number): void;
}

const tab: Tab = { load: async () => undefined, ask: async () => null, print: async () => Buffer.alloc(0), draw: async () => new Map() };

/** Browsers that exist on paper only, numbered from 1. */
function pool(plan: Partial<PoolPlan> = {}): Double {
  const started: number[] = [];
  const tabs: number[] = [];
  const ended: string[] = [];
  const ends = new Map<number, () => void>();
  const start = async (): Promise<Result<RunningBrowser>> => {
    const pid = started.length + 1;
    started.push(pid);
    let end = (): void => undefined;
    const gone = new Promise<void>((resolve) => (end = resolve));
    ends.set(pid, end);
    const ending = (how: string) => async (): Promise<void> => {
      ended.push(`${how} ${pid}`);
      end();
    };
    const openTab = async (): Promise<Tab> => {
      tabs.push(pid);
      return tab;
    };
    return succeed({ pid, version: "x", gone, openTab, stop: ending("stop"), kill: ending("kill") });
  };
  const made = createPool({ start, browsers: 1, tabsPerBrowser: 1, jobsPerBrowser: 100, timeoutMs: 5_000, ...plan });
  return { started, tabs, ended, pool: made, crash: (pid) => ends.get(pid)?.() };
}

const never = (): Promise<never> => new Promise(() => undefined);
const tick = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

describe("the pool", () => {
  it("starts one browser and reuses one tab", async () => {
    const { pool: it_, started, tabs } = pool();
    expect((await it_.warmUp()).ok).toBe(true);
    for (const n of [1, 2, 3]) expect(await it_.run(async () => succeed(n))).toEqual(succeed(n));
    expect([started, tabs]).toEqual([[1], [1]]);
  });

  it.each([
    [1, 1, 1],
    [1, 3, 3],
    [2, 1, 2],
    [2, 2, 4],
  ])("with %i browsers of %i tabs runs at most %i jobs at once, all of them", async (browsers, tabsPerBrowser, most) => {
    const { pool: it_, started } = pool({ browsers, tabsPerBrowser });
    let now = 0;
    let top = 0;
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        it_.run(async () => {
          top = Math.max(top, ++now);
          await tick();
          now--;
          return succeed(n);
        }),
      ),
    );
    expect(results.map((it) => (it.ok ? it.value : null))).toEqual(Array.from({ length: 12 }, (_, n) => n));
    expect(top).toBe(most);
    expect(started).toHaveLength(browsers);
  });

  it("uses two browsers for two jobs", async () => {
    const { pool: it_, tabs } = pool({ browsers: 2, tabsPerBrowser: 2 });
    await Promise.all([it_.run(tick2), it_.run(tick2)]);
    expect([...tabs].sort()).toEqual([1, 2]);
  });

  it("passes on the job's own failures, without another try", async () => {
    const { pool: it_, started } = pool();
    const result = await it_.run(async () => fail([issue("contents-moved")]));
    expect(codesOf(result)).toEqual(["contents-moved"]);
    expect(started).toEqual([1]);
  });

  it("restarts a browser that dies and tries the job once more", async () => {
    const { pool: it_, started, crash } = pool();
    let tries = 0;
    const job = async (): Promise<Result<string>> => {
      if (++tries === 1) {
        crash(1);
        return never();
      }
      return succeed("done");
    };
    expect(await it_.run(job)).toEqual(succeed("done"));
    expect([tries, started]).toEqual([2, [1, 2]]);
  });

  it("gives up after the second death", async () => {
    const { pool: it_, started, crash } = pool();
    const result = await it_.run(() => {
      crash(started.length);
      return never();
    });
    expect(codesOf(result)).toEqual(["render-failed"]);
    expect(started).toEqual([1, 2]);
    expect((await it_.run(async () => succeed(1))).ok).toBe(true);
  });

  it("replaces the browser of a job that throws", async () => {
    const { pool: it_, started, ended } = pool();
    const result = await it_.run(() => Promise.reject(new Error("Printing failed\nmore")));
    expect(result.issues[0]).toMatchObject({ code: "render-failed", actual: "Printing failed" });
    expect([started, ended]).toEqual([[1, 2], ["kill 1", "kill 2"]]);
  });

  it("kills the browser of a job that takes too long, without another try", async () => {
    const { pool: it_, started, ended } = pool({ timeoutMs: 20 });
    const result = await it_.run(never);
    expect(result.issues[0]).toMatchObject({ code: "render-timeout", expected: "at most 20 ms" });
    expect(ended).toEqual(["kill 1"]);
    expect((await it_.run(async () => succeed(1))).ok).toBe(true);
    expect(started).toEqual([1, 2]);
  });

  it("lets neighbours of a killed browser finish in the next", async () => {
    const { pool: it_, started } = pool({ tabsPerBrowser: 2, timeoutMs: 60 });
    let tries = 0;
    const neighbour = async (): Promise<Result<number>> => {
      await new Promise((done) => setTimeout(done, 40));
      return succeed(++tries);
    };
    const hanging = it_.run(never);
    await new Promise((done) => setTimeout(done, 40));
    expect(await it_.run(neighbour)).toMatchObject({ ok: true });
    expect(codesOf(await hanging)).toEqual(["render-timeout"]);
    expect(started).toEqual([1, 2]);
  });

  it("cancels waiting jobs and running ones", async () => {
    const { pool: it_, started, ended } = pool();
    const [first, second] = [new AbortController(), new AbortController()];
    const running = it_.run(never, first.signal);
    const waiting = it_.run(async () => succeed("never run"), second.signal);
    const last = it_.run(async () => succeed("run"));
    await tick();
    second.abort();
    expect(codesOf(await waiting)).toEqual(["render-cancelled"]);
    first.abort();
    expect(codesOf(await running)).toEqual(["render-cancelled"]);
    expect(await last).toEqual(succeed("run"));
    expect([started, ended]).toEqual([[1, 2], ["kill 1"]]);
  });

  it("does not begin what is cancelled already", async () => {
    const { pool: it_, started } = pool();
    expect(codesOf(await it_.run(async () => succeed(1), AbortSignal.abort()))).toEqual(["render-cancelled"]);
    expect(started).toEqual([]);
  });

  it("replaces a browser after its number of jobs", async () => {
    const { pool: it_, started, ended, tabs } = pool({ jobsPerBrowser: 2 });
    for (const n of [1, 2, 3, 4, 5]) await it_.run(async () => succeed(n));
    expect([started, tabs, ended]).toEqual([[1, 2, 3], [1, 2, 3], ["stop 1", "stop 2"]]);
  });

  it.each([
    [1, 2, 3, 10],
    [1, 3, 1, 30],
    [2, 2, 3, 10],
    [1, 4, 30, 1],
  ])("keeps to that number under steady work: %i browsers of %i tabs, %i jobs each", async (browsers, tabsPerBrowser, jobsPerBrowser, due) => {
    const { pool: it_, started, ended } = pool({ browsers, tabsPerBrowser, jobsPerBrowser });
    const ofBrowser = new Map<number, number>();
    const job = async (): Promise<Result<null>> => {
      const current = started.length;
      ofBrowser.set(current, (ofBrowser.get(current) ?? 0) + 1);
      await new Promise((done) => setTimeout(done, Math.random() * 4));
      return succeed(null);
    };
    const results = await Promise.all(Array.from({ length: 30 }, () => it_.run(job)));
    expect(results.every((it) => it.ok)).toBe(true);
    // the last of two browsers may both be half used
    expect([due, due + browsers - 1]).toContain(started.length);
    expect(ended.every((it) => it.startsWith("stop"))).toBe(true);
    if (browsers === 1) expect([...ofBrowser.values()].every((it) => it <= jobsPerBrowser)).toBe(true);
  });

  it("counts anew for the browser after one that died", async () => {
    const { pool: it_, started, ended, crash } = pool({ jobsPerBrowser: 2 });
    const job = async (): Promise<Result<null>> => succeed(null);
    await it_.run(job);
    crash(1);
    await tick();
    for (let i = 0; i < 3; i++) await it_.run(job);
    expect([started, ended]).toEqual([[1, 2, 3], ["stop 2"]]);
  });

  it("tells when no browser starts, and tries anew next time", async () => {
    let starts = 0;
    const it_ = createPool({ start: async () => (starts++, fail([issue("browser-not-found")])), browsers: 1, tabsPerBrowser: 1, jobsPerBrowser: 1, timeoutMs: 100 });
    for (const _ of [1, 2]) expect(codesOf(await it_.run(async () => succeed(1)))).toEqual(["browser-not-found"]);
    expect(starts).toBe(2);
  });

  it("ends all when closed: running, waiting and later jobs", async () => {
    const { pool: it_, ended } = pool({ browsers: 2 });
    const jobs = [it_.run(never), it_.run(async () => succeed(2)), it_.run(never), it_.run(never)];
    await tick();
    await it_.close();
    expect((await Promise.all(jobs)).map((it) => codesOf(it)[0] ?? "done")).toEqual(["render-cancelled", "done", "render-cancelled", "render-cancelled"]);
    expect([...ended].sort()).toEqual(["kill 1", "kill 2"]);
    expect(codesOf(await it_.run(async () => succeed(1)))).toEqual(["render-cancelled"]);
    await it_.close();
  });

  it("closed as a seat passes on starts nothing more", async () => {
    const { pool: it_, started, ended } = pool({ jobsPerBrowser: 1 });
    const first = it_.run(async () => succeed(1));
    const second = it_.run(async () => succeed(2));
    await first;
    await it_.close();
    expect(codesOf(await second)).toEqual(["render-cancelled"]);
    await tick();
    expect([started, ended]).toEqual([[1], ["stop 1"]]);
  });

  it("keeps a browser whose first job was cancelled while it started", async () => {
    const { pool: it_, started, ended } = pool();
    const controller = new AbortController();
    const running = it_.run(async () => succeed(1), controller.signal);
    await Promise.resolve();
    controller.abort();
    expect(codesOf(await running)).toEqual(["render-cancelled"]);
    expect((await it_.run(async () => succeed(1))).ok).toBe(true);
    expect([started, ended]).toEqual([[1], []]);
  });

  it("closed without work stops its browser politely", async () => {
    const { pool: it_, ended } = pool();
    await it_.warmUp();
    await it_.close();
    expect(ended).toEqual(["stop 1"]);
  });
});

async function tick2(): Promise<Result<null>> {
  await tick();
  return succeed(null);
}
