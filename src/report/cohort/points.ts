/** How the points lie: quartiles, histogram with the levels' lines, dimensions. */
import type { Block, Fact, Histogram } from "../blocks.js";
import { part } from "../context.js";
import { inFull } from "../numbers.js";
import { mean, quotient, shareOf } from "../shares.js";
import { body, column, table } from "../table.js";
import { fill, levelName, list, words as shared } from "../words.js";
import { words, type CohortContext, type CohortSection } from "./context.js";
import { isUnverified, unverifiedLevels } from "../tables/cohort-rules.js";
import { HIGHEST } from "./levels.js";
import { pointLines } from "./point-lines.js";

export const points: CohortSection = {
  id: "points",
  title: () => words.chapters.points,
  numbering: "chapter",
  build: (context) => {
    const { cohort: { firms, points: spread } } = context;
    if (firms === 0) return null;
    if (spread.firms === 0) return { lead: words.points.none, parts: [] };
    return {
      lead: fill(words.points.lead, {
        firms: spread.firms, min: mean(spread.min), max: mean(spread.max), median: mean(spread.median), lower: mean(spread.lowerQuartile), upper: mean(spread.upperQuartile),
      }),
      parts: [
        ...part("points-spread", words.parts.spread, [{ kind: "facts", layout: "fours", facts: figures(context) }, histogram(context), ...lineNote(context)]),
        ...part("points-dimensions", words.parts.dimensions, [dimensionTable(context)]),
      ],
    };
  },
};

function figures({ cohort: { points: it, maxPoints } }: CohortContext): readonly Fact[] {
  const { points: say } = words;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: false });
  return [
    fact(say.firms, fill(words.firms, { count: it.firms })), fact(say.mean, mean(it.mean)), fact(say.median, mean(it.median)), fact(say.maxPoints, inFull(maxPoints)),
    fact(say.min, mean(it.min)), fact(say.lower, mean(it.lowerQuartile)), fact(say.upper, mean(it.upperQuartile)), fact(say.max, mean(it.max)),
  ];
}

function histogram(context: CohortContext): Histogram {
  const { cohort: { points: { bins, firms }, maxPoints }, pack } = context;
  const { points: say } = words;
  const at = (value: number): number => (value / maxPoints) * 100;
  const most = Math.max(1, ...bins.map((it) => it.firms));
  const fullest = bins.filter((it) => it.firms === most);
  const [first] = fullest;
  return {
    kind: "histogram", id: "points-histogram",
    title: first === undefined || fullest.length > 1
      ? fill(say.titleTied, { count: most, bins: list(fullest.map((it) => fill(say.bin, { from: it.from, upTo: it.upTo }))) })
      : fill(say.title, { from: first.from, upTo: first.upTo, count: most, share: shareOf(most, firms) }),
    caption: say.caption,
    alt: fill(say.alt, { values: list(bins.map((it) => fill(say.altValue, { from: it.from, upTo: it.upTo, count: it.firms }))) }),
    bins: bins.map((it) => ({ from: at(it.from), width: at(it.upTo - it.from), height: (it.firms / most) * HIGHEST, shown: it.firms === 0 ? "" : String(it.firms) })),
    ticks: [...bins.map((it) => it.from), maxPoints].map((value) => ({ at: at(value), label: String(value) })),
    lines: pointLines(pack).map((it) => ({ at: at(it.points), label: fill(say.line, { level: nameOf(it.level, context), points: it.points }) })),
  };
}

const nameOf = (level: number, context: CohortContext): string =>
  fill(shared.markedName, { name: levelName(level, context), mark: isUnverified(level, context.pack) ? shared.unverifiedMark : "" });

/** Lines from second-hand sources are marked, and the mark is explained. */
function lineNote(context: CohortContext): readonly Block[] {
  const sentences = unverifiedLevels(context.pack);
  return sentences.length === 0 ? [] : [{ kind: "prose", tone: "note", paragraphs: sentences.map((text) => fill(words.points.marked, { mark: shared.unverifiedMark, text })) }];
}

function dimensionTable({ cohort, pack: { wording } }: CohortContext): Block {
  const { columns } = words;
  return table(
    [column(columns.dimension, 28), column(columns.firms, 12, "end"), column(columns.mean, 16, "end"), column(columns.max, 12, "end"), column(columns.share, 14, "end"), column("", 18)],
    cohort.dimensions.map((it) => body(
      wording.dimensions[it.id]?.name ?? it.id, String(it.firms), mean(it.meanPoints), String(it.maxPoints), quotient(it.share), { text: [], bar: (it.share ?? 0) * 100 },
    )),
    { note: words.points.note },
  );
}
