/** How the workbook looks: one font, thin lines, heads on a tint that survives a copier; the format of each kind of cell. */
import type { CellStyle } from "hucre/xlsx";
import type { CellType } from "../tables/column.js";

export const font = { name: "Microsoft YaHei", size: 10 } as const;

const INK = { rgb: "1F2937" } as const;
const side = { style: "thin", color: { rgb: "B8C0CC" } } as const;
const border = { top: side, right: side, bottom: side, left: side } as const;
const tint = { type: "pattern", pattern: "solid", fgColor: { rgb: "DCE6F2" } } as const;

const decimals = (places: number): string => (places === 0 ? "0" : `0.${"0".repeat(places)}`);

const formats: Readonly<Record<CellType, (places: number) => string>> = {
  text: () => "@",
  integer: () => "0",
  decimal: decimals,
  percent: (places) => `${decimals(places)}%`,
  date: () => "yyyy-mm-dd",
};

/** Texts stand off the line, so that a number at the right of its cell does not touch the text beside it. */
const left = { horizontal: "left", indent: 1 } as const;
const right = { horizontal: "right" } as const;
const sides: Readonly<Record<CellType, NonNullable<CellStyle["alignment"]>>> = {
  text: left, integer: right, decimal: right, percent: right, date: { horizontal: "center" },
};

export const bodyStyle = (type: CellType, places: number, centred: boolean): CellStyle => ({
  font: { ...font, color: INK }, border, numFmt: formats[type](places),
  alignment: { ...(centred ? { horizontal: "center" } : sides[type]), vertical: "top", wrapText: true },
});

export const totalStyle = (style: CellStyle): CellStyle => ({ ...style, font: { ...style.font, bold: true }, fill: tint });

export const headStyle = (upright: boolean): CellStyle => ({
  font: { ...font, bold: true, color: INK }, border, fill: tint, numFmt: "@",
  alignment: { horizontal: "center", vertical: upright ? "bottom" : "center", wrapText: true, ...(upright && { textRotation: 90 }) },
});

export const noteStyle: CellStyle = { font: { ...font, color: INK }, numFmt: "@", alignment: { horizontal: "left", vertical: "top", wrapText: true } };
