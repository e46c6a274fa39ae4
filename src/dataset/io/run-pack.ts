/** The pack of a run: the one given, or the one the summary beside it names; both must be one. */
import { basename, dirname, join } from "node:path";
import type { LoadedPack } from "../../indicators/load.js";
import { loadPack } from "../../indicators/registry.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { parseJson } from "../../scoring/parse-json.js";
import { summarySchema, type BatchSummary } from "../batch/summary.js";
import { MOST_JSON_BYTES, readBounded } from "./read-bounded.js";

type PackReceipt = BatchSummary["receipt"]["pack"];

/** @throws what reading the summary throws, but that there is none. */
export async function packOfRun(path: string, given: LoadedPack | undefined): Promise<Result<LoadedPack>> {
  const file = path === "-" ? null : summaryBeside(path);
  const receipt = file === null ? succeed(null) : await receiptIn(file);
  if (!receipt.ok) return receipt;
  if (receipt.value === null) return given === undefined ? fail([issue("pack-missing", { path, ...(file !== null && { expected: `a summary beside it: ${basename(file)}` }) })]) : succeed(given);
  const pack = given === undefined ? loadPack(receipt.value.id) : succeed(given);
  if (!pack.ok) return fail(pack.issues.map((it) => ({ ...it, path: `${file}: receipt.pack.id` })));
  const { definition: { id, version }, sha256 } = pack.value;
  if (receipt.value.sha256 === sha256) return pack;
  return fail([issue("pack-mismatch", { path: `${file}: receipt.pack`, expected: `${id} ${version} ${sha256}`, actual: `${receipt.value.id} ${receipt.value.version} ${receipt.value.sha256}` })]);
}

/** `results.ndjson`, also packed: `results.summary.json`. */
const summaryBeside = (path: string): string => join(dirname(path), `${basename(path).replace(/\.gz$/i, "").replace(/\.(ndjson|jsonl)$/i, "")}.summary.json`);

async function receiptIn(file: string): Promise<Result<PackReceipt | null>> {
  const bytes = await readBounded(file, MOST_JSON_BYTES).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (bytes === undefined) return succeed(null);
  if (bytes === null) return fail([issue("file-unreadable", { path: file, expected: "a summary of a run", actual: "more" })]);
  const value = parseJson(bytes.toString("utf8"));
  if (!value.ok) return fail(value.issues.map((it) => ({ ...it, path: it.path === "" ? file : `${file}: ${it.path}` })));
  const summary = summarySchema.safeParse(value.value);
  if (summary.success) return succeed(summary.data.receipt.pack);
  return fail(issuesFromZod(summary.error, value.value).map((it) => ({ ...it, path: it.path === "" ? file : `${file}: ${it.path}` })));
}
