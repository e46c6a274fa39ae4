/** A folder of filled forms as blocks. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { BLOCK_BYTES, BLOCK_ROWS, type BlockContent, type GivenSheet } from "../batch/blocks.js";
import type { OpenContent } from "./content.js";
import { FORM_ENDING, givenFile, SHEET_ENDING, type GivenFile } from "./given-files.js";
import { issueOfReading } from "./unreadable.js";

export interface OpenFolder {
  readonly content: OpenContent;
  /** Files in it, and those read. */
  readonly total: number;
  readonly read: () => number;
  readonly close: () => Promise<void>;
}

/** Marks that programs leave beside a file that is open, and files the system hides. */
const isOurs = (name: string): boolean => !name.startsWith("~$") && !name.startsWith(".");

/** By code points: the same order on every machine. */
const byName = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** What lies directly in the folder, in the order of names. @throws what reading the folder throws. */
export async function openFolder(path: string, given: LoadedPack | undefined, formPacks?: readonly LoadedPack[]): Promise<Result<OpenFolder>> {
  const names = (await readdir(path)).filter(isOurs).sort(byName);
  if (!names.some((it) => FORM_ENDING.test(it) || SHEET_ENDING.test(it))) {
    return fail([issue("dataset-empty", { expected: "at least 1 filled form (.xlsx) or answer sheet (.json) in the folder", actual: "none" })]);
  }
  let read = 0;
  const files = async function* (): AsyncGenerator<SizedFile, void> {
    for (const name of names) {
      const file = await sizedFile(join(path, name), name, given, formPacks);
      read += 1;
      yield file;
    }
  }();
  const first: SizedFile[] = [];
  let pack: Result<LoadedPack> | undefined = given === undefined ? undefined : succeed(given);
  while (pack?.ok !== true && first.length < BLOCK_ROWS) {
    const next = await files.next();
    if (next.done === true) break;
    first.push(next.value);
    pack = next.value.file.pack?.ok === true ? next.value.file.pack : pack ?? next.value.file.pack;
  }
  return succeed({ content: { pack, head: null, columns: null, contents: blocksOf(first, files) }, total: names.length, read: () => read, close: () => Promise.resolve() });
}

interface SizedFile {
  readonly file: GivenFile;
  readonly size: number;
}

/** A file that cannot be read is a broken row as others are. */
async function sizedFile(path: string, name: string, pack: LoadedPack | undefined, formPacks: readonly LoadedPack[] | undefined): Promise<SizedFile> {
  try {
    const { size } = await stat(path);
    return { file: await givenFile(path, name, pack, formPacks), size };
  } catch (error) {
    return { file: { given: { name, value: null, issues: [issueOfReading(error)], places: {} }, pack: undefined }, size: 0 };
  }
}

async function* blocksOf(first: SizedFile[], rest: AsyncIterable<SizedFile>): AsyncGenerator<BlockContent, void> {
  let [sheets, bytes] = [[] as GivenSheet[], 0];
  const all = async function* (): AsyncGenerator<SizedFile, void> {
    for (let it = first.shift(); it !== undefined; it = first.shift()) yield it;
    yield* rest;
  };
  for await (const { file, size } of all()) {
    sheets.push(file.given);
    bytes += size;
    if (sheets.length < BLOCK_ROWS && bytes < BLOCK_BYTES) continue;
    yield { kind: "sheets", sheets };
    [sheets, bytes] = [[], 0];
  }
  if (sheets.length > 0) yield { kind: "sheets", sheets };
}
