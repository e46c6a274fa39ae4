/** The journal beside an unfinished output: what the run is of, and each block that is done; what a run is gone on with from. */
import { open } from "node:fs/promises";
import { z } from "zod";
import type { DeepReadonly } from "../../../indicators/deep-readonly.js";
import { hashJson } from "../../../indicators/hash.js";
import { issue, type Issue } from "../../../issues.js";
import { shardSchema, type Shard } from "../../batch/summary.js";
import { linesIn, type FileLine } from "../file-lines.js";

const count = z.int().min(0);
const counts = z.record(z.string(), count);

/** What a run is of; two runs that agree in it, and in their blocks, write the same bytes. */
export const headerSchema = z.strictObject({
  journalVersion: z.literal(1),
  engineVersion: z.string(),
  pack: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }),
  head: z.strictObject({ headers: z.array(z.string()), delimiter: z.enum([",", ";", "\t"]).nullable() }).nullable(),
  shard: shardSchema.nullable(),
});

export const entrySchema = z.strictObject({
  no: count,
  /** Fingerprint of the block that was read. */
  input: z.string(),
  /** Of what this block added to the output. */
  sha256: z.string(),
  tally: z.strictObject({ rows: count, broken: count, incomplete: count, levels: counts, issues: counts }),
  /** Length of the output with this block. */
  end: count,
});
/** With a SHA-256 of all of it: what was changed afterwards is not believed. */
const sealedSchema = entrySchema.extend({ seal: z.string() });

export type JournalHeader = DeepReadonly<z.infer<typeof headerSchema>>;
export type JournalEntry = DeepReadonly<z.infer<typeof entrySchema>>;

export interface Journal {
  readonly header: JournalHeader;
  /** In the order of their numbers. */
  readonly entries: readonly JournalEntry[];
}

export const journalLine = (value: JournalHeader | JournalEntry): string =>
  `${JSON.stringify("no" in value ? { ...value, seal: sealOf(value) } : value)}\n`;

const sealOf = (entry: JournalEntry): string => hashJson(entry);

/** The journal of a file, up to where it was torn; `null`: there is none, or not even its first line is whole. @throws what reading throws. */
export async function readJournal(path: string): Promise<Journal | null> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return null;
  try {
    return await journalOf(linesIn(file));
  } finally {
    await file.close();
  }
}

async function journalOf(lines: AsyncIterable<FileLine>): Promise<Journal | null> {
  let header: JournalHeader | null = null;
  const entries: JournalEntry[] = [];
  for await (const { text } of lines) {
    if (header === null) {
      header = headerSchema.safeParse(parsed(text)).data ?? null;
      if (header === null) return null;
      continue;
    }
    const sealed = sealedSchema.safeParse(parsed(text));
    if (!sealed.success) break;
    const { seal, ...entry } = sealed.data;
    const isNext = entry.no === blockOf(header.shard, entries.length) && entry.end >= (entries.at(-1)?.end ?? 0);
    if (!isNext || seal !== sealOf(entry)) break;
    entries.push(entry);
  }
  return header && { header, entries };
}

/** Number of the n-th block, from 0, that is scored. */
const blockOf = (shard: Shard | null, n: number): number => (shard === null ? n : n * shard.of + shard.index - 1);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** In what another run differs from this one; the place of an issue is the option or part that does. */
export function differences(then: JournalHeader, now: JournalHeader): readonly Issue[] {
  const facts = factsOf(now);
  return Object.entries(factsOf(then)).flatMap(([path, expected]) => {
    const actual = facts[path] ?? "";
    return expected === actual ? [] : [issue("journal-differs", { path, expected, actual })];
  });
}

const factsOf = ({ engineVersion, pack, head, shard }: JournalHeader): Readonly<Record<string, string>> => ({
  engine: engineVersion,
  pack: `${pack.id} ${pack.version} ${pack.sha256}`,
  headers: head === null ? "none" : `${head.headers.join(head.delimiter ?? " | ")}`,
  shard: shard === null ? "none" : `${shard.index}/${shard.of}`,
});
