/** NDJSON: one answer sheet a line. */
import type { LoadedPack } from "../indicators/load.js";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import { parseAnswers, type ReadOptions } from "../scoring/read-answers.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import { encoded, isPlainBlank, textOf, withoutMark } from "./batch/bytes.js";
import { cutLines, LONGEST_LINE, type LinesPiece } from "./batch/cut-lines.js";
import type { DatasetRow, ReadRows } from "./rows.js";
import { whoseInText } from "./whose.js";

/**
 * The sheets of an NDJSON text; blank lines are skipped, a line that is no sheet is a row with its issues.
 * @param pack the pack to read them with; absent: the one each sheet names.
 */
export async function readNdjson(chunks: AsyncIterable<string>, pack?: LoadedPack): ReadRows {
  const opened = await openLines(encoded(chunks));
  return opened.ok ? succeed(rowsOf(opened.value, pack)) : opened;
}

async function* rowsOf(pieces: AsyncIterable<LinesPiece>, pack: LoadedPack | undefined): AsyncGenerator<DatasetRow, void> {
  for await (const it of pieces) {
    if (it.kind === "lines") yield* rowsOfLines(it.bytes, it.firstLine, pack);
    else yield { line: it.line, place: `line ${it.line}`, sheet: fail([lineTooLong]) };
  }
}

/** Complete lines of a text that may be NDJSON; fails when it is JSON of another kind: told once, not as a broken row for each of its lines. */
export async function openLines(chunks: AsyncIterable<Uint8Array>): Promise<Result<AsyncGenerator<LinesPiece, void>>> {
  const pieces = cutLines(withoutMark(chunks));
  const read: LinesPiece[] = [];
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    const first = firstText(next.value);
    if (first === null) continue;
    read.push(next.value);
    const other = otherJson(first.text);
    if (other === undefined) break;
    await pieces.return();
    return fail([issue("dataset-unreadable", { path: `line ${first.line}`, expected: "one answer sheet a line", actual: other })]);
  }
  return succeed(withFirst(read, pieces));
}

async function* withFirst(first: LinesPiece[], rest: AsyncGenerator<LinesPiece, void>): AsyncGenerator<LinesPiece, void> {
  for (let it = first.shift(); it !== undefined; it = first.shift()) yield it;
  yield* rest;
}

interface Line {
  readonly line: number;
  readonly text: string;
}

/** The first line that holds anything; `null`: none does. */
export function firstText(piece: LinesPiece): Line | null {
  if (piece.kind === "broken") return { line: piece.line, text: new TextDecoder().decode(piece.start) };
  const { start, lines } = emptyStart(piece.bytes);
  for (const { line, bytes } of linesIn(piece.bytes.subarray(start), piece.firstLine + lines)) {
    const text = new TextDecoder().decode(bytes);
    if (/\S/.test(text)) return { line, text };
  }
  return null;
}

/** Many empty lines are passed at once. */
function emptyStart(bytes: Uint8Array): { readonly start: number; readonly lines: number } {
  let [start, lines] = [0, 0];
  for (let at = 0; at < bytes.length && isPlainBlank(bytes[at] ?? 0); at += 1) {
    if (bytes[at] !== FEED) continue;
    start = at + 1;
    lines += 1;
  }
  return { start, lines };
}

function otherJson(line: string): string | undefined {
  const start = line.trim();
  if (start.startsWith("[")) return "a list";
  if (start === "{") return "an object over several lines";
  return /\}\s*\r\s*\{/.test(start) ? "lines that end with CR alone" : undefined;
}

const FEED = 0x0a;

/** Without their line breaks. */
export function* linesIn(bytes: Uint8Array, firstLine: number): Generator<{ readonly line: number; readonly bytes: Uint8Array }, void> {
  for (let [from, line] = [0, firstLine]; from < bytes.length; line += 1) {
    const feed = bytes.indexOf(FEED, from);
    const end = feed < 0 ? bytes.length : feed;
    yield { line, bytes: bytes.subarray(from, end) };
    from = end + 1;
  }
}

/** The rows of complete lines in UTF-8; a line of other bytes is a broken one. */
export function* rowsOfLines(bytes: Uint8Array, firstLine: number, pack: LoadedPack | undefined): Generator<DatasetRow, void> {
  for (const { line, bytes: own } of linesIn(bytes, firstLine)) {
    const text = textOf(own);
    if (text !== null && !/\S/.test(text)) continue;
    const sheet = text === null ? fail([lineUnreadable]) : readLine(line, text, pack);
    yield { line, place: `line ${line}`, sheet, ...(text !== null && !sheet.ok && { whose: whoseInText(text, sheet.issues) }) };
  }
}

export const lineTooLong: Issue = issue("row-too-long", { expected: `at most ${LONGEST_LINE / 2 ** 20} MB`, actual: "more" });
export const lineUnreadable: Issue = issue("row-unreadable", { expected: "text in UTF-8 or GB18030", actual: "neither" });

/** The sheet of a line; the paths of its issues are those within the line. */
export function readLine(line: number, text: string, pack: LoadedPack | undefined, options: ReadOptions = {}): Result<AnswerSheet> {
  const sheet = parseAnswers(text.endsWith("\r") ? text.slice(0, -1) : text, pack, options);
  return sheet.ok ? sheet : fail(sheet.issues.map((it) => placedInFile(it, line)));
}

/** The text of a row is one line, so its own line number says nothing. */
const placedInFile = (it: Issue, line: number): Issue => ({
  ...it,
  path: it.path.replace(/^line 1, (?=column \d+$)/, ""),
  actual: it.code === "json-duplicate-key" ? it.actual.replace(/1$/, String(line)) : it.actual,
});
