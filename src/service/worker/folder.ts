/** The farm's folder on storage that all its machines share: where datasets come from and results go, and nothing outside it. */
import { randomBytes } from "node:crypto";
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { atMost, MOST_JSON_BYTES, readBounded } from "../../dataset/io/read-bounded.js";
import { canonicalJson, hashJson } from "../../indicators/hash.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { writeFileAtomically } from "../../dataset/io/files.js";
import { hashFile } from "../../dataset/io/hash-file.js";
import { makeFolder } from "../../report/pdf/folders.js";
import { whyNotFile } from "../../dataset/io/reason.js";
import { receiptSchema, type FarmReceipt } from "./task.js";

/** The farm's own part of the folder; no path of a task leads there. */
const OWN = ".farm";
const parts = ["kept", "receipts", "drafts"] as const;

/** A folder that was made ready. */
export interface FarmRoot {
  /** Absolute, without links. */
  readonly path: string;
}

/** Makes the folder ready. */
export async function openFolder(path: string): Promise<Result<FarmRoot>> {
  try {
    await makeFolder(path);
    const root = { path: await realpath(path) };
    for (const it of parts) await makeFolder(join(root.path, OWN, it));
    return succeed(root);
  } catch (error) {
    return fail([issue("output-not-writable", { path, expected: "a folder that can be written", actual: whyNotFile(error) })]);
  }
}

const isWithin = (root: FarmRoot, path: string): boolean => path.startsWith(root.path.endsWith(sep) ? root.path : root.path + sep);
const LEADS_OUT = "a link that leads out of the folder";

/** A file there, its links followed. */
export async function fileIn(root: FarmRoot, path: string): Promise<Result<string>> {
  const wrong = (actual: string): Result<never> => fail([issue("file-unreadable", { path, expected: "a file in the farm's folder", actual })]);
  try {
    const real = await realpath(join(root.path, path));
    if (!isWithin(root, real)) return wrong(LEADS_OUT);
    return (await stat(real)).isFile() ? succeed(real) : wrong("no file");
  } catch (error) {
    return wrong(whyNotFile(error));
  }
}

/** A place to write to; its folders are made, one after the other, so that no link among them is followed out. */
async function placeIn(root: FarmRoot, path: string): Promise<Result<string>> {
  const wrong = (actual: string): Result<never> => fail([issue("field-invalid", { path: "out", expected: "a place in the farm's folder", actual: `${path}: ${actual}` })]);
  let folder = root.path;
  for (const name of path.split("/").slice(0, -1)) {
    folder = join(folder, name);
    await mkdir(folder).catch(() => undefined); // most often it is there; if it cannot be made, what comes next says so
    const real = await realpath(folder);
    if (!isWithin(root, real)) return wrong(LEADS_OUT);
    if (!(await stat(real)).isDirectory()) return wrong("a file stands in the way");
  }
  const target = join(root.path, path);
  const old = await lstat(target).catch(() => null);
  return old === null || old.isFile() ? succeed(target) : wrong("no file of its own, such as a link or a folder");
}

const keptFile = (root: FarmRoot, hash: string): string => join(root.path, OWN, "kept", `${hash}.json`);

/** Keeps a value that is too large for the queue, by its hash. */
export async function keep(root: FarmRoot, value: unknown): Promise<Result<string>> {
  const text = canonicalJson(value) ?? "null";
  if (Buffer.byteLength(text) > MOST_JSON_BYTES) return fail([issue("json-too-deep", { expected: atMost(MOST_JSON_BYTES), actual: "more" })]);
  const hash = hashJson(value);
  const file = keptFile(root, hash);
  if ((await stat(file).catch(() => null))?.isFile()) return succeed(hash);
  const written = await writeFileAtomically(file, text);
  return written.ok ? succeed(hash) : written;
}

/** A value kept, and still the same. */
export async function kept(root: FarmRoot, hash: string): Promise<Result<unknown>> {
  const path = `${OWN}/kept/${hash}.json`;
  const wrong = (actual: string): Result<never> => fail([issue("file-unreadable", { path, expected: "what the task was given with", actual })]);
  try {
    const bytes = await readBounded(keptFile(root, hash), MOST_JSON_BYTES);
    if (bytes === null) return wrong("more");
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return hashJson(value) === hash ? succeed(value) : wrong("something else");
  } catch (error) {
    return wrong(error instanceof SyntaxError ? "no JSON" : whyNotFile(error));
  }
}

const drafts = (root: FarmRoot): string => join(root.path, OWN, "drafts");

/** With a folder for a result in the making. Each try has its own: who was taken for dead may still be writing. */
export async function withDraft<T>(root: FarmRoot, name: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(drafts(root), `${name}-${randomBytes(6).toString("hex")}`);
  await makeFolder(folder);
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** No try takes so long. */
const ABANDONED_MS = 7 * 24 * 3600 * 1000;

/** Takes away what ended workers left. */
export async function sweepDrafts(root: FarmRoot, now: number): Promise<void> {
  for (const it of await readdir(drafts(root)).catch(() => [])) {
    const folder = join(drafts(root), it);
    const about = await stat(folder).catch(() => null);
    if (about !== null && now - about.mtimeMs > ABANDONED_MS) await rm(folder, { recursive: true, force: true });
  }
}

const receiptFile = (root: FarmRoot, out: string): string => join(root.path, OWN, "receipts", `${hashJson(out)}.json`);

async function receiptOf(root: FarmRoot, out: string): Promise<FarmReceipt | null> {
  try {
    const read = receiptSchema.safeParse(JSON.parse(await readFile(receiptFile(root, out), "utf8")));
    return read.success && read.data.out === out ? read.data : null;
  } catch {
    return null;
  }
}

/** What the job made, where all of it lies there unchanged. */
export async function madeBefore(root: FarmRoot, name: string, out: string): Promise<FarmReceipt | null> {
  const receipt = await receiptOf(root, out);
  if (receipt?.job !== name) return null;
  for (const { path, sha256 } of receipt.files) {
    const file = await fileIn(root, path);
    const now = file.ok ? await hashFile(file.value).catch(() => null) : null;
    if (now?.sha256 !== sha256) return null;
  }
  return receipt;
}

/**
 * Puts what was made in its place, each file in one step, the one named `out` last. The receipt comes first: who ends before the last step leaves
 * a receipt that the files do not bear out, and the job is done again. A file that no job made stays as it is.
 * @param folder with the files under their last names.
 */
export async function publish(root: FarmRoot, job: string, out: string, folder: string): Promise<Result<FarmReceipt>> {
  try {
    const own = basename(out);
    const names = [...(await readdir(folder)).filter((it) => it !== own).sort(), own];
    const moves: { readonly from: string; readonly to: string }[] = [];
    const files: FarmReceipt["files"][number][] = [];
    const isOurs = await receiptOf(root, out) !== null;
    for (const name of names) {
      const path = join(dirname(out), name).replaceAll(sep, "/");
      const place = await placeIn(root, path);
      if (!place.ok) return place;
      if (!isOurs && await stat(place.value).catch(() => null) !== null) {
        return fail([issue("field-invalid", { path: "out", expected: "a name that nothing else has", actual: `${path}: a file that no job made` })]);
      }
      moves.push({ from: join(folder, name), to: place.value });
      files.push({ path, ...await hashFile(join(folder, name)) });
    }
    const receipt: FarmReceipt = { receiptVersion: 1, job, out, files };
    const noted = await writeFileAtomically(receiptFile(root, out), `${JSON.stringify(receipt)}\n`);
    if (!noted.ok) return noted;
    for (const { from, to } of moves) await rename(from, to);
    return succeed(receipt);
  } catch (error) {
    return fail([issue("output-not-writable", { path: out, expected: "a file that can be written", actual: whyNotFile(error) })]);
  }
}
