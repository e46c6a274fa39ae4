/** The rows of a table's block, CSV text or cells of a workbook: scored at once if plainly right, read with all there is to say if not. */
import { unwrap } from "../../issues.js";
import type { QuickScorer } from "../../scoring/quick/scorer.js";
import { placeColumns } from "../columns.js";
import { csvRowsIn } from "../csv-text.js";
import { rowFaults } from "../csv.js";
import { readTableRow } from "../table.js";
import type { BlockContent, TableHead } from "./blocks.js";
import { textOf } from "./bytes.js";
import { idOf, issuesAt, NO_ISSUES, tellSheet, type Outcomes } from "./outcome.js";
import { rowRegister } from "./row-register.js";

type BlockOf<K extends BlockContent["kind"]> = Extract<BlockContent, { readonly kind: K }>;
export type TellRows = (block: BlockOf<"csv"> | BlockOf<"rows">, outcomes: Outcomes) => void;

const [QUOTE, FEED, RETURN] = [0x22, 0x0a, 0x0d];
const LONE_RETURN = /\r(?!\n)/;

/** @throws Error when the headers do not belong to the pack: whoever opened the table placed them before. */
export function rowTeller({ headers, delimiter: given }: TableHead, scorer: QuickScorer): TellRows {
  const { pack, register, standing } = scorer;
  const delimiter = given ?? ",";
  const mark = delimiter.charCodeAt(0);
  const columns = unwrap(placeColumns(headers.map((it) => it.trim()), pack));
  const idColumn = columns.findIndex((it) => it?.id === "id");
  const { begin, set, end } = rowRegister(columns, scorer);

  const tellScored = (outcomes: Outcomes): void => outcomes.scored({ id: register.id, standing, ratings: register.ratings }, NO_ISSUES);
  const tellSlowly = (cells: readonly string[], place: string, outcomes: Outcomes): void => {
    if (cells.every((it) => it.trim() === "")) return;
    const sheet = readTableRow(cells, columns, pack, scorer);
    tellSheet(sheet, issuesAt(place, sheet.issues), sheet.ok ? null : idOf(cells[idColumn]?.trim()), pack, outcomes);
  };
  const tellCells = (cells: readonly string[], place: string, outcomes: Outcomes): void => {
    begin();
    if (cells.every((it, i) => it === "" || set(i, it, 0, it.length)) && end() && scorer.judge()) tellScored(outcomes);
    else tellSlowly(cells, place, outcomes);
  };

  /** The cells of one line into the register, without a list of them; false: not plainly right. */
  const readLine = (text: string, from: number, to: number): boolean => {
    begin();
    for (let start = from, at = from, column = 0; at <= to; at += 1) {
      if (at < to && text.charCodeAt(at) !== mark) continue;
      if (at > start && !set(column, text, start, at)) return false;
      start = at + 1;
      column += 1;
    }
    return end();
  };
  /** Rows without quotation marks: each line is one. */
  const tellText = (text: string, firstLine: number, outcomes: Outcomes): void => {
    let line = firstLine;
    for (let from = 0; from < text.length; line += 1) {
      if (text.charCodeAt(from) === FEED) {
        from += 1;
        continue;
      }
      const feed = text.indexOf("\n", from);
      const next = feed < 0 ? text.length : feed + 1;
      const to = feed > from && text.charCodeAt(feed - 1) === RETURN ? feed - 1 : next - Number(feed >= 0);
      if (readLine(text, from, to) && scorer.judge()) tellScored(outcomes);
      else tellSlowly(text.slice(from, to).split(delimiter), `line ${line}`, outcomes);
      from = next;
    }
  };
  /** Where anything is quoted, or is no UTF-8. */
  const tellCarefully = ({ bytes, firstLine }: BlockOf<"csv">, outcomes: Outcomes): void => {
    for (const { line, cells, fault } of csvRowsIn(bytes, firstLine, delimiter)) {
      if (fault === null) tellCells(cells, `line ${line}`, outcomes);
      else outcomes.broken(null, issuesAt(`line ${line}`, [rowFaults[fault]]));
    }
  };

  return (block, outcomes) => {
    if (block.kind === "rows") {
      for (const { row, cells } of block.rows) tellCells(cells, `row ${row}`, outcomes);
      return;
    }
    const text = block.bytes.includes(QUOTE) ? null : textOf(block.bytes);
    if (text === null) tellCarefully(block, outcomes);
    else tellText(LONE_RETURN.test(text) ? text.replace(/\r\n?/g, "\n") : text, block.firstLine, outcomes);
  };
}
