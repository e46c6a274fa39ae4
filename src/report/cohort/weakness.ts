/** Where the firms are weak: indicators by share of points, areas by rating as a heat table. */
import { indicatorsOf } from "../../indicators/structure.js";
import type { Block, Cell } from "../blocks.js";
import { part } from "../context.js";
import { mean, quotient } from "../shares.js";
import { body, column, table, type CellText } from "../table.js";
import { fill, list, words as shared } from "../words.js";
import { weakestAreas, weakestIndicators, words, type CohortContext, type CohortSection } from "./context.js";

const NAMED = 3;

export const weakness: CohortSection = {
  id: "weakness",
  title: () => words.chapters.weakness,
  numbering: "chapter",
  build: (context) => (context.cohort.firms === 0 ? null : {
    lead: leadOf(context),
    parts: [
      ...part("weakness-indicators", words.parts.indicators, [...indicatorBars(context), indicatorTable(context)]),
      ...part("weakness-areas", words.parts.areas, [areaTable(context)]),
    ],
  }),
};

function leadOf(context: CohortContext): string {
  const { say } = context;
  const { lead, leadIndicators, leadAreas, leadItem, leadNothing } = words.weakness;
  const indicators = weakestIndicators(context).slice(0, NAMED).map((it) => fill(leadItem, { name: say.indicatorName(it.id), value: quotient(it.share) }));
  const areas = weakestAreas(context).slice(0, NAMED).map((it) => fill(leadItem, { name: say.areaName(it.id), value: fill(words.rating, { rating: mean(it.meanRating) }) }));
  return fill(lead, {
    indicators: indicators.length === 0 ? "" : fill(leadIndicators, { names: list(indicators) }),
    areas: areas.length === 0 ? leadNothing : fill(leadAreas, { names: list(areas) }),
  });
}

function indicatorBars(context: CohortContext): readonly Block[] {
  const { say } = context;
  const { weakness: word } = words;
  const ordered = weakestIndicators(context);
  const [weakest] = ordered;
  if (weakest === undefined) return [];
  return [{
    kind: "bars", id: "weakness-bars",
    title: fill(word.barsTitle, { name: say.indicatorName(weakest.id), mean: mean(weakest.meanPoints), max: weakest.maxPoints, share: quotient(weakest.share) }),
    caption: word.barsCaption,
    alt: fill(word.barsAlt, { values: list(ordered.map((it) => fill(word.barsAltValue, { name: say.indicatorName(it.id), share: quotient(it.share) }))) }),
    bars: ordered.map((it) => ({
      name: say.indicatorName(it.id), dark: it.share ?? 0, max: 1, isOpen: false, shown: fill(word.barsShown, { share: quotient(it.share) }),
    })),
  }];
}

function indicatorTable({ cohort, pack, say }: CohortContext): Block {
  const { columns } = words;
  const numbers = new Map(indicatorsOf(pack.definition).map(({ indicator }) => [indicator.id, indicator.no]));
  return table(
    [
      column(columns.no, 7, "end"), column(columns.indicator, 23), column(columns.mean, 12, "end"), column(columns.max, 9, "end"), column(columns.share, 11, "end"),
      column(columns.scored, 7, "end"), column(columns.unanswered, 7, "end"), column(columns.notApplicable, 8, "end"), column(columns.full, 8, "end"), column(columns.nothing, 8, "end"),
    ],
    cohort.indicators.map((it) => body(
      String(numbers.get(it.id) ?? shared.unknown), say.indicatorName(it.id), mean(it.meanPoints), String(it.maxPoints), quotient(it.share),
      String(it.scored), String(it.unanswered), String(it.notApplicable), String(it.full), String(it.nothing),
    )),
    { note: words.weakness.indicatorNote },
  );
}

function areaTable(context: CohortContext): Block {
  const { cohort, say } = context;
  const { columns, weakness: word } = words;
  const [weakest] = weakestAreas(context);
  const ratings = cohort.areas[0]?.ratings.map((it) => it.rating) ?? [];
  return table(
    [
      column(columns.area, 26), ...ratings.map((rating) => column(fill(words.rating, { rating }), 46 / ratings.length, "center")),
      column(columns.rated, 8, "end"), column(columns.unrated, 8, "end"), column(columns.meanRating, 12, "end"),
    ],
    cohort.areas.map((it) => body(
      fill(shared.markedName, { name: say.areaName(it.id), mark: it.kind === "binding" ? shared.bindingMark : "" }),
      ...it.ratings.map(({ firms }): CellText => ({ text: String(firms), tone: shadeOf(firms, it.rated) })),
      String(it.rated), String(it.unrated), mean(it.meanRating),
    )),
    {
      ...(weakest !== undefined && { title: fill(word.areasTitle, { name: say.areaName(weakest.id), mean: mean(weakest.meanRating) }) }),
      note: fill(word.areasNote, { mark: shared.bindingMark }),
    },
  );
}

const shades = ["shade-0", "shade-1", "shade-2", "shade-3", "shade-4"] as const;

/** The darker, the more of the firms stand there: a fifth a shade; nobody: white. */
function shadeOf(firms: number, rated: number): Cell["tone"] {
  if (firms === 0) return "plain";
  return shades[Math.min(shades.length - 1, Math.floor((firms * shades.length) / rated))] ?? "plain";
}
