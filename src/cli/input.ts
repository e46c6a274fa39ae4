/** Where a command's input comes from: files, standard input, packs by id or folder. */
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { atMost, MOST_JSON_BYTES, readBounded } from "../dataset/io/read-bounded.js";
import { readPack, type LoadedPack } from "../indicators/load.js";
import { loadPack } from "../indicators/registry.js";
import { fail, issue, succeed, type Result } from "../issues.js";
import { whyNotFile } from "../report/pdf/reason.js";
import { parseJson } from "../scoring/parse-json.js";
import { parseAnswers } from "../scoring/read-answers.js";
import type { AnswerSheet } from "../scoring/sheet.js";

/** The text of a file, or of standard input for `-`. */
export const readText = (path: string, stdin: NodeJS.ReadableStream): Promise<Result<string>> =>
  decode(path, path === "-" ? stdin : path);

/** Strict UTF-8, so that no character is replaced silently. */
async function decode(path: string, source: string | NodeJS.ReadableStream): Promise<Result<string>> {
  try {
    const bytes = await readBounded(source, MOST_JSON_BYTES);
    if (bytes === null) return fail([issue("file-unreadable", { path, expected: atMost(MOST_JSON_BYTES), actual: "more" })]);
    return succeed(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const actual = error instanceof TypeError ? "not UTF-8" : whyNotFile(error);
    return fail([issue("file-unreadable", { path, expected: "a readable file in UTF-8", actual })]);
  }
}

const looksLikePath = (name: string): boolean => /[\\/.]/.test(name);

/** `--pack`: an id, a pack's folder, or its pack.json; none given: the sheet names it. */
export async function choosePack(name: string | undefined): Promise<Result<LoadedPack | undefined>> {
  if (name === undefined) return succeed(undefined);
  const known = loadPack(name);
  return !known.ok && (looksLikePath(name) || await exists(name)) ? readPackFolder(name) : known;
}

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

/** The pack in a folder someone brought. */
export async function readPackFolder(path: string): Promise<Result<LoadedPack>> {
  const isFolder = await stat(path).then((it) => it.isDirectory(), () => false);
  const file = isFolder ? join(path, "pack.json") : path;
  if (!await exists(file)) return fail([issue("pack-unreadable", { path: file, expected: "a file", actual: "nothing" })]);
  const [definition, wording] = await Promise.all([readJson(file), readJson(join(dirname(file), "wording.zh-CN.json"))]);
  if (!definition.ok || !wording.ok) return fail([...definition.issues, ...wording.issues]);
  return readPack({ definition: definition.value, wording: wording.value });
}

/** The JSON of a file; issues name the file. */
export async function readJson(path: string): Promise<Result<unknown>> {
  const text = await decode(path, path);
  const value = text.ok ? parseJson(text.value) : text;
  return value.ok ? value : fail(value.issues.map((it) => ({ ...it, path: it.path === "" || it.path === path ? path : `${path}: ${it.path}` })));
}

export interface ReadSheet {
  readonly sheet: AnswerSheet;
  readonly pack: LoadedPack;
}

/** The answer sheet of a file with the pack it is scored with. */
export async function readSheet(path: string, packName: string | undefined, stdin: NodeJS.ReadableStream): Promise<Result<ReadSheet>> {
  const [pack, text] = await Promise.all([choosePack(packName), readText(path, stdin)]);
  if (!pack.ok) return pack;
  if (!text.ok) return text;
  const sheet = parseAnswers(text.value, pack.value);
  if (!sheet.ok) return sheet;
  const own = pack.value === undefined ? loadPack(sheet.value.pack) : succeed(pack.value);
  return own.ok ? succeed({ sheet: sheet.value, pack: own.value }, sheet.issues) : own;
}
