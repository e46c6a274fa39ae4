/** The files of a run: the output, and what lies beside it under names made of its own. */
import { realpath, stat } from "node:fs/promises";

export interface Places {
  readonly out: string;
  /** The records so far. */
  readonly part: string;
  readonly journal: string;
  readonly lock: string;
  /** A table made of the records, until it is whole. */
  readonly draft: string;
  /** Of a shard: what merging asks. */
  readonly shard: string;
  readonly summary: string;
}

/** A link keeps pointing where it points: its target is what is written. */
export async function placesOf(path: string): Promise<Places> {
  const out = await realpath(path).catch(() => path);
  return { out, part: `${out}.part`, journal: `${out}.journal`, lock: `${out}.lock`, draft: `${out}.draft`, shard: shardFileOf(out), summary: summaryFileOf(out) };
}

export const shardFileOf = (out: string): string => `${out}.shard.json`;

/** Of a run packed afterwards (.gz) that of the run. */
export const summaryFileOf = (out: string): string => `${out.replace(/\.gz$/i, "")}.summary.json`;

/** Whether what is written there goes past at once, as into a pipe: nothing can lie beside it, nothing be gone on with. */
export const isStream = async (path: string): Promise<boolean> =>
  path === "-" || await stat(path).then((it) => !it.isFile() && !it.isDirectory(), () => false);
