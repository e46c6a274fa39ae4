/** What a CSV cell says, as the value the answer sheet holds; what is not plainly that stays text, for the reader of sheets to refuse. */
import { nearest } from "../indicators/nearest.js";
import words from "../wording/dataset.zh-CN.json" with { type: "json" };

/**
 * @param cell without spaces around it, never empty.
 * @returns `undefined`: the cell may not say this.
 */
export type ReadCell = (cell: string) => unknown;

export interface CellKind {
  readonly read: ReadCell;
  /** What a cell that was refused should have said; absent: none is refused here. */
  readonly expected?: (cell: string) => string;
}

/** As JSON writes numbers: no thousands separator, no unit. */
const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const SEPARATORS = /[\s,;\u3001\uFF0C\uFF1B]+/;

const splitList = (cell: string): readonly string[] => cell.split(SEPARATORS).filter((it) => it !== "");

/** Letters run together or with separators between them. */
const readLetters = (cell: string): readonly string[] => splitList(cell).flatMap((it) => (/^[A-Z]+$/.test(it) ? [...it] : [it]));

/** The one letter; of several a list, for the reader of sheets to refuse. */
const readLetter: ReadCell = (cell) => {
  const read = readLetters(cell);
  return read.length === 1 ? read[0] : read;
};

/** What the cell of a formula says that no program has calculated: the word spreadsheets have for it. */
export const NOT_CALCULATED = "#GETTING_DATA";

export const anyText: CellKind = { read: (cell) => cell };
export const list: CellKind = { read: splitList };
export const letter: CellKind = { read: readLetter };
export const letters: CellKind = { read: readLetters };
export const number: CellKind = { read: (cell) => (PLAIN_NUMBER.test(cell) ? Number(cell) : cell) };

/** The Chinese words for a few values, these values themselves, and what else may be written for them. */
function worded(values: Readonly<Record<string, string | boolean>>, others: Readonly<Record<string, boolean>> = {}): CellKind {
  const entries = Object.entries(values);
  const byCell = new Map([...entries, ...entries.map(([, it]) => [String(it), it] as const), ...Object.entries(others)]);
  const expected = `one of ${entries.map(([word, it]) => `${word} (${it})`).join(", ")}`;
  return { read: (cell) => byCell.get(cell), expected: () => expected };
}

export const basis = worded(words.basis);
export const stage = worded(words.stage);
/** Spreadsheets write their own truth values in capitals. */
export const yesNo = worded(words.yesNo, { TRUE: true, FALSE: false });

const subIndustryIds: ReadonlyMap<string, string> = new Map(Object.entries(words.subIndustry));
const SHAPE_OF_AN_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** An id may belong to somebody's own catalogue; a name that is not known belongs to nothing. */
export const subIndustry: CellKind = {
  read: (cell) => subIndustryIds.get(cell) ?? (SHAPE_OF_AN_ID.test(cell) ? cell : undefined),
  expected: (cell) => nearest(cell, [...subIndustryIds.keys(), ...subIndustryIds.values()])
    ?? `${[...subIndustryIds.keys()].join(", ")} or the id of a sub-industry`,
};

/** Only its form: whether there is such a day the reader of sheets knows. */
export const date: CellKind = {
  read: (cell) => (/^\d{4}-\d{2}-\d{2}$/.test(cell) ? cell : undefined),
  expected: () => "YYYY-MM-DD: give the column the format yyyy-mm-dd and save it again",
};
