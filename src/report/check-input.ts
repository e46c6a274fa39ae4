/** Refuses a sheet, a result and a pack that do not belong together: such a report would prove what never was. */
import type { ReportInput } from "./context.js";
import { isIsoDate } from "./iso-date.js";

/** @throws TypeError: a mistake of the calling program. */
export function checkInput({ sheet, result, pack }: ReportInput, date: string | null): void {
  const { receipt } = result;
  if (receipt.answersSha256 !== sheet.sha256) {
    throw new TypeError(`the result is not of this sheet: its receipt names answers ${receipt.answersSha256}, the sheet is ${sheet.sha256}`);
  }
  if (receipt.pack.sha256 !== pack.sha256) {
    throw new TypeError(`the result is not by this pack: its receipt names ${receipt.pack.id} ${receipt.pack.sha256}, the pack is ${pack.definition.id} ${pack.sha256}`);
  }
  if (date !== null && !isIsoDate(date)) throw new TypeError(`date: expected a real date YYYY-MM-DD or null, got ${JSON.stringify(date)}`);
}
