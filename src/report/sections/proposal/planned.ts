/** What the firm means to invest, as it says itself: in the project, on the sheet, or differently in both. */
import { inFull } from "../../numbers.js";
import { fill, words as shared } from "../../words.js";
import { words, type Proposed } from "./context.js";

const { investment: said } = words;

export const wanText = (value: number | null): string => (value === null ? shared.unknown : fill(said.wan, { value: inFull(value) }));

/** Where project and sheet differ, both with their source. */
export function plannedText({ sheet, proposal: { package: { investment: { givenWan: { planned: value, plannedMissing: missing } } } } }: Proposed): string {
  const planned = value === null || missing === 0 ? wanText(value) : fill(said.wanSome, { value: inFull(value), missing });
  const onSheet = sheet.investment?.planned;
  return onSheet === undefined || onSheet === value ? planned : fill(said.plannedBoth, { planned, onSheet: wanText(onSheet) });
}
