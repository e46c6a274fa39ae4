/** The journal beside an unfinished output: what the run is of, and each block that is done; what a run is gone on with from. */
import { z } from "zod";
import type { DeepReadonly } from "../../../indicators/deep-readonly.js";
import { issue, type Issue } from "../../../issues.js";
import { shardSchema, type Shard } from "../../batch/summary.js";
import { MOST_JSON_BYTES, readBounded } from "../read-bounded.js";

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

export type JournalHeader = DeepReadonly<z.infer<typeof headerSchema>>;
export type JournalEntry = DeepReadonly<z.infer<typeof entrySchema>>;

export interface Journal {
  readonly header: JournalHeader;
  /** In the order of their numbers. */
  readonly entries: readonly JournalEntry[];
}

export const journalLine = (value: JournalHeader | JournalEntry): string => `${JSON.stringify(value)}\n`;

/** The journal of a file, up to where it was torn; `null`: there is none, or not even its first line is whole. @throws what reading throws. */
export async function readJournal(path: string): Promise<Journal | null> {
  const bytes = await readBounded(path, MOST_JSON_BYTES).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  const [first = "", ...rest] = bytes === null ? [] : bytes.toString("utf8").split("\n").slice(0, -1);
  const header = headerSchema.safeParse(parsed(first));
  return header.success ? { header: header.data, entries: entriesOf(rest, header.data.shard) } : null;
}

function entriesOf(lines: readonly string[], shard: Shard | null): readonly JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (const it of lines) {
    const entry = entrySchema.safeParse(parsed(it));
    const isNext = entry.success && entry.data.no === blockOf(shard, entries.length) && entry.data.end >= (entries.at(-1)?.end ?? 0);
    if (!isNext) break;
    entries.push(entry.data);
  }
  return entries;
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
