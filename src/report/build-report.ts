/** Result and sheet → report: the chapters that have something to say, numbered, with contents and page furniture. */
import { checkInput } from "./check-input.js";
import { contextOf, type Context, type Draft, type ReportInput, type Section } from "./context.js";
import { coverOf, firmName, reportKind } from "./cover.js";
import { furnitureOf } from "./furniture.js";
import type { Chapter, Contents, Report } from "./report.js";
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
  const chapters = chaptersOf(context);
  return {
    reportFormat: 1,
    language: "zh-CN",
    title: fill(words.cover.documentTitle, { firm: firmName(context), kind: reportKind(context) }),
    date: options.date,
    furniture: furnitureOf(context),
    cover: coverOf(context),
    contents: contentsOf(chapters),
    chapters,
  };
}

function chaptersOf(context: Context): readonly Chapter[] {
  const drafts = sections.flatMap((section) => {
    const draft = section.build(context);
    return draft === null ? [] : [{ section, draft }];
  });
  const appendices = drafts.filter((it) => it.section.numbering === "appendix");
  const chapters = drafts.filter((it) => it.section.numbering === "chapter");
  return [
    ...chapters.map((it, i) => chapter(it.section, it.draft, String(i + 1), String(i + 1), context)),
    ...appendices.map((it, i) => chapter(it.section, it.draft, words.appendixNumbers[i] ?? "", words.appendixLetters[i] ?? "", context)),
  ];
}

/** @param partNumber what the numbers of the parts begin with. */
function chapter(section: Section, { lead, parts }: Draft, number: string, partNumber: string, context: Context): Chapter {
  const page = `chapter-${section.id}`;
  const numbered = parts.filter((it) => it.title !== null);
  return {
    id: section.id, page, number, title: section.title(context), lead,
    parts: parts.map((it) => ({
      ...it,
      number: it.title === null ? null : `${partNumber}.${numbered.indexOf(it) + 1}`,
      page: it.orientation === "landscape" ? `${page}-wide` : null,
    })),
  };
}

function contentsOf(chapters: readonly Chapter[]): Contents {
  return {
    title: words.contents.title,
    entries: chapters.flatMap(({ id, number, title, parts }) => [
      { id, number, title, depth: "chapter" as const },
      ...parts.flatMap((it) => (it.title === null || it.number === null ? [] : [{ id: it.id, number: it.number, title: it.title, depth: "part" as const }])),
    ]),
  };
}
