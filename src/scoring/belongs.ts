/** Refuses a sheet, a result and a pack that do not belong together: what is made of them would prove what never was. */
import type { LoadedPack } from "../indicators/load.js";
import type { AssessmentResult } from "./result.js";
import type { AnswerSheet } from "./sheet.js";

/** @throws TypeError when the result is not of this sheet or not by this pack: a mistake of the calling program. */
export function checkBelongs(sheet: AnswerSheet, { receipt }: AssessmentResult, pack: LoadedPack): void {
  if (receipt.answersSha256 !== sheet.sha256) {
    throw new TypeError(`the result is not of this sheet: its receipt names answers ${receipt.answersSha256}, the sheet is ${sheet.sha256}`);
  }
  if (receipt.pack.sha256 !== pack.sha256) {
    throw new TypeError(`the result is not by this pack: its receipt names ${receipt.pack.id} ${receipt.pack.sha256}, the pack is ${pack.definition.id} ${pack.sha256}`);
  }
}
