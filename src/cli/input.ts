/** Where a command's input comes from: files, standard input, packs by id or folder. */
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readPack, type LoadedPack } from "../indicators/load.js";
import { loadPack } from "../indicators/registry.js";
import { fail, issue, succeed, type Result } from "../issues.js";
import { parseJson } from "../scoring/parse-json.js";
import { parseAnswers } from "../scoring/read-answers.js";
import type { AnswerSheet } from "../scoring/sheet.js";

/** The text of a file, or of standard input for `-`; strict UTF-8, so that no character is replaced silently. */
export async function readText(path: string, stdin: NodeJS.ReadableStream): Promise<Result<string>> {
  try {
    const bytes = path === "-" ? await readAll(stdin) : await readFile(path);
    return succeed(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const actual = error instanceof TypeError ? "not UTF-8" : error instanceof Error ? error.message : String(error);
    return fail([issue("file-unreadable", { path, expected: "a readable file in UTF-8", actual })]);
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

const looksLikePath = (name: string): boolean => /[\\/.]/.test(name);

/** `--pack`: an id, a pack's folder, or its pack.json; none given: the sheet names it. */
export async function choosePack(name: string | undefined): Promise<Result<LoadedPack | undefined>> {
  if (name === undefined) return succeed(undefined);
  return looksLikePath(name) ? readPackFolder(name) : loadPack(name);
}

/** The pack in a folder someone brought. */
export async function readPackFolder(path: string): Promise<Result<LoadedPack>> {
  const isFolder = await stat(path).then((it) => it.isDirectory(), () => false);
  const folder = isFolder ? path : dirname(path);
  const files = await Promise.all([isFolder ? join(path, "pack.json") : path, join(folder, "wording.zh-CN.json")].map(readJson));
  const [definition, wording] = files;
  if (!definition?.ok || !wording?.ok) return fail(files.flatMap((it) => it.issues));
  return readPack({ definition: definition.value, wording: wording.value });
}

async function readJson(path: string): Promise<Result<unknown>> {
  try {
    const value = parseJson(await readFile(path, "utf8"));
    return value.ok ? value : fail(value.issues.map((it) => ({ ...it, path: it.path ? `${path}: ${it.path}` : path })));
  } catch (error) {
    return fail([issue("pack-unreadable", { path, expected: "a readable file", actual: error instanceof Error ? error.message : String(error) })]);
  }
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
