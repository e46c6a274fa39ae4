/** What lies beside a shard's output, for putting the shards of a run together: of what run it is part, and its blocks. */
import { basename } from "node:path";
import { z } from "zod";
import type { DeepReadonly } from "../../../indicators/deep-readonly.js";
import { fail, issue, succeed, type Issue, type Result } from "../../../issues.js";
import { shardSchema, summarySchema, type BatchSummary } from "../../batch/summary.js";
import { writeFileAtomically } from "../files.js";
import { readJournal } from "./journal.js";
import { readJsonBeside } from "./json-beside.js";
import { shardFileOf, type Places } from "./places.js";
import type { Done } from "./score-all.js";

const count = z.int().min(0);

export const shardFileSchema = z.strictObject({
  shardVersion: z.literal(1),
  /** Fingerprint of all rows of the dataset: every shard of a run read the same. */
  input: z.string(),
  /** Blocks of the dataset. */
  blocks: count,
  shard: shardSchema,
  summary: summarySchema,
  /** Those of this shard, in order: where each ends in the output, and its SHA-256. */
  parts: z.array(z.strictObject({ no: count, end: count, sha256: z.string() })),
});

export type ShardFile = DeepReadonly<z.infer<typeof shardFileSchema>>;

/** Written from the journal, whose blocks are all there. */
export async function writeShardFile(places: Places, { input, blocks }: Done, summary: BatchSummary): Promise<Result<string>> {
  const journal = await readJournal(places.journal);
  const parts = (journal?.entries ?? []).map(({ no, end, sha256 }) => ({ no, end, sha256 }));
  const { shard } = summary;
  if (shard === null) throw new TypeError("a shard file is that of a shard");
  const file: ShardFile = { shardVersion: 1, input, blocks, shard, summary, parts };
  return writeFileAtomically(places.shard, `${JSON.stringify(file)}\n`);
}

/** A shard's output with what lies beside it. */
export interface GivenShard {
  readonly path: string;
  readonly file: ShardFile;
}

/** What a shard is: its file, checked by itself. @throws what reading throws, but that there is none. */
export async function readShard(path: string): Promise<Result<GivenShard>> {
  const beside = shardFileOf(path);
  const file = await readJsonBeside(beside, shardFileSchema);
  if (!file.ok) return file;
  return file.value === null ? unfit(path, `a file beside it: ${basename(beside)}`, "nothing") : succeed({ path, file: file.value });
}

export const unfit = (path: string, expected: string, actual: string): { readonly ok: false; readonly issues: readonly Issue[] } =>
  fail([issue("shards-do-not-fit", { path, expected, actual })]);
