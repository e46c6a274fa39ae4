/** Bytes as they were before gzip; others as they are. The bytes themselves tell, not the name. */
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

const MAGIC = [0x1f, 0x8b] as const;

/** @throws what reading throws, and zlib's errors: damaged, cut off. */
export async function* unzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const { first, rest } = await begun(bytes);
  const all = joined(first, rest);
  if (first[0] !== MAGIC[0] || first[1] !== MAGIC[1]) {
    yield* all;
    return;
  }
  const gunzip = createGunzip({ chunkSize: 2 ** 17 });
  // errors of both arrive where the unzipped bytes are read; leaving early ends both
  pipeline(Readable.from(all), gunzip, () => undefined);
  yield* gunzip;
}

/** The first bytes, two if there are so many, and what follows. */
async function begun(bytes: AsyncIterable<Uint8Array>): Promise<{ readonly first: Uint8Array; readonly rest: AsyncIterator<Uint8Array> }> {
  const rest = bytes[Symbol.asyncIterator]();
  let first: Uint8Array = new Uint8Array();
  while (first.length < MAGIC.length) {
    const next = await rest.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  return { first, rest };
}

/** The same bytes again, from what was read of them and the rest. */
export async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
