/** The index of reports made in bulk: a row a firm, and in words what all of them come to. */
import type { LoadedPack } from "../../indicators/load.js";
import type { ToldIssue } from "../../issues.js";
import { sentencesOf } from "../../scoring/sentences.js";
import words from "../../wording/bulk.zh-CN.json" with { type: "json" };
import { fill } from "../../wording/fill.js";
import { translate, wordIssue } from "../../wording/issue-lines.js";
import tables from "../../wording/tables.zh-CN.json" with { type: "json" };
import { levelName } from "../words.js";
import { linesOf, packLines, packReceipt, type AboutLine } from "./about.js";
import { decimalColumn, fileColumn, integerColumn, textColumn, type ColumnOf } from "./column.js";

export interface IndexedFirm {
  readonly row: number;
  readonly place: string;
  readonly outcome: "written" | "broken" | "failed";
  readonly id: string | null;
  readonly name: string | null;
  /** The first row of the same id. */
  readonly sameIdAs: number | null;
  readonly levelRange: readonly [worst: number, best: number] | null;
  readonly points: number | null;
  readonly file: { readonly name: string; readonly pages: number | null } | null;
  readonly issues: readonly ToldIssue[];
  /** Problems beyond those told. */
  readonly moreIssues: number;
}

export interface BulkIndex {
  readonly firms: readonly IndexedFirm[];
  /** Of all parts. */
  readonly count: {
    readonly rows: number; readonly written: number; readonly broken: number; readonly failed: number; readonly open: number; readonly pages: number;
    readonly levels: readonly (readonly [level: number, firms: number])[];
  };
  /** Options as given, with their values. */
  readonly wishes: readonly (readonly [option: string, value: string])[];
  /** `null`: no row could be read. */
  readonly pack: LoadedPack | null;
  readonly engineVersion: string;
  /** Which of how many parts, from 1. */
  readonly part: number;
  readonly parts: number;
}

const said = words.about;

export const NAMING_INDEX_COLUMNS = 4;

export function indexColumns(pack: LoadedPack | null): readonly ColumnOf<IndexedFirm>[] {
  const { columns, outcomes, range } = words;
  const nameOf = (level: number): string => (pack === null ? String(level) : levelName(level, { pack }));
  const levelOf = ([worst, best]: readonly [number, number]): string => (worst === best ? nameOf(worst) : fill(range, { worst: nameOf(worst), best: nameOf(best) }));
  return [
    integerColumn(columns.row, 7, ({ row }) => row),
    textColumn(columns.place, 14, ({ place }) => translate(place)),
    textColumn(columns.id, 20, ({ id }) => id),
    textColumn(columns.name, 30, ({ name }) => name),
    textColumn(columns.level, 16, ({ levelRange }) => (levelRange === null ? null : levelOf(levelRange))),
    decimalColumn(columns.points, 10, 3, ({ points }) => points),
    fileColumn(columns.file, 26, ({ file }) => file?.name ?? null),
    integerColumn(columns.pages, 7, ({ file }) => file?.pages ?? null),
    textColumn(columns.outcome, 12, ({ outcome }) => outcomes[outcome]),
    textColumn(columns.note, 22, ({ sameIdAs }) => (sameIdAs === null ? null : fill(words.sameId, { row: sameIdAs }))),
    textColumn(columns.problems, 60, ({ issues, moreIssues }) =>
      (issues.length === 0 ? null : [...issues.map((it) => wordIssue(it, "zh")), ...(moreIssues > 0 ? [fill(words.more, { count: moreIssues })] : [])].join("\n"))),
  ];
}

export function aboutIndex({ count, wishes, pack, engineVersion }: BulkIndex): readonly AboutLine[] {
  const { topics } = said;
  const firms = (firmCount: number): string => fill(said.firmsText, { count: firmCount });
  return [
    ...linesOf(topics.counts, [
      [said.rows, fill(said.rowsText, { rows: count.rows })],
      [said.written, fill(said.writtenText, { count: count.written })],
      ...(count.pages > 0 ? [[said.pages, fill(said.pagesText, { count: count.pages })] as const] : []),
      [said.broken, fill(said.rowsText, { rows: count.broken })],
      [said.failed, firms(count.failed)],
    ]),
    ...linesOf(topics.levels, [
      ...count.levels.map(([level, number]) => [pack === null ? String(level) : sentencesOf(pack.wording).level(level), firms(number)] as const),
      ...(count.open > 0 ? [[said.open, firms(count.open)] as const] : []),
    ]),
    ...(pack === null ? [] : packLines(pack)),
    ...linesOf(topics.options, wishes),
    ...linesOf(topics.receipt, [[said.engine, fill(said.engineText, { version: engineVersion })], ...(pack === null ? [] : packReceipt(pack))]),
  ];
}

export const indexNotes = ({ firms, part, parts }: BulkIndex): readonly string[] => [
  ...(firms.some(({ levelRange }) => levelRange !== null && levelRange[0] < levelRange[1]) ? [words.notes.range] : []),
  ...(parts > 1 ? [fill(words.notes.part, { part, parts })] : []),
];

export const indexTitle = words.title;
export const indexSheets = words.sheets;
export const indexFoot = tables.pageFoot;
