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
  /** Ids of the chapters wanted, in any order; absent: all that have something to say. */
  readonly chapters?: readonly string[] | undefined;
}

/**
 * The report of one result as plain data.
 * @param input the sheet, the result it scored to, the pack both belong to.
 * @throws TypeError when these do not belong together, the date is none, or a chapter is unknown: a mistake of the calling program.
 */
export function buildReport(input: ReportInput, options: ReportOptions): Report {
  checkInput(input, options.date);
  const context = contextOf(input, options.date);
  return documentOf(chosen(options.chapters), context, {
    orientation: "portrait",
    title: fill(words.cover.documentTitle, { firm: firmName(context.sheet), kind: reportKind(context) }),
    date: options.date,
    furniture: furnitureOf(context),
    cover: coverOf(context),
  });
}

/** Ids of all chapters a report can have, in their order. */
export const chapterIds: readonly string[] = sections.map((it) => it.id);

function chosen(wanted: readonly string[] | undefined): typeof sections {
  const stranger = wanted?.find((it) => !chapterIds.includes(it));
  if (stranger !== undefined) throw new TypeError(`chapters: expected some of ${chapterIds.join(", ")}, got ${stranger}`);
  return wanted === undefined ? sections : sections.filter((it) => wanted.includes(it.id));
}
