/** A farm: many machines that print or score, with one queue (BullMQ on Redis) and one folder between them. */
import type { Queue } from "bullmq";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { deadLetterOf, type DeadLetter } from "./dead-letters.js";
import { madeBefore, openFolder } from "./folder.js";
import { connect, loadQueuePackages, unreachable, type RedisAddress } from "./redis.js";
import { jobsOf, type NamedJob } from "./submit.js";
import type { FarmTask } from "./tasks.js";
import { work, type WorkOptions, type WorkSummary } from "./work.js";

export interface FarmOptions {
  readonly redis: RedisAddress;
  /** On storage that all machines share: datasets are read there, results written. Made where it is missing. */
  readonly folder: string;
  /** What the farm's keys in Redis begin with: letters, digits, `-` and `_`. Farms of one Redis need one each. Default `sme-maturity`. */
  readonly prefix?: string;
  /** Tries of a job whose machine had a fault, 1 to 100; a fault of the input ends it at once. Default 5. */
  readonly attempts?: number;
  /** Before the second try, in ms; doubled before each further one. Default 1000. */
  readonly backOffMs?: number;
}

/** `queued`: now waits; `waiting`: was asked for before and waits or is being done; `done`: its file is there; `dead`: was given up, see `retry`. */
export type JobState = "queued" | "waiting" | "done" | "dead";

export interface SubmittedJob {
  /** SHA-256 of task, pack and engine. */
  readonly name: string;
  readonly state: JobState;
  /** The result, relative to the farm's folder. */
  readonly out: string;
}

/** Jobs by state. */
export interface FarmStatus {
  readonly waiting: number;
  readonly running: number;
  /** Waiting for their next try. */
  readonly backingOff: number;
  /** Of the last day, and no more than 10,000. */
  readonly done: number;
  readonly dead: number;
}

export interface Farm {
  /**
   * Queues what is not queued or done yet. Every task is checked first, and where one has an error none is queued; answer sheets are checked
   * by the worker, as rows of a dataset are: a broken one becomes a dead letter.
   */
  readonly submit: (tasks: readonly FarmTask[]) => Promise<Result<readonly SubmittedJob[]>>;
  /** Does jobs until the signal; then takes no new one, finishes those under way, and leaves nothing open. */
  readonly work: (options: WorkOptions) => Promise<Result<WorkSummary>>;
  readonly status: () => Promise<Result<FarmStatus>>;
  /** The latest first. @param most default 100. */
  readonly deadLetters: (most?: number) => Promise<Result<readonly DeadLetter[]>>;
  /** Queues dead letters again, all or those named; gives the names of those that were dead. */
  readonly retry: (names?: readonly string[]) => Promise<Result<readonly string[]>>;
  /** Closes the connection; workers stop by their own signals. */
  readonly close: () => Promise<void>;
}

const QUEUE = "jobs";
/** Round trips at once, and jobs in one. */
const GROUP = 500;
const MOST_DEAD = 1_000_000;

/**
 * Connects to the queue. Issues: `package-not-found` (bullmq, ioredis), `queue-unreachable` within five seconds or so, `output-not-writable` of the
 * folder, `field-invalid` of an option, or of a Redis that throws keys away when its memory is full.
 */
export async function openFarm({ redis, folder, prefix = "sme-maturity", attempts = 5, backOffMs = 1000 }: FarmOptions): Promise<Result<Farm>> {
  const wrong = [
    ...(/^[\w-]{1,100}$/.test(prefix) ? [] : [issue("field-invalid", { path: "prefix", expected: "letters, digits, - and _", actual: prefix })]),
    ...outOfRange("attempts", attempts, 1, 100), ...outOfRange("backOffMs", backOffMs, 0, 24 * 3600 * 1000),
  ];
  if (wrong.length > 0) return fail(wrong);
  const packages = loadQueuePackages();
  if (!packages.ok) return packages;
  const root = await openFolder(folder);
  if (!root.ok) return root;
  const client = await connect(packages.value, redis, "impatient");
  if (!client.ok) return client;
  const queue = new packages.value.bullmq.Queue(QUEUE, {
    connection: client.value, prefix,
    defaultJobOptions: { attempts, backoff: { type: "exponential", delay: backOffMs }, stackTraceLimit: 0 },
  });
  queue.on("error", () => undefined); // unheard, it would be printed; every call says itself what failed

  /** What the queue says, or that it does not answer. */
  const ask = async <T>(what: () => Promise<Result<T>>): Promise<Result<T>> => {
    try {
      return await what();
    } catch (error) {
      return fail([unreachable(redis, error)]);
    }
  };

  return succeed({
    submit: async (tasks) => {
      const jobs = await jobsOf(root.value, tasks);
      if (!jobs.ok) return jobs;
      return ask(async () => {
        const submitted: SubmittedJob[] = [];
        for (const group of groupsOf(jobs.value)) {
          const states = await Promise.all(group.map((it) => stateOf(queue, it, async () => await madeBefore(root.value, it.name, it.out) !== null)));
          const fresh = group.filter((_, i) => states[i] === "queued");
          await queue.addBulk(fresh.map(({ name, job }) => ({ name: job.kind, data: job, opts: { jobId: name } })));
          submitted.push(...group.map(({ name, out }, i) => ({ name, state: states[i] ?? "queued", out })));
        }
        return succeed(submitted, jobs.issues);
      });
    },
    work: async (options) => {
      const { concurrency = 1, lockMs = 60_000, stalledCheckMs = 30_000, takeovers = 5 } = options;
      const issues = [
        ...outOfRange("concurrency", concurrency, 1, 64), ...outOfRange("lockMs", lockMs, 100, 24 * 3600 * 1000),
        ...outOfRange("stalledCheckMs", stalledCheckMs, 100, 24 * 3600 * 1000), ...outOfRange("takeovers", takeovers, 0, 1000),
      ];
      if (issues.length > 0) return fail(issues);
      const own = await connect(packages.value, redis, "patient");
      if (!own.ok) return own;
      return succeed(await work({ packages: packages.value, client: own.value, queueName: QUEUE, prefix, root: root.value }, options));
    },
    status: () => ask(async () => {
      const counts = await queue.getJobCounts("waiting", "active", "delayed", "completed", "failed");
      const of = (state: string): number => counts[state] ?? 0;
      return succeed({ waiting: of("waiting"), running: of("active"), backingOff: of("delayed"), done: of("completed"), dead: of("failed") });
    }),
    deadLetters: (most = 100) => ask(async () => {
      const names = most < 1 ? [] : await queue.getRanges(["failed"], 0, Math.min(most, MOST_DEAD) - 1);
      const letters: DeadLetter[] = [];
      for (const group of groupsOf(names)) letters.push(...await Promise.all(group.map((it) => letterOf(queue, it))));
      return succeed(letters);
    }),
    retry: (names) => ask(async () => {
      const dead = await queue.getRanges(["failed"], 0, MOST_DEAD);
      const wanted = names === undefined ? dead : dead.filter((it) => names.includes(it));
      const retried: string[] = [];
      for (const it of wanted) {
        const job = await queue.getJob(it).catch(nullIfUnreadable);
        // somebody else may have been faster
        if (job && await job.retry("failed", { resetAttemptsMade: true }).then(() => true, nullIfAnswered)) retried.push(it);
      }
      return succeed(retried);
    }),
    close: async () => {
      await queue.close();
      client.value.disconnect();
    },
  });
}

function outOfRange(path: string, value: number, least: number, most: number): readonly Issue[] {
  return Number.isInteger(value) && value >= least && value <= most
    ? []
    : [issue("field-invalid", { path, expected: `a whole number from ${least} to ${most}`, actual: String(value) })];
}

/** A done job whose file is gone, or was replaced by another's, is done again. */
async function stateOf(queue: Queue, { name }: NamedJob, isThere: () => Promise<boolean>): Promise<JobState> {
  const state = await queue.getJobState(name);
  if (state === "unknown") return "queued";
  if (state === "failed") return "dead";
  if (state !== "completed") return "waiting";
  if (await isThere()) return "done";
  await queue.remove(name);
  return "queued";
}

async function letterOf(queue: Queue, name: string): Promise<DeadLetter> {
  const job = await queue.getJob(name).catch(nullIfUnreadable);
  return deadLetterOf(name, job?.data, job?.failedReason, job?.attemptsMade);
}

/** What other hands placed in the queue may be no JSON. */
function nullIfUnreadable(error: unknown): null {
  if (error instanceof SyntaxError) return null;
  throw error;
}

/** The queue's refusal of what is no longer so has a number; the connection's faults have none. */
function nullIfAnswered(error: unknown): null {
  if (error instanceof Error && "code" in error && typeof error.code === "number") return null;
  throw error;
}

function* groupsOf<T>(all: readonly T[]): Generator<readonly T[], void> {
  for (let i = 0; i < all.length; i += GROUP) yield all.slice(i, i + GROUP);
}
