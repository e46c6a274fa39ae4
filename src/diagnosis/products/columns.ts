/** The columns of a product table, by id or Chinese name, and where each stands in a product. */
import { nearest } from "../../indicators/nearest.js";
import { gatherStrange } from "../../indicators/strange-headers.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import words from "../../wording/products.zh-CN.json" with { type: "json" };
import * as cells from "./cells.js";

type ColumnId = keyof typeof words.columns;

export interface Column {
  readonly id: ColumnId;
  /** In the product. */
  readonly path: readonly [string] | readonly [string, string];
  readonly read: cells.ReadCell;
}

const columns: Readonly<Record<ColumnId, readonly [path: Column["path"], read: cells.ReadCell]>> = {
  id: [["id"], cells.text],
  name: [["name"], cells.text],
  version: [["version"], cells.text],
  provider: [["provider", "name"], cells.text],
  creditCode: [["provider", "creditCode"], cells.text],
  contact: [["provider", "contact"], cells.text],
  ownIp: [["ownIp"], cells.yesNo],
  subIndustries: [["subIndustries"], cells.subIndustries],
  serves: [["serves"], cells.serves],
  scenarios: [["scenarios"], cells.ids],
  kinds: [["kinds"], cells.kinds],
  deployment: [["deployment"], cells.deployment],
  pricing: [["pricing"], cells.pricing],
  priceMin: [["price", "min"], cells.number],
  priceMax: [["price", "max"], cells.number],
  runningCostMin: [["runningCost", "min"], cells.number],
  runningCostMax: [["runningCost", "max"], cells.number],
  daysMin: [["days", "min"], cells.number],
  daysMax: [["days", "max"], cells.number],
  prerequisites: [["prerequisites"], cells.texts],
  interfaces: [["interfaces"], cells.texts],
  cases: [["cases"], cells.cases],
  reviewResult: [["review", "result"], cells.text],
  reviewDate: [["review", "date"], cells.date],
  note: [["note"], cells.text],
};

const isColumn = (id: string): id is ColumnId => Object.hasOwn(columns, id);
/** In the order in which they are written. */
const columnIds: readonly ColumnId[] = Object.keys(words.columns).filter(isColumn);
const byName: ReadonlyMap<string, ColumnId> = new Map(columnIds.flatMap((id) => [[id, id], [words.columns[id], id]] as const));
const columnOf = (id: ColumnId): Column => ({ id, path: columns[id][0], read: columns[id][1] });
export const allColumns: readonly Column[] = columnIds.map(columnOf);

/** A product without these is none. */
const needed: readonly ColumnId[] = ["id", "name", "provider", "serves"];

/** Whether a row of cells holds the headers of a product table, whatever stands beside them. */
export const looksLikeHeader = (row: readonly string[]): boolean => needed.filter((id) => row.some((it) => byName.get(it.trim()) === id)).length >= 2;

/** In the language of the header. */
const anyColumn = (header: string): string => `one of ${(/^[ -~]*$/.test(header) ? columnIds : columnIds.map((it) => words.columns[it])).join(", ")}`;

/**
 * What each column means; `null`: no header. Every header that means nothing, stands twice or is missing.
 * @param placeOf the user's own name for a place in the row of headers.
 */
export function placeColumns(headers: readonly string[], placeOf: (column: number) => string, place: string): Result<readonly (Column | null)[]> {
  const issues: Issue[] = [];
  const seen = new Set<ColumnId>();
  const placed = headers.map((given, i): Column | null => {
    const header = given.trim();
    if (header === "") return null;
    const id = byName.get(header);
    if (id === undefined) issues.push(issue("header-unknown", { path: placeOf(i), expected: nearest(header, [...byName.keys()]) ?? anyColumn(header), actual: header }));
    else if (seen.has(id)) issues.push(issue("header-repeated", { path: placeOf(i), expected: "each column once", actual: header }));
    else seen.add(id);
    return id === undefined ? null : columnOf(id);
  });
  for (const id of needed) if (!seen.has(id)) issues.push(issue("header-missing", { path: place, expected: `${id} / ${words.columns[id]}`, actual: "none" }));
  return issues.length > 0 ? fail(gatherStrange(issues, (it) => it.code === "header-unknown" && it.expected === anyColumn(it.actual ?? ""), place)) : succeed(placed);
}
