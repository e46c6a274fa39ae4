/** What a cohort is weak in, as tables: dimensions, indicators, business areas. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Cohort } from "../../diagnosis/cohort/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { areaNames } from "./area-names.js";
import { decimalColumn, integerColumn, orUnknown, percentColumn, textColumn, type ColumnOf } from "./column.js";
import { placesOfPoints } from "./places.js";

const said = words.cohort;

type Dimension = Cohort["dimensions"][number];
type Indicator = Cohort["indicators"][number];
type Area = Cohort["areas"][number];

/** A mean is cut at hundredths, a maximum is written in full. */
const MEAN_PLACES = 2;

export const dimensionColumns = ({ dimensions }: Cohort, { wording }: LoadedPack): readonly ColumnOf<Dimension>[] => [
  textColumn(said.dimension, 24, ({ id }) => wording.dimensions[id]?.name ?? id),
  integerColumn(said.scored, 12, ({ firms }) => firms),
  decimalColumn(said.meanPoints, 12, MEAN_PLACES, ({ meanPoints }) => orUnknown(meanPoints)),
  decimalColumn(said.maxPoints, 12, placesOfPoints(dimensions.map((it) => it.maxPoints)), ({ maxPoints }) => maxPoints),
  percentColumn(said.pointsShare, 12, 1, ({ share }) => orUnknown(share)),
];

export function indicatorColumns({ indicators }: Cohort, { definition, wording }: LoadedPack): readonly ColumnOf<Indicator>[] {
  const dimensionOf = new Map(definition.dimensions.flatMap(({ id, groups }) => groups.flatMap((group) => group.indicators.map((it) => [it.id, id] as const))));
  const dimension = (id: string): string => wording.dimensions[dimensionOf.get(id) ?? ""]?.name ?? words.unknown;
  return [
    textColumn(said.indicator, 24, ({ id }) => wording.indicators[id]?.name ?? id),
    textColumn(said.dimension, 14, ({ id }) => dimension(id)),
    decimalColumn(said.meanPoints, 9, MEAN_PLACES, ({ meanPoints }) => orUnknown(meanPoints)),
    decimalColumn(said.maxPoints, 9, placesOfPoints(indicators.map((it) => it.maxPoints)), ({ maxPoints }) => maxPoints),
    percentColumn(said.pointsShare, 9, 1, ({ share }) => orUnknown(share)),
    integerColumn(said.scored, 10, ({ scored }) => scored),
    integerColumn(said.full, 10, ({ full }) => full),
    integerColumn(said.nothing, 10, ({ nothing }) => nothing),
    integerColumn(said.unanswered, 10, ({ unanswered }) => unanswered),
    integerColumn(said.notApplicable, 10, ({ notApplicable }) => notApplicable),
  ];
}

export function areaColumns({ areas }: Cohort, pack: LoadedPack): readonly ColumnOf<Area>[] {
  const names = areaNames(pack);
  const ratings = [...new Set(areas.flatMap((it) => it.ratings.map(({ rating }) => rating)))].sort((a, b) => a - b);
  return [
    textColumn(said.group, 22, ({ id }) => names.group(id)),
    textColumn(said.area, 18, ({ id, kind }) => names.area(id, kind)),
    textColumn(said.kind, 10, ({ kind }) => said.kinds[kind]),
    decimalColumn(said.meanRating, 10, 2, ({ meanRating }) => orUnknown(meanRating)),
    integerColumn(said.rated, 10, ({ rated }) => rated),
    ...ratings.map((rating) => integerColumn<Area>(fill(words.rating, { rating }), 8, (row) => row.ratings.find((it) => it.rating === rating)?.firms ?? 0)),
    integerColumn(said.unrated, 8, ({ unrated }) => unrated),
  ];
}
