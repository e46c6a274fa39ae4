/** NDJSON: one answer sheet a line. */
import type { LoadedPack } from "../indicators/load.js";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import { parseAnswers } from "../scoring/read-answers.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import { linesOf, type Line } from "./lines.js";
import type { DatasetRow, ReadRows } from "./rows.js";

/** Room for a sheet with its pictures. */
const LONGEST_LINE = 16 * 2 ** 20;

/**
 * The sheets of an NDJSON text; blank lines are skipped, a line that is no sheet is a row with its issues.
 * @param pack the pack to read them with; absent: the one each sheet names.
 */
export async function readNdjson(chunks: AsyncIterable<string>, pack?: LoadedPack): ReadRows {
  const lines = withoutBlankLines(linesOf(chunks, LONGEST_LINE));
  const first = await lines.next();
  const other = first.done ? undefined : otherJson(first.value);
  if (other === undefined) return succeed(rowsOf(first, lines, pack));
  await lines.return();
  return fail([other]);
}

async function* withoutBlankLines(lines: AsyncIterable<Line>): AsyncGenerator<Line, void> {
  for await (const it of lines) {
    const text = it.line === 1 && it.text.startsWith("\uFEFF") ? it.text.slice(1) : it.text;
    if (/\S/.test(text)) yield { ...it, text };
  }
}

/** JSON that is no NDJSON: told once, not as a broken row for each of its lines. */
function otherJson({ line, text }: Line): Issue | undefined {
  const start = text.trim();
  const actual = start.startsWith("[") ? "a list" : start === "{" ? "an object over several lines" : undefined;
  return actual === undefined ? undefined : issue("dataset-unreadable", { path: `line ${line}`, expected: "one answer sheet a line", actual });
}

async function* rowsOf(first: IteratorResult<Line, void>, rest: AsyncIterable<Line>, pack: LoadedPack | undefined): AsyncGenerator<DatasetRow, void> {
  if (first.done) return;
  yield { line: first.value.line, sheet: readLine(first.value, pack) };
  for await (const it of rest) yield { line: it.line, sheet: readLine(it, pack) };
}

function readLine({ line, text, tooLong }: Line, pack: LoadedPack | undefined): Result<AnswerSheet> {
  if (tooLong) return fail([issue("row-too-long", { expected: `at most ${LONGEST_LINE} characters`, actual: "more" })]);
  const sheet = parseAnswers(text, pack);
  return sheet.ok ? sheet : fail(sheet.issues.map((it) => placedInFile(it, line)));
}

/** The text of a row is one line, so its own line number says nothing. */
const placedInFile = (it: Issue, line: number): Issue => ({
  ...it,
  path: it.path.replace(/^line 1, (?=column \d+$)/, ""),
  actual: it.code === "json-duplicate-key" ? it.actual.replace(/1$/, String(line)) : it.actual,
});
