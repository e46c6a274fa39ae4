/** A real Redis of the test's own, a folder for a farm, and conditions waited for. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, connect as connectTo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unwrap } from "../../../src/index.js";
import { openFarm, type Farm, type FarmOptions, type FarmTask } from "../../../src/service/worker/index.js";
import { readSample } from "../../support/fixtures.js";

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), "sme-farm-"));
export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export interface RunningRedis {
  readonly port: number;
  /** As a power cut does. */
  readonly kill: () => Promise<void>;
  /** On the same port, with what it had written. */
  readonly startAgain: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** @param keeps whether it writes every command to the disk before it answers. */
export async function startRedis(keeps: "nothing" | "everything" = "nothing"): Promise<RunningRedis> {
  const dir = temporaryFolder();
  const port = await freePort();
  const memory = keeps === "nothing" ? ["--appendonly", "no"] : ["--appendonly", "yes", "--appendfsync", "always"];
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", dir, ...memory];
  let server = await launch(args, port);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, "exit");
  };
  return {
    port,
    kill: () => end("SIGKILL"),
    startAgain: async () => void (server = await launch(args, port)),
    stop: async () => {
      await end("SIGKILL");
      remove(dir);
    },
  };
}

async function launch(args: readonly string[], port: number): Promise<ChildProcess> {
  const server = spawn("redis-server", args, { stdio: "ignore" });
  await new Promise<void>((resolve, reject) => {
    server.once("spawn", resolve);
    server.once("error", () => reject(new Error("redis-server is missing, and these tests are of a real one: apt-get install redis-server")));
  });
  await until(() => (server.exitCode === null ? answers(port) : Promise.reject(new Error(`redis-server ended with ${server.exitCode}`))));
  return server;
}

const answers = (port: number): Promise<boolean> => new Promise((resolve) => {
  const socket = connectTo(port, "127.0.0.1");
  const tell = (answer: boolean): void => {
    socket.destroy();
    resolve(answer);
  };
  socket.once("connect", () => socket.write("PING\r\n"));
  socket.once("data", (data) => tell(data.toString().startsWith("+PONG")));
  socket.once("error", () => tell(false));
});

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Asks again and again; how long at most is a limit for the broken case, not a measure. */
export async function until(holds: () => Promise<boolean> | boolean, mostMs = 60_000): Promise<void> {
  const end = performance.now() + mostMs;
  while (!await holds()) {
    if (performance.now() > end) throw new Error(`waited for ${mostMs} ms in vain: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A worker whose machine is busy elsewhere must not be taken for dead. */
export const quick = { lockMs: 4000, stalledCheckMs: 300 } as const;

export const open = async (redis: { readonly port: number }, folder: string, options: Partial<FarmOptions> = {}): Promise<Farm> =>
  unwrap(await openFarm({ redis: { port: redis.port }, folder, attempts: 3, backOffMs: 20, ...options }));

export interface Worker {
  readonly stop: () => Promise<{ readonly done: number; readonly failed: number }>;
}

/** A worker in this process. */
export function startWorker(farm: Farm, options: Partial<Parameters<Farm["work"]>[0]> = {}): Worker {
  const stopping = new AbortController();
  const working = farm.work({ ...quick, ...options, signal: stopping.signal });
  return {
    stop: async () => {
      stopping.abort();
      return unwrap(await working);
    },
  };
}

export const isSettled = async (farm: Farm): Promise<boolean> => {
  const { waiting, running, backingOff } = unwrap(await farm.status());
  return waiting + running + backingOff === 0;
};

const sheet: { readonly enterprise: object } = JSON.parse(readSample("marine-engineering-equipment-level-2"));
export const sheetOf = (id: string, more: object = {}): unknown => ({ ...sheet, ...more, enterprise: { ...sheet.enterprise, id } });

/** A report that needs no browser. */
export const htmlOf = (id: string, more: object = {}): FarmTask => ({ kind: "report", answers: sheetOf(id), format: "html", chapters: ["summary"], ...more });
