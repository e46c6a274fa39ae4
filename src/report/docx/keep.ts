/** Which rows of a table stand on one page. */
import type { Row } from "../blocks.js";

/** Tables of so few rows and characters stay whole: larger ones would leave half a page empty before them. */
const FEW = 6;
const SHORT = 400;
/** Of what belongs to one heading so many rows stay with it. */
const CARD = 8;

/** Whether each row stays on the page of the next, or, after the last, of the note below the table. */
export function keptRows(rows: readonly Row[], hasNote: boolean): readonly boolean[] {
  const inCard = cardPlaces(rows);
  const isShort = rows.length <= FEW && lengthOf(rows) <= SHORT;
  return rows.map(({ tone }, i) => {
    const after = rows[i + 1];
    if (after === undefined) return hasNote; // a note does not stand alone
    if (isShort || i === rows.length - 2) return true; // nor the last row
    const goesOn = after.tone === "detail" || after.tone === "total" || (tone === "detail" && after.tone === "blank");
    const place = inCard[i + 1] ?? 0;
    return tone === "group" || goesOn || (place > 0 && place < CARD);
  });
}

const lengthOf = (rows: readonly Row[]): number =>
  rows.reduce((all, { cells }) => all + cells.reduce((sum, { lines }) => sum + lines.reduce((length, it) => length + it.label.length + it.text.length, 0), 0), 0);

/** How far each row is below the heading whose details and rows it is one of; 0: below none. */
function cardPlaces(rows: readonly Row[]): readonly number[] {
  let place = 0;
  return rows.map(({ tone }, i) => {
    if (tone === "group") place = 0;
    else if (place > 0 || (rows[i - 1]?.tone === "group" && tone === "detail")) place += 1;
    return place;
  });
}
