/** What a CSV cell says, as the value the answer sheet holds; what is not plainly that stays text, for the reader of sheets to refuse. */
import words from "../wording/dataset.zh-CN.json" with { type: "json" };

/** @param cell without spaces around it, never empty. */
export type ReadCell = (cell: string) => unknown;

export const readText: ReadCell = (cell) => cell;

/** As JSON writes numbers: no thousands separator, no unit. */
const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
export const readNumber: ReadCell = (cell) => (PLAIN_NUMBER.test(cell) ? Number(cell) : cell);

const SEPARATORS = /[\s,;\u3001\uFF0C\uFF1B]+/;

/** Letters run together or with separators between them. */
export const readLetters = (cell: string): readonly string[] => splitList(cell).flatMap((it) => (/^[A-Z]+$/.test(it) ? [...it] : [it]));

/** The one letter; of several a list, for the reader of sheets to refuse. */
export const readLetter: ReadCell = (cell) => {
  const letters = readLetters(cell);
  return letters.length === 1 ? letters[0] : letters;
};

export const splitList = (cell: string): readonly string[] => cell.split(SEPARATORS).filter((it) => it !== "");

const worded = (values: Readonly<Record<string, string | boolean>>): ReadCell => (cell) => (Object.hasOwn(values, cell) ? values[cell] : cell);

export const readSubIndustry = worded(words.subIndustry);
export const readBasis = worded(words.basis);
export const readStage = worded(words.stage);
/** Spreadsheets write their own truth values in capitals. */
export const readYesNo = worded({ ...words.yesNo, true: true, false: false, TRUE: true, FALSE: false });
