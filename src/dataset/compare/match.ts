/** Two runs read in step: what stands under the same id is brought together; of the others no more is kept than they need. */
import { countsOfIds } from "./id-counts.js";
import type { Scored } from "./side.js";
import { waitingEntries, type Waiting } from "./waiting.js";

/** One record of a run, made small. */
export interface Entry {
  readonly id: string;
  /** `null`: not scored; the codes say why. */
  readonly scored: Scored | null;
  readonly codes: readonly string[];
}

export interface Pair {
  readonly id: string;
  readonly occurrence: number;
  readonly old: Entry | null;
  readonly new: Entry | null;
}

/** Entries in the order of the run, as they are read. */
export type Entries = AsyncIterable<readonly Entry[]>;

/**
 * Every entry of both runs once: the n-th of an id in OLD with the n-th of that id in NEW.
 *
 * One entry of each run is read in turn, and a pair is given as soon as both its entries were. So runs of the same order need no memory, others
 * as much as they are out of order; and the order of the pairs hangs on the order of the entries alone: pairs as they are completed (in runs of
 * the same firms in the same order: that order), then what only OLD has, in its order, then what only NEW has, in its order.
 * @param onRepeated told an id that stands several times in one run, once for each run in which it does.
 */
export async function* pairsOf(old: Entries, other: Entries, onRepeated: (side: "old" | "new", id: string) => void): AsyncGenerator<Pair, void> {
  const sides = [sideOf("old", old), sideOf("new", other)] as const;
  const paired = countsOfIds();
  const repeated = { old: new Set<string>(), new: new Set<string>() };
  try {
    while (!sides.every((it) => it.isDone)) {
      for (const [mine, theirs] of [sides, [sides[1], sides[0]]] as const) {
        if (mine.isDone) continue;
        const entry = mine.take() ?? await mine.next();
        if (entry === undefined) continue;
        const { id } = entry;
        const counterpart = theirs.waiting.take(id);
        const before = paired.of(id);
        if ((before > 0 || mine.waiting.holds(id)) && !repeated[mine.name].has(id)) {
          repeated[mine.name].add(id);
          onRepeated(mine.name, id);
        }
        if (counterpart === undefined) {
          mine.waiting.add(entry);
          continue;
        }
        paired.add(id);
        yield mine.name === "old" ? { id, occurrence: before + 1, old: entry, new: counterpart } : { id, occurrence: before + 1, old: counterpart, new: entry };
      }
    }
    for (const { name, waiting } of sides) {
      for (const entry of waiting.inOrder()) {
        const occurrence = paired.of(entry.id) + 1;
        paired.add(entry.id);
        yield { id: entry.id, occurrence, old: name === "old" ? entry : null, new: name === "new" ? entry : null };
      }
    }
  } finally {
    await Promise.all(sides.map((it) => it.close()));
  }
}

type Name = "old" | "new";

interface ReadSide {
  readonly name: Name;
  readonly isDone: boolean;
  readonly waiting: Waiting;
  /** The next entry if one is at hand: waiting for each would cost more than reading it. */
  readonly take: () => Entry | undefined;
  readonly next: () => Promise<Entry | undefined>;
  readonly close: () => Promise<void>;
}

function sideOf(name: Name, entries: Entries): ReadSide {
  const parts = entries[Symbol.asyncIterator]();
  let part: readonly Entry[] = [];
  let at = 0;
  let isDone = false;
  const take = (): Entry | undefined => {
    const entry = part[at];
    at += 1;
    return entry;
  };
  return {
    name, waiting: waitingEntries(), take,
    get isDone() { return isDone; },
    next: async () => {
      for (;;) {
        const next = await parts.next();
        if (next.done === true) {
          isDone = true;
          return undefined;
        }
        [part, at] = [next.value, 0];
        const entry = take();
        if (entry !== undefined) return entry;
      }
    },
    close: async () => void await parts.return?.(),
  };
}
