/** Who of a cohort moved and why, as tables: the pairs of levels, and every firm with what changed. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Cohort, Movement } from "../../diagnosis/cohort/schema.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { levelName } from "../words.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { dateColumn, decimalColumn, integerColumn, orUnknown, textColumn, type ColumnOf } from "./column.js";
import { placesOfPoints } from "./places.js";

const said = words.cohort;

type Move = Movement["moves"][number];
type Condition = Move["conditions"][number];
type Change = Move["changes"][number];

export const transitionColumns = (levelName: (level: number) => string): readonly ColumnOf<Movement["transitions"][number]>[] => [
  textColumn(said.fromLevel, 16, ({ from }) => levelName(from)),
  textColumn(said.toLevel, 16, ({ to }) => levelName(to)),
  integerColumn(said.firms, 12, ({ firms }) => firms),
];

export const NAMING_MOVE_COLUMNS = 2;

export function moveColumns({ moves }: Pick<Movement, "moves">, { subIndustries }: Cohort, pack: LoadedPack): readonly ColumnOf<Move>[] {
  const say = sentencesOf(pack.wording);
  const names = new Map(subIndustries.map(({ id, name }) => [id, name]));
  const places = placesOfPoints(moves.flatMap(({ from, to }) => [from.points, to.points]));
  return [
    textColumn(said.firmId, 11, ({ id }) => id),
    textColumn(said.firmName, 20, ({ name }) => orUnknown(name)),
    textColumn(said.subIndustry, 13, ({ subIndustry }) => names.get(subIndustry) ?? subIndustry),
    textColumn(said.fromLevel, 8, ({ from }) => levelName(from.level, { pack })),
    textColumn(said.toLevel, 8, ({ to }) => levelName(to.level, { pack })),
    textColumn(said.direction, 6, ({ from, to }) => said.directions[to.level > from.level ? "up" : to.level < from.level ? "down" : "same"]),
    decimalColumn(said.fromPoints, 9, places, ({ from }) => from.points),
    decimalColumn(said.toPoints, 9, places, ({ to }) => to.points),
    decimalColumn(said.pointsChange, 9, places, ({ from, to }) => (Math.round(to.points * 1000) - Math.round(from.points * 1000)) / 1000),
    dateColumn(said.fromDate, 11, ({ from }) => orUnknown(from.assessedOn)),
    dateColumn(said.toDate, 11, ({ to }) => orUnknown(to.assessedOn)),
    textColumn(said.fromStage, 7, ({ from }) => stage(from.stage)),
    textColumn(said.toStage, 7, ({ to }) => stage(to.stage)),
    textColumn(said.conditions, 34, ({ conditions }) => listed(conditions.map((it) => conditionText(it, say)))),
    textColumn(said.indicatorChanges, 30, ({ changes }) => changesOf(changes, "indicator", say.indicatorName)),
    textColumn(said.areaChanges, 24, ({ changes }) => changesOf(changes, "area", say.areaName)),
    textColumn(said.moveNote, 15, ({ from, to }) => listed([...(from.finished ? [] : [said.unfinishedFrom]), ...(to.finished ? [] : [said.unfinishedTo])])),
  ];
}

const joined = (by: string, parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join(by));
const listed = (parts: readonly string[]): string | null => joined("\n", parts);

const stage = (at: Move["from"]["stage"]): string => (at === null ? words.unknown : said.stages[at]);

const changesOf = (changes: readonly Change[], kind: Change["kind"], nameOf: (id: string) => string): string | null =>
  joined(words.semicolon, changes.filter((it) => it.kind === kind).map(({ id, from, to }) => fill(said.change, { name: nameOf(id), from: orUnknown(from), to: orUnknown(to) })));

function conditionText({ level, fact, required, from, to, met }: Condition, say: ReturnType<typeof sentencesOf>): string {
  if (required === null) {
    const facts = fact.split(",").map(say.fact).join(words.listComma);
    return fill(met ? said.conditionRuleMet : said.conditionRuleLost, { level: say.level(level), fact: facts });
  }
  const unit = say.unit(fact);
  const amount = (value: number | null): string => (value === null ? words.unknown : `${value}${unit}`);
  return fill(met ? said.conditionMet : said.conditionLost, { level: say.level(level), fact: say.fact(fact), from: amount(from), to: amount(to), required: amount(required) });
}
