/** Sections → document: the chapters that have something to say, numbered, with their contents. */
import type { Draft, Section } from "./context.js";
import type { Chapter, Contents, Report } from "./report.js";
import { words } from "./words.js";

/** The document of these sections; what stands around the chapters is given. */
export function documentOf<C>(sections: readonly Section<C>[], context: C, around: Pick<Report, "orientation" | "title" | "date" | "furniture" | "cover">): Report {
  const chapters = chaptersOf(sections, context, around.orientation);
  return { reportFormat: 1, language: "zh-CN", ...around, contents: contentsOf(chapters), chapters };
}

/** @param lies how the document's pages lie: parts that lie otherwise get pages of their own. */
function chaptersOf<C>(sections: readonly Section<C>[], context: C, lies: Report["orientation"]): readonly Chapter[] {
  const drafts = sections.flatMap((section) => {
    const draft = section.build(context);
    return draft === null ? [] : [{ section, draft }];
  });
  const appendices = drafts.filter((it) => it.section.numbering === "appendix");
  const chapters = drafts.filter((it) => it.section.numbering === "chapter");
  return [
    ...chapters.map((it, i) => chapter(it.section, it.draft, String(i + 1), String(i + 1), context, lies)),
    ...appendices.map((it, i) => chapter(it.section, it.draft, words.appendixNumbers[i] ?? "", words.appendixLetters[i] ?? "", context, lies)),
  ];
}

/** @param partNumber what the numbers of the parts begin with. */
function chapter<C>(section: Section<C>, { lead, parts }: Draft, number: string, partNumber: string, context: C, lies: Report["orientation"]): Chapter {
  const page = `chapter-${section.id}`;
  const numbered = parts.filter((it) => it.title !== null);
  return {
    id: section.id, page, number, title: section.title(context), lead,
    parts: parts.map((it) => ({
      ...it,
      number: it.title === null ? null : `${partNumber}.${numbered.indexOf(it) + 1}`,
      page: it.orientation === lies ? null : `${page}-wide`,
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
