/** Colours, fonts and the named styles of the document: what a reader changes once in Word to change it everywhere. */
import type { IStylesOptions } from "docx";
import { halfPoints, twips } from "./measures.js";

/** As in report.css. */
export const colours = {
  ink: "1F2933", soft: "52606D", line: "C5CED8", pale: "EEF2F6", blue: "1D4F91", gap: "9A3412", white: "FFFFFF",
  shades: ["EDF2F8", "C9D8EA", "8FB0D6", "3F72B0", "173F75"],
} as const;

/** Every Windows and every Word for Mac has it, for digits and letters as well; elsewhere the system's own Chinese sans serif steps in. */
const SANS = "Microsoft YaHei";
const FONT = { ascii: SANS, hAnsi: SANS, eastAsia: SANS, cs: SANS };
export const MONO = { ascii: "Consolas", hAnsi: "Consolas", eastAsia: SANS, cs: SANS };

export const LANGUAGE = { value: "en-US", eastAsia: "zh-CN" };

type ParagraphStyle = NonNullable<IStylesOptions["paragraphStyles"]>[number];
type Look = Pick<ParagraphStyle, "run" | "paragraph">;

/** Type size and space in points; `line` in sizes, at least: fonts differ in the room they ask for, and the pages should not. */
interface Set {
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly before?: number;
  readonly after?: number;
  readonly line?: number;
  readonly staysWithNext?: boolean;
  readonly align?: "center" | "both";
}

const look = ({ size, bold = false, color = colours.ink, before = 0, after = 0, line = 1.5, staysWithNext = false, align }: Set): Look => ({
  run: { size: halfPoints(size), bold, color },
  paragraph: {
    spacing: { before: Math.round(before * 20), after: Math.round(after * 20), line: Math.round(line * size * 20), lineRule: "atLeast" },
    ...(staysWithNext ? { keepNext: true, keepLines: true } : {}), ...(align === undefined ? {} : { alignment: align }),
  },
});

const style = (id: string, name: string, set: Set, more: NonNullable<Look["paragraph"]> = {}): ParagraphStyle => {
  const { run, paragraph } = look(set);
  return { id, name, basedOn: "Normal", quickFormat: true, ...(run === undefined ? {} : { run }), paragraph: { ...paragraph, ...more } };
};

const rule = (color: string, size: number, space: number) => ({ style: "single" as const, color, size, space });

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: halfPoints(10.5), color: colours.ink, language: LANGUAGE },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: "auto" } },
    },
    heading1: {
      ...look({ size: 18, bold: true, after: 9, staysWithNext: true }),
      paragraph: { ...look({ size: 18, after: 9, staysWithNext: true }).paragraph, outlineLevel: 0, border: { bottom: rule(colours.blue, 12, 6) } },
    },
    heading2: { ...look({ size: 12, bold: true, before: 16, after: 6, staysWithNext: true }) },
    hyperlink: { run: { color: colours.ink } },
  },
  paragraphStyles: [
    style("Body", "Report Body", { size: 10.5, after: 6, line: 1.6, align: "both" }),
    style("Lead", "Report Lead", { size: 10.5, bold: true, after: 12, line: 1.6 }),
    style("Note", "Report Note", { size: 8, color: colours.soft, before: 3, after: 6 }),
    style("Statement", "Report Statement", { size: 10.5, after: 6, line: 1.6 }, { indent: { left: twips(5) }, border: { left: rule(colours.blue, 24, 12) } }),
    style("Item", "Report Item", { size: 10.5, after: 4, line: 1.6, align: "both" }),
    style("TableText", "Report Table Text", { size: 9, line: 1.45 }),
    style("TableHead", "Report Table Head", { size: 8.5, bold: true, line: 1.45, staysWithNext: true }),
    style("TableTitle", "Report Table Title", { size: 10.5, bold: true, before: 3, after: 4, staysWithNext: true }),
    style("Figure", "Report Figure", { size: 9, align: "center", staysWithNext: true }),
    style("FigureCaption", "Report Figure Caption", { size: 8, color: colours.soft, before: 3, after: 8 }),
    style("Gap", "Report Gap", { size: 8 }, { spacing: { line: 120, lineRule: "exact" } }),
    style("CoverKind", "Cover Kind", { size: 14, bold: true, color: colours.blue, after: 16 }),
    style("CoverFirm", "Cover Firm", { size: 28, bold: true, after: 22 }),
    style("CoverFirmLong", "Cover Firm Long", { size: 19, bold: true, after: 22 }),
    style("CoverFirmLongest", "Cover Firm Longest", { size: 12, bold: true, after: 22 }),
    style("CoverStandard", "Cover Standard", { size: 10.5, color: colours.soft }),
    style("CoverFact", "Cover Fact", { size: 10 }),
    style("CoverNote", "Cover Note", { size: 9, color: colours.soft, before: 14 }),
    style("ContentsTitle", "Contents Title", { size: 18, bold: true, after: 12 }, { border: { bottom: rule(colours.blue, 12, 6) } }),
    style("TOC1", "toc 1", { size: 10.5, bold: true, before: 6, after: 1 }),
    style("TOC2", "toc 2", { size: 10 }, { indent: { left: twips(9) } }),
    style("Running", "Report Running", { size: 8, color: colours.soft }),
    style("Level", "Report Level", { size: 17, bold: true, color: colours.blue, line: 1.35 }),
  ],
};
