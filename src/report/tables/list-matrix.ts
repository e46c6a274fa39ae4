/** The matrix firms × scenarios: who needs which N and X scenario, with the firm's level and the ratings behind it. */
import type { LoadedPack } from "../../indicators/load.js";
import type { ScenarioList } from "../../diagnosis/list/schema.js";
import { levelName } from "../words.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { areaNames } from "./area-names.js";
import { dateColumn, integerColumn, orUnknown, textColumn, type Cell, type ColumnOf } from "./column.js";

type Member = ScenarioList["members"][number];
type MemberColumn = ColumnOf<MarkedMember>;

/** A firm with the mark of each scenario that has one. */
export interface MarkedMember {
  readonly member: Member;
  readonly marks: ReadonlyMap<string, string>;
}

const said = words.matrix;

export const NAMING_MEMBER_COLUMNS = 2;

/** N and X scenarios only: what nobody is offered needs no column. */
const offered = ({ rows }: ScenarioList): ScenarioList["rows"] => rows.filter((row) => row.class !== "dropped");

export const markedMembers = ({ members }: ScenarioList): readonly MarkedMember[] => members.map((member) => ({
  member,
  marks: new Map([
    ...member.needs.map((id) => [id, said.needs] as const),
    ...member.unknown.map((id) => [id, said.unknown] as const),
    ...member.declined.map((id) => [id, said.declined] as const),
  ]),
}));

export function matrixColumns(list: ScenarioList, pack: LoadedPack): readonly MemberColumn[] {
  const names = areaNames(pack);
  const levelText = ({ levelRange: [worst, best] }: Member): string => (worst === best ? levelName(worst, { pack }) : fill(said.levelRange, { worst, best }));
  const areas = pack.definition.areas.groups.flatMap((group) => group.areas);
  return [
    textColumn(said.id, 11, ({ member }) => member.id),
    textColumn(said.name, 27, ({ member }) => orUnknown(member.name)),
    textColumn(said.level, 9, ({ member }) => levelText(member)),
    dateColumn(said.assessedOn, 11, ({ member }) => orUnknown(member.assessedOn)),
    ...offered(list).map((row): MemberColumn =>
      narrow(textColumn(fill(said.scenario, { class: row.class, id: row.id, name: row.name }), NARROW, ({ marks }) => marks.get(row.id) ?? null))),
    ...areas.map(({ id, kind }): MemberColumn =>
      narrow(integerColumn(fill(said.area, { name: names.area(id, kind) }), NARROW, ({ member }) => orUnknown(member.areas.find((it) => it.id === id)?.rating ?? null)))),
  ];
}

const NARROW = 4.3;
const narrow = (column: MemberColumn): MemberColumn => ({ ...column, upright: true });

/** Below the firms: how many of them need each scenario, the same number as on the list. */
export const matrixTotals = (list: ScenarioList): readonly Cell[] =>
  [said.total, null, null, null, ...offered(list).map(({ needing }) => ({ value: needing, type: "integer" as const }))];
