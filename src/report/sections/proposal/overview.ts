/** All scenarios proposed on one table, the common ones first. */
import type { FirmPackage, PackageScenario } from "../../../diagnosis/package/schema.js";
import type { Table } from "../../blocks.js";
import { numberRange, wanRanges } from "../../money.js";
import { body, column, table, type CellText } from "../../table.js";
import { fill } from "../../words.js";
import { nameOfArea } from "../../names.js";
import { classOf, scenarioClasses, words, type Proposed } from "./context.js";
import { isGapAsWished, supplyCell, wishesOf } from "./supply.js";

/** N, then X, then unclassed; within each as the package has them: by phase. */
export const inOrder = ({ scenarios }: FirmPackage): readonly PackageScenario[] => scenarioClasses.flatMap((wanted) => scenarios.filter((it) => classOf(it) === wanted));

const classText = (it: PackageScenario): string => words.classes[classOf(it)];

/** Without a product catalogue there is nothing to say of candidates, prices and times. */
export function overview(context: Proposed): Table {
  const { package: it } = context.proposal;
  const { columns } = words;
  const rows = inOrder(it);
  const price = wanRanges(rows.map((row) => row.price));
  const cells = (row: PackageScenario): readonly CellText[] => [
    row.id, { text: row.name, tone: "strong" }, classText(row), nameOfArea({ id: row.area, kind: row.areaKind }, context), fill(words.step, { from: row.from, to: row.to }), String(row.phase),
  ];
  if (it.products === null) {
    return table([
      column(columns.id, 14), column(columns.name, 38), column(columns.class, 8), column(columns.area, 20), column(columns.step, 10), column(columns.phase, 10, "end"),
    ], rows.map((row) => body(...cells(row))));
  }
  const note = fill(words.proposal.overviewNote, { asWished: rows.some(isGapAsWished) ? fill(words.proposal.overviewAsWished, { wishes: wishesOf(context) }) : "" });
  return table([
    column(columns.id, 8), column(columns.name, 29.5), column(columns.class, 5.5), column(columns.area, 11.5), column(columns.step, 8.5), column(columns.phase, 5.5, "end"),
    column(columns.candidates, 10.5, "end"), column(columns.price, 11, "end"), column(columns.workingDays, 10, "end"),
  ], rows.map((row) => body(...cells(row), supplyCell(row), price(row.price), numberRange(row.days))), { note });
}
