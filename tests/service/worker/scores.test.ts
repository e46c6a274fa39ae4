/** Shards of a dataset as jobs: the files are those that `batch --shard` writes. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { ndjsonOf, sampleSheets } from "../../../scripts/sample-dataset.mjs";
import { runBatch } from "../../../src/dataset/io/run-batch.js";
import { loadPack, unwrap } from "../../../src/index.js";
import { miitSme2024 } from "../../../src/packs.js";
import type { Farm, FarmTask } from "../../../src/service/worker/index.js";
import { isSettled, open, remove, startRedis, startWorker, temporaryFolder, until, type RunningRedis } from "./support.js";

vi.setConfig({ testTimeout: 120_000 }); // of the broken case

let redis: RunningRedis;
let farm: Farm;
const folder = temporaryFolder();
const direct = temporaryFolder();
const dataset = "firms.ndjson";
const SHARDS = 3;
const text = `${ndjsonOf(sampleSheets(3000))}not a sheet\n`;

beforeAll(async () => {
  redis = await startRedis();
  farm = await open(redis, folder);
  writeFileSync(join(folder, dataset), text);
});
afterAll(async () => {
  await farm.close();
  await redis.stop();
  remove(folder);
  remove(direct);
});

const shards = Array.from({ length: SHARDS }, (_, i) => ({ index: i + 1, of: SHARDS }));
const taskOf = (shard: { readonly index: number; readonly of: number }, more: object = {}): FarmTask =>
  ({ kind: "score", dataset, pack: "miit-sme-2024", shard, out: `run/part-${shard.index}.ndjson`, ...more });

it("every file of a shard is the one of a direct run", async () => {
  const worker = startWorker(farm, { concurrency: 2 });
  unwrap(await farm.submit(shards.map((it) => taskOf(it))));
  await until(() => isSettled(farm));
  expect(await worker.stop()).toEqual({ done: SHARDS, failed: 0 });
  mkdirSync(join(direct, "run"));
  for (const shard of shards) {
    unwrap(await runBatch({
      path: join(folder, dataset), stdin: Readable.from([]), stdout: new Writable(), pack: unwrap(loadPack("miit-sme-2024")),
      out: join(direct, `run/part-${shard.index}.ndjson`), format: "ndjson", workers: 1, resume: false, strict: false, shard,
    }));
  }
  const names = readdirSync(join(direct, "run")).sort();
  expect(names).toContain("part-1.ndjson");
  expect(readdirSync(join(folder, "run")).sort()).toEqual(names);
  for (const it of names) expect(readFileSync(join(folder, "run", it), "utf8")).toBe(readFileSync(join(direct, "run", it), "utf8"));
  const lines = shards.flatMap((it) => readFileSync(join(folder, `run/part-${it.index}.ndjson`), "utf8").trim().split("\n"));
  expect(lines.filter((it) => it !== "")).toHaveLength(text.trim().split("\n").length);
});

it("a pack of one's own comes along, and scores as the built-in one it is a copy of", async () => {
  const worker = startWorker(farm);
  const own: FarmTask = { kind: "score", dataset, pack: { definition: miitSme2024.definition, wording: miitSme2024.wording }, out: "own.ndjson" };
  const builtIn: FarmTask = { kind: "score", dataset, pack: "miit-sme-2024", out: "built-in.ndjson" };
  const jobs = unwrap(await farm.submit([own, builtIn]));
  await until(() => isSettled(farm));
  await worker.stop();
  expect(new Set(jobs.map((it) => it.name)).size).toBe(2);
  expect(readFileSync(join(folder, "own.ndjson"), "utf8")).toBe(readFileSync(join(folder, "built-in.ndjson"), "utf8"));
});

it("a dataset changed after it was asked for is not scored under its old name", async () => {
  const task: FarmTask = { kind: "score", dataset: "changing.ndjson", pack: "miit-sme-2024", out: "changing-scores.ndjson" };
  writeFileSync(join(folder, "changing.ndjson"), ndjsonOf(sampleSheets(3)));
  unwrap(await farm.submit([task]));
  writeFileSync(join(folder, "changing.ndjson"), ndjsonOf(sampleSheets(4)));
  const worker = startWorker(farm);
  await until(() => isSettled(farm));
  await worker.stop();
  expect(unwrap(await farm.deadLetters())).toMatchObject([{ kind: "score", attempts: 1, issues: [{ code: "journal-differs", path: "changing.ndjson" }] }]);
});
