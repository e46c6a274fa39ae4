/** The sheet about the firm. */
import words from "../../wording/form.zh-CN.json" with { type: "json" };
import { input, over, printed } from "./cells.js";
import { firmFields, yearRows } from "./firm-fields.js";
import type { FormRow, FormSheet } from "./layout.js";

const { firm, sheets } = words;
const COLUMNS = 5;
/** Between label and hint: as wide as a row of the table by year. */
const INPUT = 3;

export function firmSheet(): FormSheet {
  const [label = "", filled = "", hint = ""] = firm.heads;
  const sections = [...new Set(firmFields.map((it) => it.section))];
  const [year = "", ...amounts] = firm.years;
  const rows: readonly FormRow[] = [
    over(COLUMNS, "title", sheets.firm),
    [printed(0, "head", label), printed(1, "head", filled, INPUT), printed(1 + INPUT, "head", hint)],
    ...sections.flatMap((section): readonly FormRow[] => [
      over(COLUMNS, "section", firm.sections[section]),
      ...firmFields.filter((it) => it.section === section).map((it): FormRow => [printed(0, "label", it.label), input(1, it, INPUT), printed(1 + INPUT, "hint", it.hint)]),
    ]),
    over(COLUMNS, "section", firm.sections.years),
    [printed(0, "head", year), ...amounts.map((it, i) => printed(1 + i, "head", it)), printed(1 + INPUT, "hint", firm.yearsHint)],
    ...yearRows.map((fields): FormRow => [...fields.map((it, i) => input(i, it)), printed(1 + INPUT, "hint", "")]),
  ];
  return { name: sheets.firm, orientation: "portrait", widths: [24, 15, 15, 15, 26], heads: 2, rows, onePage: true };
}
