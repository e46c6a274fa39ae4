/** The library that writes Word files, an optional package, and the types of it that the room uses. */
import type * as Library from "docx";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { loadPeer } from "../pdf/peers.js";

export type Docx = typeof Library;
export type { Paragraph, ParagraphChild, Table, TextRun } from "docx";

/** What is read in a cell, a column, or on a page. */
export type Piece = Library.Paragraph | Library.Table;

const USED = ["AlignmentType", "Document", "ImageRun", "Packer", "Paragraph", "Table", "TableCell", "TableOfContents", "TableRow", "TextRun"] as const;

export function loadDocx(): Result<Docx> {
  const library = loadPeer("docx");
  return isDocx(library) ? succeed(library) : fail([issue("package-not-found", { path: "docx", expected: "docx", actual: "not installed" })]);
}

const isDocx = (value: unknown): value is Docx => typeof value === "object" && value !== null && USED.every((name) => name in value);
