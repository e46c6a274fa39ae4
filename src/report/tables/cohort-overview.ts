/** A cohort's figures as tables: overview, levels, sub-industries, distribution of points. */
import type { Cohort } from "../../diagnosis/cohort/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { decimalColumn, integerColumn, orUnknown, percentColumn, textColumn, type Cell, type ColumnOf } from "./column.js";
import { placesOfMean } from "../shares.js";
import { placesOfPoints } from "./places.js";

const said = words.cohort;

export interface OverviewLine {
  readonly item: string;
  readonly value: Cell;
  readonly unit: string;
  readonly note: string;
}

export const overviewColumns: readonly ColumnOf<OverviewLine>[] = [
  textColumn(said.item, 30, ({ item }) => item),
  integerColumn(said.value, 14, ({ value }) => value),
  textColumn(said.unit, 8, ({ unit }) => unit),
  textColumn(said.note, 40, ({ note }) => note),
];

export function overviewLines(cohort: Cohort): readonly OverviewLine[] {
  const { points, movement, leftOut } = cohort;
  const line = (key: keyof typeof said.overview, unit: string, value: Cell): OverviewLine => {
    const [item = "", note = ""] = said.overview[key];
    return { item, value, unit, note };
  };
  const count = (key: keyof typeof said.overview, value: number): OverviewLine => line(key, said.units.firms, value);
  const inPoints = (key: keyof typeof said.overview, value: number | null, places = placesOfMean(value)): OverviewLine =>
    line(key, said.units.points, value === null ? words.unknown : { value, type: "decimal", places });
  return [
    count("firms", cohort.firms),
    line("sheets", said.units.sheets, cohort.sheets),
    ...cohort.bases.map(({ basis, firms }): OverviewLine => ({ item: fill(said.basis, { name: said.bases[basis] }), value: firms, unit: said.units.firms, note: "" })),
    ...assessedLines(cohort),
    count("unfinished", cohort.unfinished),
    count("undetermined", cohort.undetermined),
    count("repeated", leftOut.repeated),
    line("unreadable", said.units.records, leftOut.unreadable),
    count("spreadFirms", points.firms),
    ...(["min", "lowerQuartile", "median", "upperQuartile", "max", "mean"] as const).map((key) => inPoints(key, points[key])),
    inPoints("maxPoints", cohort.maxPoints, placesOfPoints([cohort.maxPoints])),
    ...(movement === null ? [] : [
      count("moved", movement.firms), count("rose", movement.rose), count("stayed", movement.stayed), count("fell", movement.fell),
      count("undeterminedMoves", movement.undetermined.length),
      inPoints("meanPointsChange", movement.meanPointsChange),
    ]),
  ];
}

const assessedLines = ({ assessed: { from, to, undated } }: Cohort): readonly OverviewLine[] => [{
  item: said.assessed, value: from === null || to === null ? words.unknown : fill(said.assessedSpan, { from, to }), unit: "",
  note: undated === 0 ? "" : fill(said.assessedUndated, { count: undated }),
}];

interface LevelLine { readonly level: string; readonly firms: number }

export const levelLines = (cohort: Cohort, levelName: (level: number) => string): readonly LevelLine[] => [
  ...cohort.levels.map(({ level, firms }) => ({ level: levelName(level), firms })),
  { level: said.undetermined, firms: cohort.undetermined },
];

export const levelColumns = ({ firms: all }: Cohort): readonly ColumnOf<LevelLine>[] => [
  textColumn(said.level, 24, ({ level }) => level),
  integerColumn(said.firms, 12, ({ firms }) => firms),
  percentColumn(said.share, 12, 1, ({ firms }) => (all === 0 ? words.unknown : firms / all)),
];

export const levelTotals = ({ firms }: Cohort): readonly Cell[] => [said.total, firms, null];

type SubIndustry = Cohort["subIndustries"][number];

export function subIndustryColumns({ levels }: Cohort, levelName: (level: number) => string): readonly ColumnOf<SubIndustry>[] {
  return [
    textColumn(said.id, 30, ({ id }) => id),
    textColumn(said.subIndustry, 26, ({ name }) => name),
    integerColumn(said.firms, 10, ({ firms }) => firms),
    ...levels.map(({ level }) => integerColumn<SubIndustry>(levelName(level), 10, (row) => row.levels.find((it) => it.level === level)?.firms ?? 0)),
    integerColumn(said.undetermined, 10, ({ undetermined }) => undetermined),
    decimalColumn(said.meanPoints, 10, 2, ({ meanPoints }) => orUnknown(meanPoints)),
  ];
}

export const subIndustryTotals = (cohort: Cohort): readonly Cell[] =>
  [said.total, null, cohort.firms, ...cohort.levels.map(({ firms }) => firms), cohort.undetermined, null];

type Bin = Cohort["points"]["bins"][number];

export function binColumns({ points }: Cohort): readonly ColumnOf<Bin>[] {
  const places = placesOfPoints(points.bins.flatMap(({ from, upTo }) => [from, upTo]));
  return [
    decimalColumn(said.from, 14, places, ({ from }) => from),
    decimalColumn(said.upTo, 14, places, ({ upTo }) => upTo),
    integerColumn(said.firms, 12, ({ firms }) => firms),
    percentColumn(said.share, 12, 1, ({ firms }) => (points.firms === 0 ? words.unknown : firms / points.firms)),
  ];
}

export const binTotals = ({ points }: Cohort): readonly Cell[] => [said.total, null, points.firms, null];
