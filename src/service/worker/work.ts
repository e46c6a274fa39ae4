/** A worker: does jobs of the queue until it is told to stop, then finishes those under way. */
import type { Redis } from "ioredis";
import type { Issue, Result } from "../../issues.js";
import type { PdfOptions } from "../../report/pdf/index.js";
import { mayPass, reasonOfIssues } from "./dead-letters.js";
import { doJob } from "./do-job.js";
import { sweepDrafts, type FarmRoot } from "./folder.js";
import type { QueuePackages } from "./redis.js";
import { openWriters } from "./report-job.js";
import type { FarmReceipt } from "./task.js";

export interface WorkOptions {
  /** Stops the worker; wire SIGTERM to it. */
  readonly signal: AbortSignal;
  /** Jobs at once, 1 to 64, and as many browsers where PDFs are asked for. Default 1: scoring takes a core, so does printing. */
  readonly concurrency?: number;
  /** How long a job is believed to be under way without word from its worker, in ms; word is given twice in that time. Default 60,000. */
  readonly lockMs?: number;
  /** How often jobs of dead workers are looked for, in ms. Default 30,000. */
  readonly stalledCheckMs?: number;
  /** So often a job is taken over from dead workers before it is given up as a dead letter: it may be what kills them. Default 5. */
  readonly takeovers?: number;
  readonly pdf?: PdfOptions;
  /** Told of every try; what of it is logged, firm data among it, is the caller's choice. */
  readonly onTry?: (end: TryEnd) => void;
}

export interface TryEnd {
  readonly job: string;
  readonly result: Result<FarmReceipt>;
}

/** Tries by how they ended; a job may take several. */
export interface WorkSummary {
  readonly done: number;
  readonly failed: number;
}

export interface WorkPlace {
  readonly packages: QueuePackages;
  /** Patient, and this worker's own. */
  readonly client: Redis;
  readonly queueName: string;
  readonly prefix: string;
  readonly root: FarmRoot;
}

/** Done jobs are remembered for a day, and no more than so many; their files stay. */
const REMEMBERED = { age: 24 * 3600, count: 10_000 };
const RECONNECT_MS = 1000;
/** After the last job; a server that is gone is not waited for. */
const FAREWELL_MS = 10_000;

export async function work({ packages, client, queueName, prefix, root }: WorkPlace, options: WorkOptions): Promise<WorkSummary> {
  const { signal, concurrency = 1, lockMs = 60_000, stalledCheckMs = 30_000, takeovers = 5, pdf = {}, onTry } = options;
  const { UnrecoverableError, Worker } = packages.bullmq;
  const writers = openWriters({ browsers: concurrency, ...pdf });
  const ended = { done: 0, failed: 0 };
  const underWay = new Set<Promise<unknown>>();

  const attempt = async (data: unknown, name: string): Promise<FarmReceipt> => {
    const result = await doJob(data, name, { root, writers });
    ended[result.ok ? "done" : "failed"] += 1;
    onTry?.({ job: name, result });
    if (result.ok) return result.value;
    const Kind = mayPass(result.issues) ? Error : UnrecoverableError;
    throw new Kind(reasonOfIssues(result.issues.filter(isError)));
  };
  await sweepDrafts(root, Date.now());
  const worker = new Worker(queueName, (job) => {
    const running = attempt(job.data, job.id ?? "");
    underWay.add(running);
    return running.finally(() => underWay.delete(running));
  }, {
    connection: client, prefix, concurrency, lockDuration: lockMs, stalledInterval: stalledCheckMs, maxStalledCount: takeovers,
    removeOnComplete: REMEMBERED, runRetryDelay: RECONNECT_MS, drainDelay: 1,
  });
  worker.on("error", () => undefined); // unheard, it would be printed; the connection mends itself
  await aborted(signal);
  const closing = worker.close();
  while (underWay.size > 0) await Promise.allSettled(underWay);
  if (await isLate(closing, FAREWELL_MS)) client.disconnect();
  await writers.close();
  client.disconnect();
  return ended;
}

const isError = (it: Issue): boolean => it.severity === "error";

const aborted = (signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  if (signal.aborted) resolve();
  else signal.addEventListener("abort", () => resolve(), { once: true });
});

async function isLate(closing: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<true>((resolve) => {
    timer = setTimeout(resolve, ms, true);
  });
  try {
    return await Promise.race([closing.then(() => false, () => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
