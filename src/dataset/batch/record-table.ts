/** Records as a table: one row a firm. Programs read ids and codes, people names and sentences. */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf, indicatorsOf } from "../../indicators/structure.js";
import { messageOf, translate } from "../../wording/issue-lines.js";
import words from "../../wording/records.zh-CN.json" with { type: "json" };
import type { ScoreRecord } from "./record.js";

export type RecordCell = string | number | null;

export interface RecordColumn {
  /** Unique in the table. */
  readonly id: string;
  /** Chinese. */
  readonly name: string;
  /** In Latin letters; a Chinese one takes two. */
  readonly width: number;
  readonly cell: (record: ScoreRecord) => RecordCell;
  /** What people are shown. */
  readonly shown: (record: ScoreRecord) => RecordCell;
}

type CellOf = RecordColumn["cell"];

/** The columns of a pack's records, in the order of the records. */
export function recordColumns({ definition, wording }: LoadedPack): readonly RecordColumn[] {
  const { columns } = words;
  const column = (id: keyof typeof columns, width: number, cell: CellOf, shown: CellOf = cell): RecordColumn => ({ id, name: columns[id], width, cell, shown });
  const dimensions = definition.dimensions.map(({ id }) => valueColumn("dimensions", id, wording.dimensions[id]?.name));
  const indicators = indicatorsOf(definition).map(({ indicator: { id } }) => valueColumn("indicators", id, wording.indicators[id]?.name));
  const areas = areasOf(definition).map(({ area: { id } }) => valueColumn("areas", id, wording.areas[id]?.name));
  return withUniqueIds([
    column("id", 22, (it) => it.id),
    column("level", 8, (it) => it.level),
    column("levelBest", 16, (it) => it.levelRange?.[1] ?? null),
    column("points", 10, (it) => it.points),
    column("completeness", 10, (it) => it.completeness),
    ...dimensions, ...indicators, ...areas,
    column("issues", 40, codesIn, sentencesOf),
    column("place", 32, firstPlace, placeShown),
  ]);
}

/** The columns every table of results begins with. */
const FIRST = ["id", "level", "levelBest", "points", "completeness"] as const satisfies readonly (keyof typeof words.columns)[];

/** Whether a table with these headers is one of results, not of answers. */
export const holdsResults = (headers: readonly string[]): boolean =>
  FIRST.every((id, i) => headers[i] === id) || FIRST.every((id, i) => headers[i] === words.columns[id]);

interface BlockColumn extends RecordColumn {
  readonly block: "dimensions" | "indicators" | "areas";
}

function valueColumn(block: BlockColumn["block"], id: string, name = id): BlockColumn {
  const cell: CellOf = (record) => record[block][id] ?? null;
  return { id, block, name, width: Math.max(8, name.length * 2 + 2), cell, shown: cell };
}

/** An indicator may be called as an area is, or as a column of ours: then both have their block before the id. */
function withUniqueIds(columns: readonly (RecordColumn | BlockColumn)[]): readonly RecordColumn[] {
  const isRepeated = (id: string): boolean => columns.filter((it) => it.id === id).length > 1;
  return columns.map((it) => ("block" in it && isRepeated(it.id) ? { ...it, id: `${it.block}.${it.id}` } : it));
}

const codesIn: CellOf = ({ issues }) => (issues.length === 0 ? null : [...new Set(issues.map((it) => it.code))].join(";"));
const sentencesOf: CellOf = ({ issues }) => (issues.length === 0 ? null : [...new Set(issues.map(messageOf))].join(""));

/** A path names keys of the input, which may be of any length; the record has it whole. */
const LONGEST_PLACE = 500;

function firstPlace({ issues: [first] }: ScoreRecord): string | null {
  if (first === undefined) return null;
  return first.path.length > LONGEST_PLACE ? `${first.path.slice(0, LONGEST_PLACE)}…` : first.path;
}

function placeShown(record: ScoreRecord): string | null {
  const place = firstPlace(record);
  return place === null ? null : translate(place);
}
