/** Result and sheet → report: the chapters that have something to say, numbered, with contents and page furniture. */
import { documentOf } from "./chapters.js";
import { checkInput } from "./check-input.js";
import { contextOf, type ReportInput } from "./context.js";
import { coverOf, firmName, reportKind } from "./cover.js";
import { furnitureOf } from "./furniture.js";
import type { Report } from "./report.js";
import { sections } from "./sections/index.js";
import { fill, words } from "./words.js";

export interface ReportOptions {
  /** Date of the report, ISO; `null`: not known. */
  readonly date: string | null;
}

/**
 * The report of one result as plain data.
 * @param input the sheet, the result it scored to, the pack both belong to.
 * @throws TypeError when these do not belong together, or the date is none: a mistake of the calling program.
 */
export function buildReport(input: ReportInput, options: ReportOptions): Report {
  checkInput(input, options.date);
  const context = contextOf(input, options.date);
  return documentOf(sections, context, {
    orientation: "portrait",
    title: fill(words.cover.documentTitle, { firm: firmName(context), kind: reportKind(context) }),
    date: options.date,
    furniture: furnitureOf(context),
    cover: coverOf(context),
  });
}
