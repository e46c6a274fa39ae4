/** The one page that is enough: how many at which level, where they are weak, what became of the targets. */
import type { Block, Fact, Table } from "../blocks.js";
import { part } from "../context.js";
import { inFull } from "../numbers.js";
import { mean, quotient } from "../shares.js";
import { body, column, table } from "../table.js";
import { fill, list } from "../words.js";
import { assessedIn, weakestAreas, weakestIndicators, words, type CohortContext, type CohortSection } from "./context.js";
import { levelChart, levelCounts } from "./levels.js";
import { areCrowded, summaryTargets } from "./summary-targets.js";
import { verdictsOf } from "./targets.js";

const WEAKEST = 3;
export const summary: CohortSection = {
  id: "summary",
  title: () => words.chapters.summary,
  numbering: "chapter",
  build: (context) => (context.cohort.firms === 0 ? { lead: words.summary.none, parts: [] } : {
    lead: leadOf(context),
    parts: part("summary-page", null, [
      { kind: "columns", ratio: "wide-first", columns: [[levelChart("summary-levels", context)], [{ kind: "facts", layout: "figures", facts: keyFigures(context) }]] },
      ...(areCrowded(context) ? [] : weak(context)),
      ...summaryTargets(context),
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
    points: points.median === null ? noPoints : fill(median, { median: mean(points.median), max: inFull(maxPoints), firms: points.firms }),
    weak: indicator === undefined || area === undefined ? weakNothing : fill(sentence, { indicator: say.indicatorName(indicator.id), area: say.areaName(area.id) }),
  });
}

function keyFigures({ cohort }: CohortContext): readonly Fact[] {
  const { summary: say } = words;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: false });
  const { movement, programme, points } = cohort;
  return [
    fact(say.factsFirms, fill(say.firmsAndSheets, { firms: cohort.firms, sheets: cohort.sheets })),
    fact(say.factsUnfinished, fill(say.unfinished, { unfinished: cohort.unfinished, undetermined: cohort.undetermined })),
    fact(say.factsMean, fill(say.ofFinished, { value: mean(points.mean), firms: points.firms })),
    fact(say.factsMedian, fill(say.ofFinished, { value: mean(points.median), firms: points.firms })),
    fact(say.factsAssessed, assessedIn(cohort)),
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
