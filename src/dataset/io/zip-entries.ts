/** All parts of a zip file at once, within a bound. */
import { UnreadableDataset } from "./unreadable.js";
import { givenBytes, wholePart, zipParts } from "./zip-parts.js";

/** Unpacked, all parts together: far more than any workbook people fill by hand. */
const MOST_BYTES = 200 * 2 ** 20;

/** Every part by name. @throws UnreadableDataset: no zip file, encrypted, damaged, or larger unpacked than any workbook */
export async function zipEntries(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = new Map<string, Uint8Array>();
  let left = MOST_BYTES;
  for (const part of await zipParts(givenBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))) {
    const content = await wholePart(part, left);
    if (content === null) throw new UnreadableDataset(`more than ${MOST_BYTES / 2 ** 20} MB unpacked`);
    left -= content.length;
    entries.set(part.name, content);
  }
  return entries;
}
