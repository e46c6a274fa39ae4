/** The queue's packages, loaded when a queue is opened, and connections that say soon when nobody answers. */
import type * as BullMq from "bullmq";
import type { Redis, RedisOptions } from "ioredis";
import type * as IoRedis from "ioredis";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { loadPeer } from "../../report/pdf/peers.js";
import { reasonOf } from "../../dataset/io/reason.js";

/** Where Redis is, and how it lets us in; what stands beside `url` goes before what stands in it. */
export interface RedisAddress {
  /** `redis://[user[:password]@]host[:port][/db]`, `rediss://` with TLS. */
  readonly url?: string;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 6379. */
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
  readonly db?: number;
  /** As `tls.connect` takes them; `{}`: TLS with the machine's own certificates. */
  readonly tls?: NonNullable<RedisOptions["tls"]>;
}

export interface QueuePackages {
  readonly bullmq: Pick<typeof BullMq, "Queue" | "Worker" | "UnrecoverableError">;
  readonly ioredis: Pick<typeof IoRedis, "Redis">;
}

export function loadQueuePackages(): Result<QueuePackages> {
  const [bullmq, ioredis] = [loadPeer("bullmq"), loadPeer("ioredis")];
  const missing = [...(isBullMq(bullmq) ? [] : ["bullmq"]), ...(isIoRedis(ioredis) ? [] : ["ioredis"])];
  return isBullMq(bullmq) && isIoRedis(ioredis)
    ? succeed({ bullmq, ioredis })
    : fail(missing.map((it) => issue("package-not-found", { path: it, expected: it, actual: "not installed" })));
}

const has = (value: unknown, name: string): boolean => (typeof value === "object" || typeof value === "function") && value !== null && name in value;
const isBullMq = (value: unknown): value is QueuePackages["bullmq"] => ["Queue", "Worker", "UnrecoverableError"].every((it) => has(value, it));
const isIoRedis = (value: unknown): value is QueuePackages["ioredis"] => has(value, "Redis");

const CONNECT_MS = 5000;
/** For one answer; none of ours is slower by far. */
const COMMAND_MS = 15_000;
const LONGEST_PAUSE_MS = 5000;
const TRIES = 2;

/** Without user and password. */
const shown = ({ url, host = "127.0.0.1", port = 6379 }: RedisAddress): string => (url === undefined ? `${host}:${port}` : url.replace(/\/\/[^/]*@/, "//"));

export const unreachable = (address: RedisAddress, error: unknown): Issue => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return issue("queue-unreachable", { path: shown(address), expected: "a Redis server that answers", actual: reasonOf(error) === "unknown" ? code : reasonOf(error) });
};

/**
 * A connection that was answered once. @param how `impatient`: a command fails soon when the server is gone; `patient`: it waits until the
 * server is back, as work under way has to.
 */
export async function connect({ ioredis }: QueuePackages, address: RedisAddress, how: "impatient" | "patient"): Promise<Result<Redis>> {
  const { url, host = "127.0.0.1", port = 6379, ...login } = address;
  if (url !== undefined && !/^rediss?:\/\//.test(url)) return fail([issue("field-invalid", { path: "redis.url", expected: "redis://host:port or rediss://host:port", actual: "another address" })]);
  let wasAnswered = false;
  let last: unknown = null;
  const options: RedisOptions = {
    ...login,
    lazyConnect: true, connectTimeout: CONNECT_MS,
    retryStrategy: (times) => (wasAnswered ? Math.min(50 * 2 ** times, LONGEST_PAUSE_MS) : null),
    ...(how === "patient" ? { maxRetriesPerRequest: null } : { maxRetriesPerRequest: TRIES, commandTimeout: COMMAND_MS }),
  };
  const client = url === undefined ? new ioredis.Redis({ ...options, host, port }) : new ioredis.Redis(url, options);
  client.on("error", (error) => void (last = error)); // unheard, it would be printed
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${CONNECT_MS} ms`)), CONNECT_MS);
    });
    const memory = await Promise.race([client.connect().then(() => client.info("memory")), late]);
    wasAnswered = true;
    const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
    if (policy === undefined || policy === "noeviction") return succeed(client);
    client.disconnect();
    return fail([issue("field-invalid", { path: `${shown(address)} maxmemory-policy`, expected: "noeviction, so that no job is thrown away", actual: policy })]);
  } catch (error) {
    client.disconnect();
    return fail([unreachable(address, last ?? error)]);
  } finally {
    clearTimeout(timer);
  }
}
