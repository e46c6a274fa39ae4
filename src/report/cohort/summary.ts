/** The one page that is enough: how many at which level, where they are weak, what became of the targets. */
import type { Block, Fact, Table } from "../blocks.js";
import { part } from "../context.js";
import { mean, quotient } from "../shares.js";
import { body, column, table } from "../table.js";
import { fill, list, shorten } from "../words.js";
import { weakestAreas, weakestIndicators, words, type CohortContext, type CohortSection } from "./context.js";
import { levelChart, levelCounts } from "./levels.js";
import { actualOf, requiredOf, verdictOf, verdictsOf } from "./targets.js";

const WEAKEST = 3;
const TARGETS = 8;
/** Names longer than this are cut here: the page is one. */
const NAME_WIDTH = 20;

export const summary: CohortSection = {
  id: "summary",
  title: () => words.chapters.summary,
  numbering: "chapter",
  build: (context) => (context.cohort.firms === 0 ? { lead: words.summary.none, parts: [] } : {
    lead: leadOf(context),
    parts: part("summary-page", null, [
      { kind: "columns", ratio: "wide-first", columns: [[levelChart("summary-levels", context)], [{ kind: "facts", layout: "figures", facts: keyFigures(context) }]] },
      ...weak(context),
      ...targets(context),
    ]),
  }),
};

function leadOf(context: CohortContext): string {
  const { cohort: { firms, points, maxPoints }, say } = context;
  const { lead, median, noPoints, weak: sentence, weakNothing } = words.summary;
  const [indicator] = weakestIndicators(context);
  const [area] = weakestAreas(context);
  return fill(lead, {
    firms,
    levels: list(levelCounts(context.cohort, context).map((it) => fill(words.levelCount, { level: it.name, count: it.firms }))),
    points: points.median === null ? noPoints : fill(median, { median: mean(points.median), max: maxPoints }),
    weak: indicator === undefined || area === undefined ? weakNothing : fill(sentence, { indicator: say.indicatorName(indicator.id), area: say.areaName(area.id) }),
  });
}

function keyFigures({ cohort }: CohortContext): readonly Fact[] {
  const { summary: say } = words;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: false });
  const { movement, programme, points } = cohort;
  return [
    fact(say.factsFirms, fill(words.firms, { count: cohort.firms })),
    fact(say.factsSheets, fill(say.sheets, { count: cohort.sheets })),
    fact(say.factsUnfinished, fill(words.firms, { count: cohort.unfinished })),
    fact(say.factsUndetermined, fill(words.firms, { count: cohort.undetermined })),
    fact(say.factsMean, fill(words.inPoints, { value: mean(points.mean) })),
    fact(say.factsMedian, fill(words.inPoints, { value: mean(points.median) })),
    ...(movement === null ? [] : [fact(say.factsMoved, fill(say.moved, { firms: movement.firms, rose: movement.rose, stayed: movement.stayed, fell: movement.fell }))]),
    ...(programme === null ? [] : [fact(say.factsTargets, fill(say.targets, { count: programme.targets.length, ...verdictsOf(programme.targets) }))]),
  ];
}

function weak(context: CohortContext): readonly Block[] {
  const { say } = context;
  const { columns, summary: { weakestIndicators: indicatorTitle, weakestAreas: areaTitle } } = words;
  const indicators = weakestIndicators(context).slice(0, WEAKEST);
  const areas = weakestAreas(context).slice(0, WEAKEST);
  const both: readonly (readonly Table[])[] = [
    indicators.length === 0 ? [] : [table(
      [column(columns.indicator, 46), column(columns.mean, 26, "end"), column(columns.share, 28, "end")],
      indicators.map((it) => body(say.indicatorName(it.id), `${mean(it.meanPoints)}/${it.maxPoints}`, { text: quotient(it.share), tone: "gap" })),
      { title: indicatorTitle },
    )],
    areas.length === 0 ? [] : [table(
      [column(columns.area, 46), column(columns.rated, 26, "end"), column(columns.meanRating, 28, "end")],
      areas.map((it) => body(say.areaName(it.id), String(it.rated), { text: mean(it.meanRating), tone: "gap" })),
      { title: areaTitle },
    )],
  ];
  return both.flat().length === 0 ? [] : [{ kind: "columns", ratio: "even", columns: both }];
}

function targets({ cohort: { programme } }: CohortContext): readonly Block[] {
  if (programme === null) return [];
  const { columns, summary: { targetsTitle, moreTargets } } = words;
  const rest = programme.targets.length - TARGETS;
  return [table(
    [column(columns.target, 40), column(columns.required, 16, "end"), column(columns.actual, 24, "end"), column(columns.met, 20)],
    programme.targets.slice(0, TARGETS).map((it) => body(shorten(it.name, NAME_WIDTH), requiredOf(it), actualOf(it), { text: verdictOf(it), tone: it.met === true ? "plain" : "gap" })),
    { title: targetsTitle, ...(rest > 0 && { note: fill(moreTargets, { count: rest, chapter: words.chapters.programme }) }) },
  )];
}
