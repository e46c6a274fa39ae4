/** The N+X list of a sub-industry → the document its contractor and experts decide with, on landscape A4. */
import type { ScenarioList } from "../diagnosis/list/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import type { Fact } from "./blocks.js";
import { documentOf } from "./chapters.js";
import { checkDocument } from "./check-input.js";
import { lengthOf } from "./cover.js";
import { cautionsOf, datesText, firmsText, stagesText } from "./tables/list-firms.js";
import { layerLines, layerNames } from "./tables/list-layers.js";
import { contextOf, words, type ListContext } from "./list/context.js";
import { listSections } from "./list/index.js";
import type { Cover, Furniture, Report } from "./report.js";
import { dateInWords, fill, shorten, words as common } from "./words.js";

const HEAD_WIDTH = 60;
const CATALOGUE_WIDTH = 45;

export interface DocumentOptions {
  /** Date of the document, ISO; `null`: not known. */
  readonly date: string | null;
  /** The pack the firms were scored by. */
  readonly pack: LoadedPack;
}

/**
 * The printed list as plain data, for `renderHtml` and the PDF renderer.
 * @throws TypeError when list and pack do not belong together, or the date is none: a mistake of the calling program.
 */
export function buildListReport(list: ScenarioList, { date, pack }: DocumentOptions): Report {
  checkDocument(list.pack, pack, date);
  const context = contextOf(list, pack, date);
  return documentOf(listSections, context, {
    orientation: "landscape",
    title: titleOf(context),
    date,
    furniture: furnitureOf(context),
    cover: coverOf(context),
  });
}

const titleOf = ({ list }: ListContext): string => fill(words.documentTitle, { name: list.subIndustryName, title: words.title });

function furnitureOf(context: ListContext): Furniture {
  const { list: { pack, catalogue } } = context;
  const { pageBefore, pageBetween, pageAfter } = common.furniture;
  return {
    firm: shorten(titleOf(context), HEAD_WIDTH),
    foot: fill(words.furniture.foot, { title: words.title, edition: pack.edition, catalogue: shorten(layerNames(catalogue), CATALOGUE_WIDTH) }),
    pageBefore, pageBetween, pageAfter,
  };
}

function coverOf({ list, rows, pack, date }: ListContext): Cover {
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: false });
  const { cover } = words;
  const stages = stagesText(list);
  const rule = words.stages[list.rule.stage];
  return {
    kind: words.title,
    firm: list.subIndustryName,
    firmLength: lengthOf(list.subIndustryName),
    standard: fill(cover.standard, { title: pack.wording.title, number: pack.definition.source.number }),
    facts: [
      fact(cover.firms, firmsText(list)),
      fact(cover.sheets, stages === null ? rule : fill(cover.sheetsValue, { rule, stages })),
      fact(cover.dates, datesText(list)),
      fact(cover.classes, fill(cover.classesValue, { common: rows.N.length, specific: rows.X.length, dropped: rows.dropped.length })),
      fact(cover.catalogue, layerLines(list.catalogue).join(cover.semicolon)),
      fact(cover.date, dateInWords(date)),
    ],
    note: [...cautionsOf(list), fill(cover.note, { chapter: words.chapters.summary })].join(""),
  };
}
