/** What changed between two sheets of one firm → the printed report, before and after its retrofit. */
import type { FirmChange } from "../diagnosis/change/schema.js";
import type { Fact } from "./blocks.js";
import { checkProject, contextOf, isAnyOpen, words, type AboutFirm, type ChangeContext, type Time } from "./change/context.js";
import { changeSections } from "./change/index.js";
import { documentOf } from "./chapters.js";
import { checkDocument } from "./check-input.js";
import { firmName, lengthOf } from "./cover.js";
import type { Cover, Furniture, Report } from "./report.js";
import { dateInWords, fill, orUnknown, shorten, words as shared } from "./words.js";

export type { AboutFirm } from "./change/context.js";

const HEAD_WIDTH = 30;

/**
 * The printed before-and-after report (改造前后对比报告) as plain data, for `renderHtml`, the PDF renderer and Word.
 * @throws TypeError when figures, pack and project do not belong together, or the date is none: a mistake of the calling program.
 */
export function buildChangeReport(change: FirmChange, about: AboutFirm): Report {
  checkDocument(change.pack, about.pack, about.date);
  checkProject(change, about.project);
  const context = contextOf(change, about);
  const title = isAnyOpen(context) ? fill(words.draft, { title: words.title }) : words.title;
  return documentOf(changeSections, context, {
    orientation: "portrait",
    title: fill(words.documentTitle, { firm: firmName(change), title: words.title }),
    date: about.date,
    furniture: furnitureOf(words.title, context),
    cover: coverOf(title, context),
  });
}

export function furnitureOf(title: string, { change }: ChangeContext): Furniture {
  const { pageBefore, pageBetween, pageAfter } = shared.furniture;
  return {
    firm: shorten(firmName(change), HEAD_WIDTH),
    foot: fill(words.furniture.foot, { title, edition: change.pack.edition, basis: shared.basisNames[change.after.basis] }),
    pageBefore, pageBetween, pageAfter,
  };
}

export function coverOf(kind: string, { change, project, pack, date }: ChangeContext): Cover {
  const { cover } = words;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: false });
  const firm = firmName(change);
  const sheet = (time: Time): string => fill(cover.sheet, { date: dateInWords(change[time].assessedOn), basis: shared.basisNames[change[time].basis] });
  return {
    kind, firm, firmLength: lengthOf(firm),
    standard: fill(shared.cover.standard, { title: pack.wording.title, number: pack.definition.source.number }),
    facts: [
      fact(cover.creditCode, orUnknown(change.enterprise.creditCode)),
      fact(cover.before, sheet("before")), fact(cover.after, sheet("after")),
      ...(project === null ? [] : [fact(cover.project, orUnknown(project.name)), fact(cover.number, orUnknown(project.number))]),
      fact(cover.date, dateInWords(date)),
    ],
    note: change.after.basis === "on-site" ? shared.cover.notOfficialOnSite : shared.cover.notOfficial,
  };
}
