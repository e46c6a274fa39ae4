/** What everything in a Word file is made with: the library, the pictures, the next free number, and runs of text. */
import type { IParagraphOptions, IRunOptions } from "docx";
import { legible } from "../../wording/legible.js";
import type { Drawings } from "../pdf/index.js";
import type { Docx, Paragraph, ParagraphChild, TextRun } from "./library.js";

export interface Kit {
  readonly docx: Docx;
  readonly drawings: Drawings;
  /** From 1, for this file alone: the library's own counter runs on through the life of the process. */
  readonly number: () => number;
}

export function makeKit(docx: Docx, drawings: Drawings): Kit {
  let count = 0;
  return { docx, drawings, number: () => (count += 1) };
}

/** As HTML shows it: what no file can hold is marked, line ends and tabs are spaces. */
export const clean = (text: string): string => legible(text).replace(/[\n\t]+/g, " ");

export type RunLook = Omit<IRunOptions, "children" | "text">;
export type ParagraphLook = Omit<IParagraphOptions, "children" | "text" | "style">;

export const run = ({ docx }: Kit, text: string, look: RunLook = {}): TextRun => new docx.TextRun({ ...look, text: clean(text) });

/** A paragraph in one of the styles of looks.ts. */
export const paragraph = (kit: Kit, style: string, content: string | readonly ParagraphChild[], look: ParagraphLook = {}): Paragraph =>
  new kit.docx.Paragraph({ ...look, style, children: typeof content === "string" ? [run(kit, content)] : content });

/** Between two tables, which Word would join, and after the last in a cell, where it wants a paragraph. */
export const gap = (kit: Kit): Paragraph => paragraph(kit, "Gap", []);
