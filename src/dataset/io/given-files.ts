/** Files that hold one answer sheet each: filled forms, and sheets as JSON. */
import { stat } from "node:fs/promises";
import type { LoadedPack } from "../../indicators/load.js";
import { loadPack } from "../../indicators/registry.js";
import { isRecord } from "../../indicators/record.js";
import { issue, succeed, type Issue, type Result } from "../../issues.js";
import { parseJson } from "../../scoring/parse-json.js";
import { textOf } from "../batch/bytes.js";
import type { GivenSheet } from "../batch/blocks.js";
import { atMost, MOST_JSON_BYTES, readBounded } from "./read-bounded.js";
import { MOST_FORM_BYTES, readFormBytes } from "./read-form.js";

export interface GivenFile {
  readonly given: GivenSheet;
  /** The one the file names; absent: it names none. */
  readonly pack: Result<LoadedPack> | undefined;
}

/**
 * The same as `readFormBytes`, for a row among others.
 * @param formPacks given: the form may be of any of these, or of one that is built in, and is read by the one it was made from.
 */
export async function givenForm(bytes: Uint8Array, name: string, pack: LoadedPack | undefined, formPacks?: readonly LoadedPack[]): Promise<GivenFile> {
  let form = await readFormBytes(bytes, name, pack);
  for (const other of formPacks === undefined ? [] : [...formPacks, undefined]) {
    if (form.ok || !form.issues.some((it) => it.code === "form-of-other-pack")) break;
    form = await readFormBytes(bytes, name, other);
  }
  return form.ok ? { given: form.value.given, pack: succeed(form.value.pack) } : without(name, form.issues);
}

const without = (name: string, issues: readonly Issue[]): GivenFile => ({ given: { name, value: null, issues, places: {} }, pack: undefined });

function givenJson(bytes: Uint8Array, name: string): GivenFile {
  const text = textOf(bytes);
  if (text === null) return without(name, [issue("file-unreadable", { expected: "text in UTF-8", actual: "not UTF-8" })]);
  const json = parseJson(text);
  if (!json.ok) return without(name, json.issues);
  const { value } = json;
  const named = isRecord(value) && typeof value["pack"] === "string" ? value["pack"] : null;
  // a sheet that says null is none, and says so when it is read
  return { given: { name, value: value ?? false, issues: [], places: {} }, pack: named === null ? undefined : loadPack(named) };
}

export const FORM_ENDING = /\.xlsx$/i;
export const SHEET_ENDING = /\.json$/i;

/** What a file in a folder of forms gives. @throws what opening and reading the file throws. */
export async function givenFile(path: string, name: string, pack: LoadedPack | undefined, formPacks?: readonly LoadedPack[]): Promise<GivenFile> {
  const [isJson, isKnown] = [SHEET_ENDING.test(name), FORM_ENDING.test(name) || SHEET_ENDING.test(name)];
  if (!isKnown) return without(name, [issue("file-unreadable", { expected: "a filled form (.xlsx) or an answer sheet (.json)", actual: "another file" })]);
  if (!(await stat(path)).isFile()) return without(name, [issue("file-unreadable", { expected: "a readable file", actual: "no regular file" })]);
  const most = isJson ? MOST_JSON_BYTES : MOST_FORM_BYTES;
  const bytes = await readBounded(path, most);
  if (bytes === null) return without(name, [issue("file-unreadable", { expected: atMost(most), actual: "more" })]);
  return isJson ? givenJson(bytes, name) : givenForm(bytes, name, pack, formPacks);
}
