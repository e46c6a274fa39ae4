/** A zip file as streaming writers make it: every size and place in the fields of the larger format, whatever the size. */

const ENTRY = 46;

/** @param given a zip file without a comment, as `zipSync` writes. */
export function zip64Of(given: Uint8Array): Buffer {
  const bytes = Buffer.from(given);
  const end = bytes.length - 22;
  const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  const entries: Buffer[] = [];
  for (let at = start; at < end;) {
    const [name, fields] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)];
    const entry = Buffer.from(bytes.subarray(at, at + ENTRY + name));
    const more = Buffer.alloc(4 + 4 + 28);
    more.writeUInt32LE(0xcafe, 0); // another field before it, empty
    more.writeUInt16LE(0x0001, 4);
    more.writeUInt16LE(28, 6);
    for (const [i, place] of [24, 20, 42].entries()) {
      more.writeBigUInt64LE(BigInt(entry.readUInt32LE(place)), 8 + 8 * i);
      entry.writeUInt32LE(0xffffffff, place);
    }
    entry.writeUInt16LE(more.length, 30);
    entries.push(entry, more);
    at += ENTRY + name + fields;
  }
  const directory = Buffer.concat(entries);
  const larger = Buffer.alloc(56);
  larger.writeUInt32LE(0x06064b50, 0);
  larger.writeBigUInt64LE(44n, 4);
  for (const [at, value] of [[24, count], [32, count], [40, directory.length], [48, start]] as const) larger.writeBigUInt64LE(BigInt(value), at);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  const last = Buffer.from(bytes.subarray(end));
  last.writeUInt16LE(0xffff, 8);
  last.writeUInt16LE(0xffff, 10);
  last.writeUInt32LE(0xffffffff, 12);
  last.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([bytes.subarray(0, start), directory, larger, locator, last]);
}
