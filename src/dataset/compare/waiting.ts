/** Entries of one run that wait for their counterpart in the other, first come, first taken. */
import type { Entry } from "./match.js";

export interface Waiting {
  readonly add: (entry: Entry) => void;
  readonly holds: (id: string) => boolean;
  /** The first of this id, which waits no longer. */
  readonly take: (id: string) => Entry | undefined;
  /** All that wait, in the order they came. */
  readonly inOrder: () => Iterable<Entry>;
}

interface Numbered {
  readonly no: number;
  readonly entry: Entry;
}

/** Of an id that stands several times: those before `from` are taken. */
interface Queue {
  readonly all: Numbered[];
  from: number;
}

/** Nearly every id stands once, and needs no list of its own. */
export function waitingEntries(): Waiting {
  const byId = new Map<string, Numbered | Queue>();
  let no = 0;
  const take = (id: string): Entry | undefined => {
    const known = byId.get(id);
    if (known === undefined) return undefined;
    if ("entry" in known) {
      byId.delete(id);
      return known.entry;
    }
    const first = known.all[known.from];
    known.from += 1;
    if (known.from === known.all.length) byId.delete(id);
    return first?.entry;
  };
  return {
    take,
    add: (entry) => {
      no += 1;
      const known = byId.get(entry.id);
      if (known === undefined) byId.set(entry.id, { no, entry });
      else if ("all" in known) known.all.push({ no, entry });
      else byId.set(entry.id, { all: [known, { no, entry }], from: 0 });
    },
    holds: (id) => byId.has(id),
    inOrder: () => [...byId.values()].flatMap((it) => ("all" in it ? it.all.slice(it.from) : [it])).sort((a, b) => a.no - b.no).map((it) => it.entry),
  };
}
