/** Tasks → jobs: checked, named by their content, with all that a job needs on another machine. */
import { isRecord } from "../../indicators/record.js";
import { canonicalJson } from "../../indicators/hash.js";
import { show } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { engineVersion } from "../../version.js";
import { whyNotFile } from "../../dataset/io/reason.js";
import { hashFile } from "../../dataset/io/hash-file.js";
import { fileIn, keep, type FarmRoot } from "./folder.js";
import { chooseForTask } from "./packs.js";
import { nameOf, outOf, readTask, type FarmJob } from "./task.js";

/** What is larger lies in the folder, and the job carries its hash: Redis holds all of it in memory. */
const LARGEST_IN_QUEUE = 64 * 2 ** 10;

export interface NamedJob {
  readonly name: string;
  readonly out: string;
  readonly job: FarmJob;
}

/** The jobs of the tasks in their order, each once, or every problem of every task: then nothing is done. */
export async function jobsOf(root: FarmRoot, tasks: unknown): Promise<Result<readonly NamedJob[]>> {
  if (!Array.isArray(tasks)) return fail([issue("field-invalid", { path: "tasks", expected: "a list", actual: show(tasks) })]);
  return jobsOfList(root, tasks);
}

async function jobsOfList(root: FarmRoot, tasks: readonly unknown[]): Promise<Result<readonly NamedJob[]>> {
  const fingerprintOf = remembering((path: string) => fingerprintIn(root, path));
  const jobs = new Map<string, NamedJob>();
  const takers = new Map<string, string>();
  const issues: Issue[] = [];
  for (const [i, given] of tasks.entries()) {
    const made = await jobOf(root, given, fingerprintOf);
    issues.push(...made.issues.map((it) => ({ ...it, path: it.path === "" ? `tasks[${i}]` : `tasks[${i}].${it.path}` })));
    if (!made.ok) continue;
    const name = nameOf(made.value);
    const out = outOf(made.value, name);
    // file systems may take upper and lower case for the same
    const taker = takers.get(out.toLowerCase()) ?? name;
    if (taker !== name) issues.push(issue("field-invalid", { path: `tasks[${i}].out`, expected: "a name that no other task has", actual: out }));
    takers.set(out.toLowerCase(), taker);
    jobs.set(name, { name, out, job: made.value });
  }
  return issues.some((it) => it.severity === "error") ? fail(issues) : succeed([...jobs.values()], issues);
}

async function jobOf(root: FarmRoot, given: unknown, fingerprintOf: (path: string) => Promise<Result<string>>): Promise<Result<FarmJob>> {
  const read = readTask(given);
  if (!read.ok) return read;
  const task = read.value;
  const { pack: packGiven, ...rest } = task;
  const pack = await chooseForTask(root, packGiven, task.kind === "report" && isRecord(task.answers) ? task.answers["pack"] : undefined);
  if (!pack.ok) return pack;
  const every = { jobVersion: 1 as const, engineVersion, pack: pack.value };
  if (rest.kind === "score") {
    const sha256 = await fingerprintOf(rest.dataset);
    return sha256.ok ? succeed({ ...every, ...rest, datasetSha256: sha256.value }) : sha256;
  }
  const stored = await storedIfLarge(root, rest.answers);
  return stored.ok ? succeed({ ...every, ...rest, answers: stored.value === null ? rest.answers : null, stored: stored.value }) : stored;
}

async function storedIfLarge(root: FarmRoot, answers: unknown): Promise<Result<string | null>> {
  if (!isRecord(answers)) return fail([issue("not-an-object", { path: "answers", expected: "an answer sheet", actual: show(answers) })]);
  const text = textOf(answers);
  if (text === null) return fail([issue("not-an-object", { path: "answers", expected: "plain data, as JSON holds it", actual: "something else" })]);
  return Buffer.byteLength(text) > LARGEST_IN_QUEUE ? keep(root, answers) : succeed(null);
}

/** Numbers that are none, and the like, have no JSON. */
function textOf(value: unknown): string | null {
  try {
    return canonicalJson(value) ?? null;
  } catch {
    return null;
  }
}

async function fingerprintIn(root: FarmRoot, path: string): Promise<Result<string>> {
  const file = await fileIn(root, path);
  if (!file.ok) return fail(file.issues.map((it) => ({ ...it, path: "dataset", actual: `${path}: ${it.actual}` })));
  try {
    return succeed((await hashFile(file.value)).sha256);
  } catch (error) {
    return fail([issue("file-unreadable", { path: "dataset", expected: "a readable file", actual: `${path}: ${whyNotFile(error)}` })]);
  }
}

/** A hundred shards are of one file. */
function remembering<T>(find: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  return (key) => {
    const known = found.get(key) ?? find(key);
    found.set(key, known);
    return known;
  };
}

