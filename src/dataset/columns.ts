/** The columns a dataset may have: those of every sheet, and those of its pack. */
import type { LoadedPack } from "../indicators/load.js";
import { nearest } from "../indicators/nearest.js";
import { gatherStrange } from "../indicators/strange-headers.js";
import { listPacks, loadPack } from "../indicators/registry.js";
import { areasOf, figuresOf, indicatorsOf } from "../indicators/structure.js";
import { fail, issue, succeed, unwrap, type Issue, type Result } from "../issues.js";
import words from "../wording/dataset.zh-CN.json" with { type: "json" };
import { anyText, basis, date, letter, letters, list, number, stage, subIndustry, yesNo, type CellKind } from "./cells.js";

export interface Column {
  readonly id: string;
  /** Id and Chinese name: what a header may say. */
  readonly names: readonly string[];
  /** Where the value stands in an answer sheet. */
  readonly path: readonly string[];
  /** Which value of a list it is, oldest first, from 0; `null`: no list. */
  readonly year: number | null;
  readonly kind: CellKind;
}

/** A column as a file has it. */
export interface PlacedColumn extends Column {
  /** Its name in the file. */
  readonly header: string;
}

const PACK = "pack";

const frame: Readonly<Record<keyof typeof words.columns, readonly [path: readonly string[], kind: CellKind]>> = {
  id: [["enterprise", "id"], anyText],
  name: [["enterprise", "name"], anyText],
  creditCode: [["enterprise", "creditCode"], anyText],
  subIndustry: [["enterprise", "subIndustry"], subIndustry],
  aboveScale: [["enterprise", "profile", "aboveScale"], yesNo],
  usesCloud: [["enterprise", "profile", "usesCloud"], yesNo],
  pack: [[PACK], anyText],
  basis: [["basis"], basis],
  assessedOn: [["assessedOn"], date],
  stage: [["stage"], stage],
  declinedScenarios: [["declinedScenarios"], list],
};
const frameNames: Readonly<Record<string, string>> = words.columns;
const frameColumns: readonly Column[] = Object.entries(frame).map(([id, [path, kind]]) =>
  ({ id, names: namesOf(id, frameNames[id]), path, year: null, kind }));

function namesOf(id: string, name: string | undefined): readonly string[] {
  return name === undefined || name === id ? [id] : [id, name];
}

/** Every column of a dataset that answers this pack, in the order in which they are written. */
export function columnsOf({ definition, wording }: LoadedPack): readonly Column[] {
  const indicators = indicatorsOf(definition).map((it) => it.indicator);
  const named = (id: string): string => wording.indicators[id]?.name ?? id;
  return [
    ...frameColumns,
    ...indicators.map(({ id, method }): Column =>
      ({ id, names: namesOf(id, named(id)), path: ["answers", id], year: null, kind: method === "choices" ? letters : letter })),
    ...areasOf(definition).map(({ area: { id } }): Column =>
      ({ id, names: namesOf(id, wording.areas[id]?.name), path: ["areas", id], year: null, kind: number })),
    ...indicators.flatMap((indicator) => figuresOf(indicator).flatMap((figure) => {
      const path = ["answers", indicator.id, "figures", figure.id];
      const id = `${indicator.id}.${figure.id}`;
      const name = `${named(indicator.id)}.${wording.indicators[indicator.id]?.figures?.[figure.id]?.label ?? figure.id}`;
      const years = figure.yearly === undefined ? [null] : Array.from({ length: figure.yearly.max }, (_, year) => year);
      return years.map((year): Column => {
        const ending = year === null ? "" : `.${year + 1}`;
        return { id: `${id}${ending}`, names: namesOf(`${id}${ending}`, `${name}${ending}`), path, year, kind: number };
      });
    })),
  ];
}

/** Where a row names its pack; -1: nowhere. */
export const packColumnIn = (headers: readonly string[]): number => headers.findIndex((it) => it === PACK || it === frameNames[PACK]);

/** More than any pack has columns. */
const MOST_COLUMNS = 2000;

type Placed = Result<readonly (PlacedColumn | null)[]>;

const ANY_COLUMN = "the name of a column";

/** What each column of a file means, or every header that means nothing; a column without header is `null`. @param at where the headers stand. */
export const placeColumns = (headers: readonly string[], pack: LoadedPack, at = "line 1"): Placed => told(place(headers, pack, at), at);

/** Headers of another kind of table are told together. */
const told = (placed: Placed, at: string): Placed =>
  (placed.ok ? placed : fail(gatherStrange(placed.issues, (it) => it.code === "header-unknown" && it.expected === ANY_COLUMN, at)));

function place(headers: readonly string[], pack: LoadedPack, at: string): Placed {
  if (headers.length > MOST_COLUMNS) return fail([issue("row-too-long", { path: at, expected: `at most ${MOST_COLUMNS} columns`, actual: `${headers.length}` })]);
  const byName = new Map<string, Column[]>();
  for (const column of columnsOf(pack)) for (const name of column.names) byName.set(name, [...byName.get(name) ?? [], column]);
  const issues: Issue[] = [];
  const places = new Map<Column, number>();
  const placed = headers.map((header, i): PlacedColumn | null => {
    if (header === "") return null;
    const path = `column ${i + 1}`;
    const [column, ...others] = byName.get(header) ?? [];
    if (column === undefined || others.length > 0) {
      const expected = column === undefined ? nearest(header, [...byName.keys()]) ?? ANY_COLUMN : `one of ${[column, ...others].map((it) => it.id).join(", ")}`;
      issues.push(issue("header-unknown", { path, expected, actual: header }));
      return null;
    }
    const before = places.get(column);
    if (before === undefined) places.set(column, i);
    else issues.push(issue("header-repeated", { path, expected: "each column once", actual: `${header}, also in column ${before + 1}` }));
    return { ...column, header };
  });
  if (!placed.some((it) => it?.id === "id")) issues.push(issue("header-missing", { expected: namesOf("id", frameNames["id"]).join(" / "), actual: "none" }));
  return issues.length > 0 ? fail(issues) : succeed(placed);
}

/** The same when nothing says which pack is answered: with the built-in one that knows the headers best. */
export function placeWithoutPack(headers: readonly string[], at = "line 1"): Placed {
  const packs = listPacks().filter((it) => it.available).map((it) => unwrap(loadPack(it.id)));
  const [best] = packs.map((it) => place(headers, it, at)).sort((a, b) => a.issues.length - b.issues.length);
  return best === undefined ? succeed([]) : told(best, at);
}
