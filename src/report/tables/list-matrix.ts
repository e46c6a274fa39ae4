/** The matrix firms × scenarios: who needs which N and X scenario, with the firm's level and the ratings behind it. */
import type { LoadedPack } from "../../indicators/load.js";
import type { ScenarioClass, ScenarioList } from "../../diagnosis/list/schema.js";
import { levelName } from "../words.js";
import { fill } from "../../wording/fill.js";
import listWords from "../../wording/list.zh-CN.json" with { type: "json" };
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { areaNames } from "./area-names.js";
import { dateColumn, integerColumn, orUnknown, textColumn, type Cell, type ColumnOf } from "./column.js";
import { isCounted } from "./list-counts.js";
import { legend, lookOf, looksIn, offered, signs, sumsOf } from "./list-marks.js";

type Member = ScenarioList["members"][number];
type MemberColumn = ColumnOf<MarkedMember>;

/** A firm with the sign of each scenario. */
export interface MarkedMember {
  readonly member: Member;
  readonly marks: ReadonlyMap<string, string>;
}

const said = words.matrix;

export const NAMING_MEMBER_COLUMNS = 2;

export const markedMembers = (list: ScenarioList): readonly MarkedMember[] => list.members.map((member) => {
  const look = lookOf(member);
  return { member, marks: new Map(offered(list).map((row) => [row.id, signs[look(row)]])) };
});

/** How many scenarios of a class each firm needs. */
export function needsOfClass({ rows }: ScenarioList, wanted: ScenarioClass): (member: Member) => number {
  const ids = new Set(rows.filter((it) => it.class === wanted).map((it) => it.id));
  return ({ needs }) => needs.filter((id) => ids.has(id)).length;
}

/** A level, or the range it lies in, by name. */
export const levelText = ({ levelRange: [worst, best] }: Member, pack: LoadedPack): string =>
  (worst === best ? levelName(worst, { pack }) : fill(said.levelRange, { worst: levelName(worst, { pack }), best: levelName(best, { pack }) }));

export function matrixColumns(list: ScenarioList, pack: LoadedPack): readonly MemberColumn[] {
  const names = areaNames(pack);
  const [common, specific] = [needsOfClass(list, "N"), needsOfClass(list, "X")];
  const areas = pack.definition.areas.groups.flatMap((group) => group.areas);
  return [
    textColumn(said.id, 11, ({ member }) => member.id),
    textColumn(said.name, 27, ({ member }) => orUnknown(member.name)),
    textColumn(said.level, 10, ({ member }) => levelText(member, pack)),
    dateColumn(said.assessedOn, 11, ({ member }) => orUnknown(member.assessedOn)),
    narrow(integerColumn(said.common, NARROW, ({ member }) => common(member))),
    narrow(integerColumn(said.specific, NARROW, ({ member }) => specific(member))),
    ...offered(list).map((row): MemberColumn =>
      narrow(textColumn(fill(said.scenario, { class: row.class, id: row.id, name: row.name }), NARROW, ({ marks }) => marks.get(row.id) ?? null))),
    ...areas.map(({ id, kind }): MemberColumn =>
      narrow(integerColumn(fill(said.area, { name: names.area(id, kind) }), NARROW, ({ member }) => orUnknown(member.areas.find((it) => it.id === id)?.rating ?? null)))),
  ];
}

const NARROW = 4.3;
const narrow = (column: MemberColumn): MemberColumn => ({ ...column, upright: true });

const NAMED_AT_MOST = 20;

/** Firms without a need on the list, by name; `null`: every firm has one. */
export function needNothing(list: ScenarioList): string | null {
  const ids = new Set(offered(list).map((it) => it.id));
  const without = list.members.filter(({ needs }) => !needs.some((id) => ids.has(id)));
  const names = without.slice(0, NAMED_AT_MOST).map((it) => it.name ?? it.id).join(words.listComma);
  return without.length === 0 ? null
    : fill(said.needNothing, { count: without.length, names: without.length > NAMED_AT_MOST ? fill(said.namedAtMost, { names }) : names });
}

/** Below the firms: how many of them stand how to each scenario, the same numbers as on the list. */
export function matrixTotals(list: ScenarioList): readonly (readonly Cell[])[] {
  const rows = offered(list);
  const sums = sumsOf(rows, list);
  return looksIn(sums).map((look) => [said.totals[look], null, null, null, null, null, ...(sums.get(look) ?? []).map((value, r): Cell => {
    const row = rows[r];
    return look === "needs" && row !== undefined && !isCounted(row, list.rule) ? listWords.notCounted : { value, type: "integer" };
  })]);
}

export function matrixNotes(list: ScenarioList): readonly string[] {
  const signsUsed = looksIn(sumsOf(offered(list), list)).map((look) => fill(said.legendItem, { sign: signs[look], text: legend[look] }));
  const without = needNothing(list);
  return [fill(said.note, { legend: signsUsed.join(words.semicolon) }), ...(without === null ? [] : [without])];
}
