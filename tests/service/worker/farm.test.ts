/** The farm on a real Redis: what is asked is done once, faults are tried again or told, stopping loses nothing. */
import { Redis } from "ioredis";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { unwrap } from "../../../src/index.js";
import { openFarm, type Farm } from "../../../src/service/worker/index.js";
import { freePort, htmlOf, isSettled, open, remove, sheetOf, startRedis, startWorker, temporaryFolder, until, type RunningRedis } from "./support.js";

vi.setConfig({ testTimeout: 120_000 }); // of the broken case

let redis: RunningRedis;
let folder: string;
let farm: Farm;

beforeAll(async () => void (redis = await startRedis()));
afterAll(() => redis.stop());

let farms = 0;
let prefix = "";
beforeEach(async () => {
  folder = temporaryFolder();
  prefix = `farm-${farms++}`;
  farm = await open(redis, folder, { prefix });
});
afterEach(async () => {
  await farm.close();
  remove(folder);
});

const written = (out: string | undefined): string => readFileSync(join(folder, out ?? ""), "utf8");

describe("a job", () => {
  it("is done once, however often it is asked for, and again once its file is gone: with the same bytes", async () => {
    const [first] = unwrap(await farm.submit([htmlOf("E1")]));
    expect(first?.state).toBe("queued");
    expect(unwrap(await farm.submit([htmlOf("E1"), htmlOf("E1")]))).toEqual([{ ...first, state: "waiting" }]);
    expect(unwrap(await farm.status())).toEqual({ waiting: 1, running: 0, backingOff: 0, done: 0, dead: 0 });

    const worker = startWorker(farm);
    await until(() => isSettled(farm));
    expect(unwrap(await farm.submit([htmlOf("E1")]))).toEqual([{ ...first, state: "done" }]);
    const bytes = written(first?.out);
    expect(bytes).toContain("<!DOCTYPE html>");

    rmSync(join(folder, first?.out ?? ""));
    expect(unwrap(await farm.submit([htmlOf("E1")]))).toEqual([first]);
    await until(() => isSettled(farm));
    expect(written(first?.out)).toBe(bytes);
    expect(await worker.stop()).toEqual({ done: 2, failed: 0 });
  });

  it("takes the name it is given, makes folders for it, and never writes over what no job made", async () => {
    const worker = startWorker(farm);
    unwrap(await farm.submit([htmlOf("E1", { out: "宁波/E1.html" })]));
    await until(() => isSettled(farm));
    const first = written("宁波/E1.html");
    unwrap(await farm.submit([htmlOf("E1", { out: "宁波/E1.html", date: "2030-01-01" })]));
    await until(() => isSettled(farm));
    expect(written("宁波/E1.html")).not.toBe(first);

    writeFileSync(join(folder, "mine.html"), "mine");
    unwrap(await farm.submit([htmlOf("E1", { out: "mine.html" })]));
    await until(() => isSettled(farm));
    expect(written("mine.html")).toBe("mine");
    expect(unwrap(await farm.deadLetters())).toMatchObject([{ kind: "report", out: "mine.html", attempts: 1, issues: [{ code: "field-invalid", path: "out" }] }]);
    await worker.stop();
    expect(readdirSync(join(folder, ".farm", "drafts"))).toEqual([]);
  });

  it("with a sheet too large for the queue comes to the same as any other", async () => {
    const texts = { products: "样".repeat(60_000) };
    const [job] = unwrap(await farm.submit([{ kind: "report", answers: sheetOf("E1", { texts }), format: "html" }]));
    const client = new Redis(redis.port);
    const held = await client.hget(`${prefix}:jobs:${job?.name}`, "data");
    await client.quit();
    expect(held?.length).toBeLessThan(2000);
    const worker = startWorker(farm);
    await until(() => isSettled(farm));
    const { dead } = unwrap(await farm.status());
    const letters = unwrap(await farm.deadLetters());
    // a text longer than a sheet may hold is the sheet's fault, found by the worker: either way it came through the folder
    expect(dead === 0 ? written(job?.out).length > 60_000 : letters[0]?.issues[0]?.path.startsWith("texts")).toBe(true);
    await worker.stop();
  });
});

describe("a fault", () => {
  it("of the input ends the job at once, with all its issues; of the others nothing is stopped", async () => {
    const worker = startWorker(farm, { concurrency: 2 });
    const jobs = unwrap(await farm.submit([htmlOf("E1"), htmlOf("E2", { answers: sheetOf("E2", { answers: { "information-systems": "Z", nonsense: "A" } }) }), htmlOf("E3")]));
    await until(() => isSettled(farm));
    const letters = unwrap(await farm.deadLetters());
    expect(letters).toMatchObject([{ name: jobs[1]?.name, attempts: 1 }]);
    expect(letters[0]?.issues.map((it) => it.code).sort()).toEqual(["option-unknown", "unknown-indicator"]);
    expect(jobs.map((it) => existsSync(join(folder, it.out)))).toEqual([true, false, true]);
    expect(await worker.stop()).toEqual({ done: 2, failed: 1 });
  });

  it("of the machine is tried again, later each time, then told; mended, the job is queued again by hand", async () => {
    const tries: number[] = [];
    const worker = startWorker(farm, { pdf: { executablePath: "/nonexistent/browser", fontDir: "/nonexistent/fonts" }, onTry: () => void tries.push(performance.now()) });
    const [job] = unwrap(await farm.submit([htmlOf("E1", { format: "pdf" })]));
    await until(async () => unwrap(await farm.status()).dead === 1);
    const [letter] = unwrap(await farm.deadLetters());
    expect(letter).toMatchObject({ name: job?.name, attempts: 3 });
    expect(letter?.issues.map((it) => it.code)).toContain("fonts-not-found");
    const [first = 0, second = 0, third = 0] = tries;
    expect([second - first >= 20, third - second >= 40, tries.length]).toEqual([true, true, 3]);
    expect(unwrap(await farm.submit([htmlOf("E1", { format: "pdf" })]))).toEqual([{ ...job, state: "dead" }]);

    expect(unwrap(await farm.retry(["0".repeat(64)]))).toEqual([]);
    expect(unwrap(await farm.retry())).toEqual([job?.name]);
    await until(async () => unwrap(await farm.status()).dead === 1);
    expect(tries).toHaveLength(6);
    expect(await worker.stop()).toEqual({ done: 0, failed: 6 });
  });
});

describe("what other hands placed in the queue", () => {
  it("is refused at work and listed as dead, and the worker goes on", async () => {
    const { Queue } = await import("bullmq");
    const client = new Redis(redis.port, { maxRetriesPerRequest: null });
    const queue = new Queue("jobs", { connection: client, prefix });
    const [honest] = unwrap(await farm.submit([htmlOf("E1")]));
    const stolen = await queue.getJob(honest?.name ?? "");
    const hostile: readonly unknown[] = [
      null, [], { kind: "shell" }, { kind: "score", dataset: "../../etc/passwd" }, { ...stolen?.data, out: "../../out.html" }, { ...stolen?.data, stored: "../../../etc/passwd" },
    ];
    for (const [i, data] of hostile.entries()) await queue.add("score", data, { jobId: `hostile-${i}` });
    await queue.add("score", stolen?.data, { jobId: "another-name" });
    await queue.add("score", {}, { jobId: "torn" });
    await client.hset(`${prefix}:jobs:torn`, "data", "{"); // not even JSON: no worker can so much as take it, and none stumbles over it
    const worker = startWorker(farm, { takeovers: 1 });
    await until(async () => unwrap(await farm.status()).done === 1 && unwrap(await farm.status()).dead === 7);
    expect(await worker.stop()).toEqual({ done: 1, failed: 7 });
    const letters = unwrap(await farm.deadLetters());
    expect(letters.map((it) => it.name).sort()).toEqual(["another-name", ...hostile.map((_, i) => `hostile-${i}`)]);
    expect(new Set(letters.flatMap((it) => it.issues.map((found) => found.code)))).not.toContain("worker-ended");
    expect(readdirSync(folder).sort()).toEqual([".farm", "reports"]);
    await queue.close();
    client.disconnect();
  });
});

describe("the queue's server", () => {
  it("that is not there is told soon, without noise and without what may not be told", async () => {
    const noise = (["log", "warn", "error"] as const).map((it) => vi.spyOn(console, it));
    const port = await freePort();
    const opened = await openFarm({ redis: { url: `redis://user:secret@127.0.0.1:${port}` }, folder });
    expect(opened.issues).toMatchObject([{ code: "queue-unreachable", path: `redis://127.0.0.1:${port}` }]);
    expect(JSON.stringify(opened)).not.toContain("secret");
    expect(noise.flatMap((it) => it.mock.calls)).toEqual([]);
    for (const it of noise) it.mockRestore();
  });

  it("that never answers is given up", async () => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const address = silent.address();
    const opened = await openFarm({ redis: { port: address !== null && typeof address === "object" ? address.port : 0 }, folder });
    expect(opened.issues).toMatchObject([{ code: "queue-unreachable", actual: "no answer within 5000 ms" }]);
    silent.close();
  });

  it("that throws keys away when its memory is full is refused", async () => {
    const client = new Redis(redis.port);
    await client.config("SET", "maxmemory-policy", "allkeys-lru");
    const opened = await openFarm({ redis: { port: redis.port }, folder });
    await client.config("SET", "maxmemory-policy", "noeviction");
    await client.quit();
    expect(opened.issues).toMatchObject([{ code: "field-invalid", expected: "noeviction, so that no job is thrown away", actual: "allkeys-lru" }]);
  });

  it("asks for its password", async () => {
    const client = new Redis(redis.port);
    await client.config("SET", "requirepass", "right");
    try {
      expect((await openFarm({ redis: { port: redis.port, password: "wrong" }, folder })).issues).toMatchObject([{ code: "queue-unreachable" }]);
      const opened = await openFarm({ redis: { port: redis.port, password: "right" }, folder });
      expect(opened.issues).toEqual([]);
      if (opened.ok) await opened.value.close();
    } finally {
      await client.config("SET", "requirepass", "");
      await client.quit();
    }
  });
});

it("takes no options that cannot be meant", async () => {
  expect((await openFarm({ redis: {}, folder, prefix: "a:b", attempts: 0, backOffMs: -1 })).issues.map((it) => it.path)).toEqual(["prefix", "attempts", "backOffMs"]);
  expect((await openFarm({ redis: { url: "http://localhost" }, folder })).issues.map((it) => it.path)).toEqual(["redis.url"]);
  expect((await farm.work({ signal: AbortSignal.abort(), concurrency: 0, lockMs: 1 })).issues.map((it) => it.path)).toEqual(["concurrency", "lockMs"]);
});

it("told to stop, a worker finishes what is under way, takes nothing more, and leaves no connection", async () => {
  const client = new Redis(redis.port);
  const connections = async (): Promise<number> => String(await client.client("LIST")).trim().split("\n").length;
  const before = await connections();
  unwrap(await farm.submit(Array.from({ length: 12 }, (_, i) => htmlOf(`E${i}`))));
  const stopping = new AbortController();
  const working = farm.work({ signal: stopping.signal, concurrency: 2, onTry: () => stopping.abort() });
  const ended = unwrap(await working);
  const { waiting, running, done, dead } = unwrap(await farm.status());
  expect(ended.done).toBeGreaterThan(0);
  expect(ended.done).toBeLessThan(12);
  expect({ running, done, dead, all: waiting + done }).toEqual({ running: 0, done: ended.done, dead: 0, all: 12 });
  await until(async () => await connections() <= before); // those of tests before may have been closing
  await client.quit();
});
