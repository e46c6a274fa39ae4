/** Where a command's input comes from: files, standard input, packs by id or folder. */
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { placedInFile } from "../dataset/form/places.js";
import { atMost, MOST_JSON_BYTES, readBounded } from "../dataset/io/read-bounded.js";
import { beginsAsWorkbook } from "../dataset/io/first-bytes.js";
import { readFormBytes } from "../dataset/io/read-form.js";
import { readPack, type LoadedPack } from "../indicators/load.js";
import { loadPack } from "../indicators/registry.js";
import { fail, issue, succeed, type Result } from "../issues.js";
import { whyNotFile } from "../dataset/io/reason.js";
import { parseJson } from "../scoring/parse-json.js";
import { readAnswers } from "../scoring/read-answers.js";
import type { AnswerSheet } from "../scoring/sheet.js";

/** The text of a file, or of standard input for `-`. */
export const readText = (path: string, stdin: NodeJS.ReadableStream): Promise<Result<string>> =>
  decode(path, path === "-" ? stdin : path);

const decode = async (path: string, source: string | NodeJS.ReadableStream): Promise<Result<string>> => {
  const bytes = await readBytes(path, source);
  return bytes.ok ? textOf(path, bytes.value) : bytes;
};

async function readBytes(path: string, source: string | NodeJS.ReadableStream): Promise<Result<Uint8Array>> {
  try {
    const bytes = await readBounded(source, MOST_JSON_BYTES);
    return bytes === null ? fail([issue("file-unreadable", { path, expected: atMost(MOST_JSON_BYTES), actual: "more" })]) : succeed(bytes);
  } catch (error) {
    return unreadable(path, whyNotFile(error));
  }
}

/** Strict UTF-8, so that no character is replaced silently. */
function textOf(path: string, bytes: Uint8Array): Result<string> {
  try {
    return succeed(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return unreadable(path, "not UTF-8");
  }
}

const unreadable = (path: string, actual: string): Result<never> => fail([issue("file-unreadable", { path, expected: "a readable file in UTF-8", actual })]);

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

/** The answer sheet of a file, JSON or a filled form, with the pack it is scored with. */
export async function readSheet(path: string, packName: string | undefined, stdin: NodeJS.ReadableStream): Promise<Result<ReadSheet>> {
  const given = await readGiven(path, packName, stdin);
  if (!given.ok) return given;
  const { value, pack, places } = given.value;
  const sheet = readAnswers(value, pack);
  const issues = [...given.issues, ...sheet.issues.map((it) => placedInFile(it, places))];
  if (!sheet.ok) return fail(issues);
  const own = pack === undefined ? loadPack(sheet.value.pack) : succeed(pack);
  return own.ok ? succeed({ sheet: sheet.value, pack: own.value }, issues) : own;
}

/** What a file says, yet to be checked. */
export interface GivenValue {
  readonly value: unknown;
  /** The one named on the command line, or by a form. */
  readonly pack: LoadedPack | undefined;
  /** Where in the file a path of the value stands, where that is elsewhere. */
  readonly places: Readonly<Record<string, string>>;
}

/** The value of an answer sheet's file: JSON, or a filled form. */
export async function readGiven(path: string, packName: string | undefined, stdin: NodeJS.ReadableStream): Promise<Result<GivenValue>> {
  const [pack, bytes] = await Promise.all([choosePack(packName), readBytes(path, path === "-" ? stdin : path)]);
  if (!pack.ok) return pack;
  if (!bytes.ok) return bytes;
  if (beginsAsWorkbook(bytes.value)) return readFilledForm(path, bytes.value, pack.value);
  const text = textOf(path, bytes.value);
  const value = text.ok ? parseJson(text.value) : text;
  return value.ok ? succeed({ value: value.value, pack: pack.value, places: {} }) : value;
}

async function readFilledForm(path: string, bytes: Uint8Array, pack: LoadedPack | undefined): Promise<Result<GivenValue>> {
  const form = await readFormBytes(bytes, path, pack);
  if (!form.ok) return fail(form.issues.map((it) => ({ ...it, path: it.path || path })));
  const { pack: own, given: { value, places, issues } } = form.value;
  return value === null ? fail(issues) : succeed({ value, pack: own, places }, issues);
}
