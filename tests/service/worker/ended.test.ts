/** Workers and servers that end in the middle: nothing is lost, nothing is there twice, the bytes are those of a run that nobody disturbed. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { unwrap } from "../../../src/index.js";
import type { Farm } from "../../../src/service/worker/index.js";
import { root } from "../../support/cli.js";
import { htmlOf, isSettled, open, quick, remove, startRedis, startWorker, temporaryFolder, until, type RunningRedis } from "./support.js";

vi.setConfig({ testTimeout: 120_000 }); // of the broken case

let redis: RunningRedis;
let folder: string;
let farm: Farm;
let children: ChildProcess[] = [];

beforeEach(async () => {
  redis = await startRedis("everything");
  folder = temporaryFolder();
  farm = await open(redis, folder);
});
afterEach(async () => {
  for (const it of children) if (it.exitCode === null && it.signalCode === null) await end(it, "SIGKILL");
  children = [];
  await farm.close();
  await redis.stop();
  remove(folder);
});

const built = join(root, "dist", "worker.js");

/** A worker as a machine of its own has it: the built entry in a process, SIGTERM wired to its signal. */
function startProcess(options: object = quick, place: object = { folder }): ChildProcess {
  expect(existsSync(built), "npm run build makes dist/worker.js").toBe(true);
  const code = `
    import { openFarm } from ${JSON.stringify(pathToFileURL(built).href)};
    const stopping = new AbortController();
    process.once("SIGTERM", () => stopping.abort());
    const farm = await openFarm({ redis: { port: ${redis.port} }, ...${JSON.stringify(place)} });
    if (!farm.ok) throw new Error(JSON.stringify(farm.issues));
    const worked = await farm.value.work({ ...${JSON.stringify(options)}, signal: stopping.signal });
    await farm.value.close();
    console.log(JSON.stringify(worked));`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, "exit");
}

const status = async (): Promise<{ readonly done: number; readonly running: number; readonly dead: number }> => unwrap(await farm.status());

const MANY = 150;

it("a worker killed in the middle of a job: another takes the job over", async () => {
  // so many that the first worker is far from done when it is found to have begun, however late that is looked for
  const tasks = Array.from({ length: MANY }, (_, i) => htmlOf(`E${i}`, { out: `out/E${i}.html` }));
  unwrap(await farm.submit(tasks));
  const first = startProcess();
  await until(async () => (await status()).done >= 2);
  await end(first, "SIGKILL");
  const { done, running } = await status();
  expect(done).toBeLessThan(MANY);
  expect(running).toBeGreaterThan(0); // a done job fetches the next in the same step, so that one was under way

  const second = startProcess();
  await until(() => isSettled(farm));
  await end(second, "SIGTERM");
  expect(await status()).toMatchObject({ done: MANY, running: 0, dead: 0 });
  const names = readdirSync(join(folder, "out")).sort();
  expect(names).toEqual(tasks.map((_, i) => `E${i}.html`).sort());

  const quietFolder = temporaryFolder();
  const quiet = await open(redis, quietFolder, { prefix: "quiet" });
  unwrap(await quiet.submit(tasks));
  const undisturbed = startProcess(quick, { folder: quietFolder, prefix: "quiet" }); // the built package too: a page holds its styles as the build writes them
  await until(() => isSettled(quiet));
  await end(undisturbed, "SIGTERM");
  await quiet.close();
  for (const it of names) expect(readFileSync(join(folder, "out", it)).equals(readFileSync(join(quietFolder, "out", it)))).toBe(true);
  remove(quietFolder);
});

it("a worker told to stop by SIGTERM drains and ends by itself", async () => {
  unwrap(await farm.submit(Array.from({ length: 12 }, (_, i) => htmlOf(`E${i}`))));
  const child = startProcess({ concurrency: 2 });
  let said = "";
  child.stdout?.on("data", (data) => void (said += String(data)));
  child.stderr?.on("data", (data) => void (said += String(data)));
  await until(async () => (await status()).done >= 2);
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  const { done, running, dead } = await status();
  expect({ code, said }).toEqual({ code: 0, said: `${JSON.stringify({ ok: true, value: { done, failed: 0 }, issues: [] })}\n` });
  expect({ running, dead }).toEqual({ running: 0, dead: 0 });
});

it("the server killed and started again: workers go on by themselves, questions meanwhile are answered soon", async () => {
  unwrap(await farm.submit(Array.from({ length: 16 }, (_, i) => htmlOf(`E${i}`, { out: `out/E${i}.html` }))));
  const worker = startWorker(farm, { concurrency: 2 });
  await until(async () => (await status()).done >= 3);
  await redis.kill();
  expect((await farm.status()).issues).toMatchObject([{ code: "queue-unreachable", path: `127.0.0.1:${redis.port}` }]);
  expect((await farm.submit([htmlOf("late")])).issues).toMatchObject([{ code: "queue-unreachable" }]);
  await redis.startAgain();
  await until(async () => (await farm.status()).ok && await isSettled(farm));
  expect(await status()).toMatchObject({ done: 16, dead: 0 });
  expect(readdirSync(join(folder, "out"))).toHaveLength(16);
  expect((await worker.stop()).failed).toBe(0);
});

it("a worker told to stop while the server is gone ends all the same", async () => {
  unwrap(await farm.submit([htmlOf("E1")]));
  const worker = startWorker(farm);
  await until(() => isSettled(farm));
  await redis.kill();
  expect(await worker.stop()).toEqual({ done: 1, failed: 0 });
});
