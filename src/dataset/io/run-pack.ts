/** The pack of a run: the one given, or the one the summary beside it names; both must be one. */
import { realpath } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { LoadedPack } from "../../indicators/load.js";
import { loadPack } from "../../indicators/registry.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { summarySchema } from "../batch/summary.js";
import { readJsonBeside } from "./run/json-beside.js";
import { summaryFileOf } from "./run/places.js";

/** @param mayBePart a shard, too. @throws what reading the summary throws, but that there is none. */
export async function packOfRun(path: string, given: LoadedPack | undefined, mayBePart: boolean): Promise<Result<LoadedPack>> {
  const file = path === "-" ? null : await summaryBeside(path);
  const summary = file === null ? succeed(null) : await readJsonBeside(file, summarySchema);
  if (!summary.ok) return summary;
  const shard = summary.value?.shard ?? null;
  if (shard !== null && shard.of > 1 && !mayBePart) return fail([issue("shards-do-not-fit", { path, expected: "the whole run: merge its shards first", actual: `shard ${shard.index}/${shard.of}` })]);
  const receipt = summary.value?.receipt.pack;
  if (receipt === undefined) return given === undefined ? fail([issue("pack-missing", { path, ...(file !== null && { expected: `a summary beside it: ${basename(file)}` }) })]) : succeed(given);
  const pack = given === undefined ? loadPack(receipt.id) : succeed(given);
  if (!pack.ok) return fail(pack.issues.map((it) => ({ ...it, path: `${file}: receipt.pack.id` })));
  const { definition: { id, version }, sha256 } = pack.value;
  if (receipt.sha256 === sha256) return pack;
  return fail([issue("pack-mismatch", { path: `${file}: receipt.pack`, expected: `${id} ${version} ${sha256}`, actual: `${receipt.id} ${receipt.version} ${receipt.sha256}` })]);
}

/** A link is where it points: the run was written there. */
const summaryBeside = async (path: string): Promise<string> => {
  const file = await realpath(path).catch(() => path);
  return file === resolve(path) ? summaryFileOf(path) : summaryFileOf(file);
};
