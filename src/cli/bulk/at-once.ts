/** Works on a few things of a stream at once: the next is taken when one is done. */

/**
 * @param most how many at once.
 * @throws what `work` or the stream throws first, after all that was begun has ended.
 */
export async function eachAtOnce<T>(things: AsyncIterable<T>, most: number, work: (thing: T) => Promise<void>): Promise<void> {
  const begun = new Set<Promise<void>>();
  const failures: unknown[] = [];
  try {
    for await (const thing of things) {
      const one = work(thing).catch((error: unknown) => void failures.push(error)).finally(() => void begun.delete(one));
      begun.add(one);
      if (begun.size >= most) await Promise.race(begun);
      if (failures.length > 0) break;
    }
  } finally {
    await Promise.all(begun);
  }
  if (failures.length > 0) throw failures[0];
}
