/** CSV text in chunks → rows of cells with the line each starts on. */
import Papa from "papaparse";

/** `rest`: so much was wrong before that this row and all below it are not read. */
export type Fault = "quotation" | "too-long" | "rest";

export interface CsvRow {
  /** Number of the line in the file on which the row starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What keeps the cells from being trusted; they are empty then. */
  readonly fault: Fault | null;
}

/** Far more than any row of ours needs. */
export const LONGEST_ROW = 2 ** 16;
/** After so many quotation marks that never close, what follows is no longer searched for rows. */
const MOST_UNCLOSED = 100;

const delimiters = [",", ";", "\t"] as const;
type Delimiter = (typeof delimiters)[number];

/** The delimiter that stands most often outside quotation marks in the first line that holds anything. */
export function delimiterOf(text: string): Delimiter {
  const line = /\S.*/.exec(text)?.[0] ?? "";
  const bare = line.replace(/"[^"]*"/g, "");
  const [best = ","] = delimiters.map((it) => [it, bare.split(it).length] as const).sort(([, a], [, b]) => b - a).map(([it]) => it);
  return best;
}

/** Rows as they come; empty lines and rows of empty cells are left out. */
export async function* csvRowsOf(chunks: AsyncIterable<string>): AsyncGenerator<CsvRow, void> {
  let rows: RowSplitter | undefined;
  let text = "";
  for await (const chunk of withPlainLineBreaks(chunks)) {
    text += chunk;
    if (!chunk.includes("\n") && text.length <= LONGEST_ROW) continue;
    rows ??= text.trimStart().includes("\n") || text.length > LONGEST_ROW ? splitter(delimiterOf(text)) : undefined;
    if (rows === undefined) continue;
    const split = rows(text, false);
    yield* split.rows.filter(hasContent);
    text = split.rest;
  }
  yield* (rows ?? splitter(delimiterOf(text)))(text, true).rows.filter(hasContent);
}

const hasContent = ({ cells, fault }: CsvRow): boolean => fault !== null || cells.some((it) => it.trim() !== "");

/** Every line break as `\n`, also one cut in two; without the mark some programs put at the beginning. */
async function* withPlainLineBreaks(chunks: AsyncIterable<string>): AsyncGenerator<string, void> {
  let held = "";
  let isStart = true;
  for await (const chunk of chunks) {
    if (chunk === "") continue;
    const text = held + (isStart && chunk.startsWith("\uFEFF") ? chunk.slice(1) : chunk);
    isStart = false;
    held = text.endsWith("\r") ? "\r" : "";
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n");
  }
  if (held !== "") yield "\n";
}

interface Split {
  readonly rows: readonly CsvRow[];
  /** The beginning of a row that is not complete yet. */
  readonly rest: string;
}
type RowSplitter = (text: string, isLast: boolean) => Split;

/** Takes the complete rows off a text; remembers the line reached, and what is being skipped. */
function splitter(delimiter: Delimiter): RowSplitter {
  let line = 1;
  let unclosed = 0;
  let skipping: "nothing" | "line" | "all" = "nothing";

  /** The rows up to the first that is too long, or not complete. */
  const takeRows = (text: string, isLast: boolean): Split & { readonly next: "incomplete" | "unclosed" | "too-long" } => {
    const rows: CsvRow[] = [];
    let end = 0;
    let next: "incomplete" | "unclosed" | "too-long" = "incomplete";
    const parser = new Papa.Parser({
      delimiter, newline: "\n",
      step: ({ data, errors, meta }: Papa.ParseStepResult<readonly (readonly string[])[]>) => {
        if (meta.cursor - end > LONGEST_ROW) next = "too-long";
        else if (errors.some((it) => it.code === "MissingQuotes")) next = "unclosed";
        else {
          const [cells = []] = data;
          rows.push(errors.length > 0 ? { line, cells: [], fault: "quotation" } : { line, cells, fault: null });
          line += lineBreaksIn(text, end, meta.cursor);
          end = meta.cursor;
          return;
        }
        parser.abort();
      },
    });
    parser.parse(text, 0, !isLast);
    const rest = text.slice(end);
    return { rows, rest, next: rest.length > LONGEST_ROW ? "too-long" : next };
  };

  /** Gives up the line a row starts on, so that the rows after it are not lost with it. */
  const giveUp = (fault: Fault): CsvRow => {
    unclosed += 1;
    skipping = unclosed > MOST_UNCLOSED ? "all" : "line";
    const row: CsvRow = { line, cells: [], fault: skipping === "all" ? "rest" : fault };
    line += 1;
    return row;
  };
  const skip = (text: string): string => {
    const end = skipping === "all" ? -1 : text.indexOf("\n");
    if (end === -1) return "";
    skipping = "nothing";
    return text.slice(end + 1);
  };

  return (text, isLast) => {
    const rows: CsvRow[] = [];
    let rest = text;
    while (rest !== "") {
      if (skipping !== "nothing") {
        rest = skip(rest);
        continue;
      }
      const taken = takeRows(rest, isLast);
      for (const it of taken.rows) rows.push(it);
      rest = taken.rest;
      if (taken.next === "incomplete") return { rows, rest };
      rows.push(giveUp(taken.next === "too-long" ? "too-long" : "quotation"));
    }
    return { rows, rest };
  };
}

function lineBreaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
