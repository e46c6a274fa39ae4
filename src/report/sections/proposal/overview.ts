/** All scenarios proposed on one table, the common ones first. */
import type { FirmPackage, PackageScenario } from "../../../diagnosis/package/schema.js";
import type { Table } from "../../blocks.js";
import { numberRange, wanRanges } from "../../money.js";
import { body, column, table, type CellText } from "../../table.js";
import { fill } from "../../words.js";
import { areaOf, classOf, scenarioClasses, words, type Proposed } from "./context.js";

/** N, then X, then unclassed; within each as the package has them: by phase. */
export const inOrder = ({ scenarios }: FirmPackage): readonly PackageScenario[] => scenarioClasses.flatMap((wanted) => scenarios.filter((it) => classOf(it) === wanted));

export const classText = (it: PackageScenario): string => words.classes[classOf(it)];

/** Without a product catalogue there is nothing to say of candidates, prices and times. */
export function overview(context: Proposed): Table {
  const { package: it } = context.proposal;
  const { columns } = words;
  const rows = inOrder(it);
  const price = wanRanges(rows.map((row) => row.price));
  const cells = (row: PackageScenario, no: number): readonly CellText[] => [
    String(no), row.id, { text: row.name, tone: "strong" }, classText(row), areaOf(row, context), fill(words.step, { from: row.from, to: row.to }), String(row.phase),
  ];
  if (it.products === null) {
    return table([
      column(columns.no, 5, "end"), column(columns.id, 14), column(columns.name, 33), column(columns.class, 8), column(columns.area, 20), column(columns.step, 10), column(columns.phase, 10, "end"),
    ], rows.map((row, i) => body(...cells(row, i + 1))));
  }
  return table([
    column(columns.no, 5, "end"), column(columns.id, 9), column(columns.name, 22), column(columns.class, 5.5), column(columns.area, 13), column(columns.step, 8), column(columns.phase, 5.5, "end"),
    column(columns.candidates, 11, "end"), column(columns.price, 11, "end"), column(columns.workingDays, 10, "end"),
  ], rows.map((row, i) => body(...cells(row, i + 1), candidateCount(row), price(row.price), numberRange(row.days))), { note: words.proposal.overviewNote });
}

function candidateCount({ candidates }: PackageScenario): CellText {
  const text = fill(words.supplyCounts[candidates.supply], { count: candidates.total });
  return candidates.supply === "gap" ? { text, tone: "gap" } : text;
}
