/** Refuses what no report can be made of: a sheet, a result and a pack that do not belong together, a date that is none. */
import { checkBelongs } from "../scoring/belongs.js";
import type { LoadedPack } from "../indicators/load.js";
import type { ReportInput } from "./context.js";
import { isIsoDate } from "./iso-date.js";

/** @throws TypeError: a mistake of the calling program. */
export function checkInput({ sheet, result, pack, proposal }: ReportInput, date: string | null): void {
  checkBelongs(sheet, result, pack);
  for (const part of proposal === undefined ? [] : [proposal.diagnosis, proposal.package]) {
    if (part.receipt.answersSha256 !== sheet.sha256) throw new TypeError("the proposal was not made from this sheet: the SHA-256 of its answers differs");
  }
  checkDate(date);
}

/** The same for a document over many firms. @throws TypeError: a mistake of the calling program. */
export function checkDocument(of: { readonly id: string; readonly version: string }, { definition }: LoadedPack, date: string | null): void {
  if (of.id !== definition.id || of.version !== definition.version) {
    throw new TypeError(`the figures are not by this pack: they name ${of.id} ${of.version}, the pack is ${definition.id} ${definition.version}`);
  }
  checkDate(date);
}

function checkDate(date: string | null): void {
  if (date !== null && !isIsoDate(date)) throw new TypeError(`date: expected a real date YYYY-MM-DD or null, got ${JSON.stringify(date)}`);
}
