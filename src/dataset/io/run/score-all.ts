/** The blocks of a dataset, one after the other: known from before, another shard's, or scored and written. */
import { createHash } from "node:crypto";
import { fail, issue, succeed, type Issue, type Result } from "../../../issues.js";
import type { Block } from "../../batch/blocks.js";
import { MOST_TOLD, type ScoredBlock } from "../../batch/score-block.js";
import type { Shard } from "../../batch/summary.js";
import { addTallies, NO_ROWS, type Tally } from "../../batch/tally.js";
import { fingerprintOf, placeOf, sha256 } from "./fingerprint.js";
import type { JournalEntry } from "./journal.js";
import type { Spool } from "./spool.js";
import { inOrder, type Scorers } from "./threads.js";
import { isReaderGone, UnwritableError, writing } from "./unwritable.js";

export interface Work {
  readonly blocks: AsyncIterable<Block>;
  readonly scorers: Scorers;
  readonly spool: Spool;
  /** What the spool holds already. */
  readonly kept: readonly JournalEntry[];
  readonly shard: Shard | null;
  readonly strict: boolean;
  readonly signal: AbortSignal | undefined;
  readonly onBlock: (rows: number) => void;
  readonly onIssue: (issue: Issue) => void;
}

export interface Done {
  readonly tally: Tally;
  /** Of the dataset, whoever scores them. */
  readonly blocks: number;
  /** Fingerprint of all of them. */
  readonly input: string;
  /** False: stopped before the end. */
  readonly isWhole: boolean;
}

interface Turn {
  readonly no: number;
  readonly place: string;
  readonly input: string;
  /** `null`: known from before, or another shard's. */
  readonly scored: Result<ScoredBlock> | null;
}

/** @throws what reading the blocks throws; UnwritableError. */
export async function scoreAll(work: Work): Promise<Result<Done>> {
  const { scorers, spool, strict, signal } = work;
  const kept = new Map(work.kept.map((it) => [it.no, it]));
  const all = createHash("sha256");
  let [tally, blocks, told] = [NO_ROWS, 0, 0];
  const done = (isWhole: boolean): Result<Done> => succeed({ tally, blocks, input: all.digest("hex"), isWhole });

  for await (const { no, place, input, scored } of inOrder(untilStopped(work), scorers.ahead, (it) => beginTurn(it, kept.get(it.no), work))) {
    if (signal?.aborted) return done(false); // what comes after a stop may be cut off
    const before = kept.get(no);
    if (before !== undefined && before.input !== input) return changed(place, "other rows");
    if (scored?.ok === false) return scored;
    const [first] = scored?.value.told ?? [];
    if (strict && first !== undefined) return fail([first]);
    for (const it of scored?.value.told.slice(0, MOST_TOLD - told) ?? []) {
      told += 1;
      work.onIssue(it);
    }
    if (scored !== null && before === undefined) {
      const { bytes, tally: counts } = scored.value;
      if (!await isTaken(spool.write({ no, input, sha256: await sha256(bytes), tally: counts }, bytes))) return done(false);
    }
    all.update(`${input}\n`);
    tally = addTallies(tally, scored?.value.tally ?? before?.tally ?? NO_ROWS);
    blocks = no + 1;
    work.onBlock(tally.rows);
  }
  if (signal?.aborted) return done(false);
  if ((work.kept.at(-1)?.no ?? -1) >= blocks) return changed("", "fewer rows");
  return done(true);
}

/** Reading from what was closed to stop it fails. */
async function* untilStopped({ blocks, signal }: Work): AsyncGenerator<Block, void> {
  try {
    yield* blocks;
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
}

/** @returns false: who read the output has gone, which is no failure. */
async function isTaken(write: Promise<void>): Promise<boolean> {
  try {
    await writing(write);
    return true;
  } catch (error) {
    if (error instanceof UnwritableError && isReaderGone(error)) return false;
    throw error;
  }
}

const changed = (path: string, actual: string): Result<never> => fail([issue("journal-differs", { path, expected: "the rows read then", actual })]);

async function beginTurn(block: Block, before: JournalEntry | undefined, { scorers, shard, strict }: Work): Promise<Turn> {
  const { no } = block;
  const place = placeOf(block);
  const input = fingerprintOf(block); // begun first: scoring hands the bytes on
  const isOurs = shard === null || no % shard.of === shard.index - 1;
  // a strict run ends at an issue an earlier one went past: it has to be told
  const isKnown = before !== undefined && !(strict && Object.keys(before.tally.issues).length > 0);
  const scored = isOurs && !isKnown ? await scorers.score(block) : null;
  return { no, place, input: await input, scored };
}
