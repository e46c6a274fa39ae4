/** How the cells of a form look: yellow and open where it is filled in, closed everywhere else. */
import type { CellStyle } from "hucre/xlsx";
import type { FieldKind } from "../../dataset/form/fields.js";
import type { Look } from "../../dataset/form/layout.js";
import { bodyStyle, font, headStyle, noteStyle } from "./styles.js";

const solid = (rgb: string): NonNullable<CellStyle["fill"]> => ({ type: "pattern", pattern: "solid", fgColor: { rgb } });
const YELLOW = solid("FFF9C4");
const BLUE = solid("DCE6F2");
const PALE = solid("F1F5FA");

const body = bodyStyle("text", 0, false);
const bold = { ...body.font, bold: true };
const middle = { ...body.alignment, vertical: "center" } as const;

export const lookStyles: Readonly<Record<Look, CellStyle>> = {
  title: { ...noteStyle, font: { ...font, size: 14, bold: true }, alignment: { vertical: "center", wrapText: true } },
  head: headStyle(false),
  section: { ...body, fill: BLUE, font: { ...bold, size: 11 }, alignment: middle },
  question: { ...body, fill: PALE, font: bold, alignment: middle },
  label: { ...body, font: bold, alignment: middle },
  text: { ...body, alignment: middle },
  mark: { ...body, alignment: { horizontal: "center", vertical: "center", wrapText: true } },
  hint: { ...body, alignment: middle },
};

/** Numbers keep a format of their own: a cell without one would take "80%" for 0.8 and show it as typed. */
const formatOf = (kind: FieldKind): string => {
  if (kind.takes === "date") return "yyyy-mm-dd";
  if (kind.takes !== "number") return "@";
  return kind.integer ? "0" : kind.unit === "percent" ? "0.00##" : "#,##0.00##";
};

const CENTRED: readonly FieldKind["takes"][] = ["tick", "date"];

export const inputStyle = (kind: FieldKind): CellStyle => ({
  ...body, fill: YELLOW, numFmt: formatOf(kind), protection: { locked: false },
  alignment: { ...middle, horizontal: CENTRED.includes(kind.takes) || (kind.takes === "number" && kind.choices !== null) ? "center" : kind.takes === "number" ? "right" : "left" },
});
