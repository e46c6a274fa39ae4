/** What stands in the page margins: the firm above, report number and page below, cut to what fits a line. */
import type { Context } from "./context.js";
import { firmName } from "./cover.js";
import type { Furniture } from "./report.js";
import { fill, orUnknown, shorten, words } from "./words.js";

const HEAD_WIDTH = 30;
const NUMBER_WIDTH = 20;

export function furnitureOf(context: Context): Furniture {
  const { sheet, result } = context;
  const { foot, footRevised, pageBefore, pageBetween, pageAfter } = words.furniture;
  const revision = sheet.revision?.trim() ?? "";
  return {
    firm: shorten(firmName(context.sheet), HEAD_WIDTH),
    foot: fill(revision === "" ? foot : footRevised, {
      number: shorten(orUnknown(sheet.reportNumber), NUMBER_WIDTH), revision: shorten(revision, NUMBER_WIDTH / 2),
      edition: result.pack.edition, basis: words.basisNames[result.basis],
    }),
    pageBefore, pageBetween, pageAfter,
  };
}
