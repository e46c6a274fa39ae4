/** How often an id was seen, in some ten bytes an id however long it is: runs have a million of them, nearly all once. */

export interface IdCounts {
  readonly of: (id: string) => number;
  readonly add: (id: string) => void;
}

/**
 * Ids are known by a fingerprint of 64 bits. Two of a million have the same one by a chance of one in thirty million; the later would then be
 * told as a second occurrence. What is compared with what never hangs on it.
 */
export function countsOfIds(): IdCounts {
  const seen = fingerprints();
  const more = new Map<string, number>();
  return {
    of: (id) => more.get(id) ?? (seen.has(id) ? 1 : 0),
    add: (id) => {
      const before = more.get(id) ?? (seen.has(id) ? 1 : 0);
      if (before === 0) seen.add(id);
      else more.set(id, before + 1);
    },
  };
}

const FIRST_SIZE = 2 ** 12;

/** A table of open addresses in typed arrays, changed in place: a `Set` of strings takes ten times the room. */
function fingerprints(): { readonly has: (id: string) => boolean; readonly add: (id: string) => void } {
  let [size, count] = [FIRST_SIZE, 0];
  let [high, low] = [new Uint32Array(size), new Uint32Array(size)];

  /** Where the fingerprint stands, or the empty place where it would. */
  const placeOf = (a: number, b: number): number => {
    let at = b & (size - 1);
    while ((high[at] !== 0 || low[at] !== 0) && (high[at] !== a || low[at] !== b)) at = (at + 1) & (size - 1);
    return at;
  };
  const grow = (): void => {
    const [oldHigh, oldLow] = [high, low];
    size *= 2;
    [high, low] = [new Uint32Array(size), new Uint32Array(size)];
    for (let i = 0; i < oldHigh.length; i += 1) {
      const [a = 0, b = 0] = [oldHigh[i], oldLow[i]];
      if (a === 0 && b === 0) continue;
      const at = placeOf(a, b);
      high[at] = a;
      low[at] = b;
    }
  };
  return {
    has: (id) => {
      const [a, b] = fingerprintOf(id);
      const at = placeOf(a, b);
      return high[at] !== 0 || low[at] !== 0;
    },
    add: (id) => {
      const [a, b] = fingerprintOf(id);
      const at = placeOf(a, b);
      high[at] = a;
      low[at] = b;
      count += 1;
      if (count * 4 > size * 3) grow();
    },
  };
}

/** Two mixes of 32 bits over the characters, crossed at the end (after cyrb53); never twice zero, which is an empty place. */
function fingerprintOf(id: string): readonly [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < id.length; i += 1) {
    const code = id.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  const mixed = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  const crossed = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(mixed ^ (mixed >>> 13), 3_266_489_909);
  return [(mixed >>> 0) || 1, crossed >>> 0];
}
