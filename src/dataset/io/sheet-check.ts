/** The XML of a workbook's sheet looked through as it passes: what the library would read past is told, not guessed. */
import { addressOf, columnOf, IS_SHARED, rowOf } from "./workbook-parts.js";
import { UnreadableDataset } from "./unreadable.js";

export interface SheetCheck {
  /** Takes the next bytes. @throws UnreadableDataset: a cell stands there twice, in another row, or names a text that is not there */
  readonly look: (chunk: Buffer) => void;
  /** After the last. @throws UnreadableDataset: the sheet stops before its end */
  readonly end: () => void;
}

/** No tag of a sheet is longer. */
const LONGEST_TAG = 2 ** 20;
/** Of rows without cells in a stretch of bytes: the library makes a list of all rows in it, and is slow with long ones. */
const MOST_EMPTY = 2 ** 15;
const STRETCH = 2 ** 20;
const TAG = /<(\/?)(?:[\w.-]{1,64}:)?(row|c|v|sheetData|worksheet)(\s[^<>]*)?(\/?)>/g;

/** @param texts how many the cells share. */
export function sheetCheck(texts: number): SheetCheck {
  let held = "";
  let [row, column, lacksText] = [0, 0, false];
  let [seen, empty] = [0, 0];
  const columns = new Set<number>();
  const closed = new Set<string>();
  const damaged = (what: string): UnreadableDataset => new UnreadableDataset(`a damaged workbook (${what})`);
  const noText = (): UnreadableDataset => damaged(`${addressOf(row, column - 1)} names a text that is not there`);

  const begin = (what: string, attributes: string): void => {
    if (lacksText) throw noText();
    if (what === "row") {
      row = rowOf(attributes, row + 1, () => damaged(`row ${row + 1}`));
      empty += Number(column === 0);
      if (empty > MOST_EMPTY) throw new UnreadableDataset("more rows that hold nothing than a spreadsheet has");
      column = 0;
      columns.clear();
    } else {
      column = columnOf(attributes, row, column + 1, damaged);
      if (columns.has(column)) throw damaged(`${addressOf(row, column - 1)} twice`);
      columns.add(column);
      lacksText = IS_SHARED.test(attributes);
    }
  };
  return {
    look: (chunk) => {
      if (Math.floor((seen + chunk.length) / STRETCH) > Math.floor(seen / STRETCH)) empty = 0;
      seen += chunk.length;
      const xml = held + chunk.toString("latin1");
      let open = xml.lastIndexOf("<");
      if (xml.includes(">", open)) open = -1;
      TAG.lastIndex = 0;
      for (let tag = TAG.exec(xml); tag !== null; tag = TAG.exec(xml)) {
        const [, mark, what = "", attributes = "", emptyMark] = tag;
        if (what === "v") {
          if (!lacksText || mark !== "") continue;
          const end = xml.indexOf("<", TAG.lastIndex);
          if (end < 0) {
            open = tag.index; // its text is still to come
            break;
          }
          if (!isNumberBelow(texts, xml.slice(TAG.lastIndex, end))) throw noText();
          lacksText = false;
        } else if (mark !== "" || (emptyMark !== "" && what === "sheetData")) closed.add(what);
        else if (what === "row" || what === "c") begin(what, attributes);
      }
      held = open < 0 ? "" : xml.slice(open);
      if (held.length > LONGEST_TAG) throw damaged(`row ${row}`);
    },
    end: () => {
      if (lacksText) throw noText();
      if (!closed.has("sheetData") || !closed.has("worksheet")) throw damaged("the sheet is cut off");
    },
  };
}

const isNumberBelow = (count: number, text: string): boolean => /^\s{0,9}\d{1,9}\s{0,9}$/.test(text) && Number(text) < count;
