/** Cohort figures → the printed document: where the firms stand, where they are weak, who moved, how far the programme has come. */
import type { Cohort } from "../diagnosis/cohort/schema.js";
import type { Fact } from "./blocks.js";
import { documentOf } from "./chapters.js";
import { checkDocument } from "./check-input.js";
import { assessedIn, contextOf, named, words, type CohortContext } from "./cohort/context.js";
import { cohortSections } from "./cohort/index.js";
import { lengthOf } from "./cover.js";
import type { DocumentOptions } from "./list-report.js";
import type { Cover, Furniture, Report } from "./report.js";
import { dateInWords, fill, list, orUnknown, shorten, words as shared } from "./words.js";

const HEAD_WIDTH = 30;
/** On the cover names and sources are cut: it is one page. */
const NAMES = 4;
const NAME_WIDTH = 24;
const SOURCE_WIDTH = 90;

/**
 * The printed cohort as plain data, for `renderHtml` and the PDF renderer.
 * @throws TypeError when cohort and pack do not belong together, or the date is none: a mistake of the calling program.
 */
export function buildCohortReport(cohort: Cohort, { date, pack }: DocumentOptions): Report {
  checkDocument(cohort.pack, pack, date);
  const context = contextOf(cohort, pack, date);
  return documentOf(cohortSections, context, {
    orientation: "portrait",
    title: fill(words.documentTitle, { name: subjectOf(context), title: words.title }),
    date,
    furniture: furnitureOf(context),
    cover: coverOf(context),
  });
}

/** Whose figures these are: the programme's, those of one sub-industry, or those of so many firms. */
function subjectOf({ cohort: { programme, subIndustries, firms } }: CohortContext): string {
  const [only, another] = subIndustries;
  if (programme !== null) return programme.name;
  return only !== undefined && another === undefined ? only.name : fill(words.cover.firmsOnly, { count: firms });
}

function furnitureOf(context: CohortContext): Furniture {
  const { cohort: { pack, firms } } = context;
  const { pageBefore, pageBetween, pageAfter } = shared.furniture;
  return {
    firm: shorten(subjectOf(context), HEAD_WIDTH),
    foot: fill(words.furniture.foot, { title: words.title, edition: pack.edition, firms }),
    pageBefore, pageBetween, pageAfter,
  };
}

function coverOf(context: CohortContext): Cover {
  const { cohort: { firms, subIndustries, bases, programme }, pack, date } = context;
  const { cover } = words;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: false });
  const subject = subjectOf(context);
  const counted = bases.filter((it) => it.firms > 0).map((it) => fill(cover.basis, { basis: shared.basisNames[it.basis], count: it.firms }));
  return {
    kind: words.title,
    firm: subject,
    firmLength: lengthOf(subject),
    standard: fill(cover.standard, { title: pack.wording.title, number: pack.definition.source.number }),
    facts: [
      fact(cover.firms, fill(words.firms, { count: firms })),
      fact(cover.subIndustries, orUnknown(named(subIndustries.map((it) => shorten(it.name, NAME_WIDTH)), NAMES))),
      fact(cover.bases, orUnknown(list(counted))),
      ...(programme === null ? [] : [fact(cover.programme, shorten(programme.source, SOURCE_WIDTH)), fact(cover.deadline, dateInWords(programme.deadline))]),
      fact(cover.assessed, assessedIn(context.cohort)),
      fact(cover.date, dateInWords(date)),
    ],
    note: cover.note,
  };
}
