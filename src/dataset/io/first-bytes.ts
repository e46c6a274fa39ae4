/** What a file is by its first bytes: its name is up to who named it. */

export const ZIP: readonly number[] = [0x50, 0x4b, 0x03, 0x04];
const OLD_OR_ENCRYPTED: readonly number[] = [0xd0, 0xcf, 0x11, 0xe0];

/** Files that people take for text or for a workbook. */
const others: readonly (readonly [what: string, start: readonly number[]])[] = [
  ["a workbook (.xlsx) or another zip file", ZIP],
  ["an old workbook (.xls), or one protected by a password", OLD_OR_ENCRYPTED],
  ["a compressed file (.gz)", [0x1f, 0x8b]],
  ["UTF-16", [0xff, 0xfe]],
  ["UTF-16", [0xfe, 0xff]],
];
/** So many bytes tell. */
export const DECISIVE_START = 4;

export const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((it, i) => bytes[i] === it);

/** What they are that is no text; `null`: perhaps text. */
export const whyNotText = (bytes: Uint8Array): string | null => others.find(([, start]) => beginsWith(bytes, start))?.[0] ?? null;

/** Whether these bytes begin as those of a workbook do, one that can be read or not. */
export const beginsAsWorkbook = (bytes: Uint8Array): boolean => beginsWith(bytes, ZIP) || isOldWorkbook(bytes);

export const isOldWorkbook = (bytes: Uint8Array): boolean => beginsWith(bytes, OLD_OR_ENCRYPTED);
