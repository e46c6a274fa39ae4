/** What becomes of the moves of a comparison: the first are kept to be shown, or all are written as they come. */
import type { Comparison, Move } from "../dataset/compare/schema.js";
import { writeFileAtomically } from "../dataset/io/files.js";
import { UnreadableRun } from "../dataset/io/read-records.js";
import { fail, succeed, type Result } from "../issues.js";
import { jsonLine, printBytes, type Terminal } from "./terminal.js";

/** The moves, and the counts at their end. */
type Moves = AsyncGenerator<Move, Result<Comparison>>;

const isMoved = ({ change }: Move): boolean => change === "up" || change === "down";

interface Kept {
  readonly comparison: Comparison;
  /** Those whose level rose or fell. */
  readonly moves: readonly Move[];
  /** Those that came, went, or were not scored. */
  readonly others: readonly Move[];
}

/** The counts, and of the firms of each kind the first. */
export async function keepMoves(moves: Moves, most: number): Promise<Result<Kept>> {
  const [moved, others]: [Move[], Move[]] = [[], []];
  for (;;) {
    const next = await nextOf(moves);
    if (next.done !== true) {
      const kept = isMoved(next.value) ? moved : others;
      if (next.value.change !== "same" && kept.length < most) kept.push(next.value);
      continue;
    }
    return next.value.ok ? succeed({ comparison: next.value.value, moves: moved, others }, next.value.issues) : next.value;
  }
}

/** A side that cannot be read to its end fails the whole: nothing is to be said of half a run. */
async function nextOf(moves: Moves): Promise<IteratorResult<Move, Result<Comparison>>> {
  try {
    return await moves.next();
  } catch (error) {
    if (error instanceof UnreadableRun) return { done: true, value: fail([error.issue]) };
    throw error;
  }
}

const PART = 2 ** 16;

/** The comparison failed after lines were written: what was written is to be thrown away. */
class Failed extends Error {}

/** Writes each move as a line, all or those that moved; a file stands there whole or not at all. */
export async function writeMoves(terminal: Terminal, path: string, moves: Moves, movedAlone: boolean): Promise<Result<Comparison>> {
  let ended: Result<Comparison> = fail([]);
  const lines = async function* (): AsyncGenerator<string, void> {
    let part = "";
    try {
      for (;;) {
        const next = await nextOf(moves);
        if (next.done === true) {
          ended = next.value;
          if (!ended.ok) throw new Failed();
          yield part;
          return;
        }
        if (movedAlone && !isMoved(next.value)) continue;
        part += jsonLine(next.value);
        if (part.length < PART) continue;
        yield part;
        part = "";
      }
    } finally {
      await moves.return(ended); // when writing failed, nobody reads on
    }
  };
  const written = path === "-" ? await print(terminal, lines()) : await writeFileAtomically(path, lines());
  return written.ok || failure(ended) ? ended : written;
}

/** Whether the comparison failed, not the writing. */
const failure = (ended: Result<Comparison>): boolean => !ended.ok && ended.issues.length > 0;

async function print(terminal: Terminal, lines: AsyncIterable<string>): Promise<Result<string>> {
  try {
    for await (const part of lines) await printBytes(terminal, new TextEncoder().encode(part));
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
  }
  return succeed("-");
}
