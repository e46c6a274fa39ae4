/** The columns of an N+X list: what the scenario is, how many firms need it and why it has its class, and room for who delivers it. */
import type { LoadedPack } from "../../indicators/load.js";
import type { ListRule, ScenarioList, ScenarioRow } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import listWords from "../../wording/list.zh-CN.json" with { type: "json" };
import productWords from "../../wording/products.zh-CN.json" with { type: "json" };
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { placesOfShare } from "../shares.js";
import { areaNames } from "./area-names.js";
import { decimalColumn, integerColumn, onNewPage, orUnknown, percentColumn, textColumn, type Cell, type ColumnOf } from "./column.js";
import { applicableOf, isCounted, linesOf, needingOf } from "./list-counts.js";
import { modelFirmsText, moreText, pricesText, supplyText, timesText } from "./product-cells.js";
import { anchorsText, effectsText, effortText, prerequisitesText, productsText, subIndustriesText } from "./scenario-words.js";

/** A row with its number on the sheet. */
export interface NumberedRow {
  readonly no: number;
  readonly row: ScenarioRow;
}
type ListColumn = ColumnOf<NumberedRow>;

const said = words.list;

export const numbered = (rows: readonly ScenarioRow[]): readonly NumberedRow[] => rows.map((row, i) => ({ no: i + 1, row }));

/** The first of the columns, which name the row wherever one scrolls to. */
export const NAMING_COLUMNS = 4;

export function listColumns(list: ScenarioList, pack: LoadedPack | null): readonly ListColumn[] {
  return [...naming, ...whatItIs(pack), ...whoNeedsIt(list), ...whoDelivers(list)];
}

const naming: readonly ListColumn[] = [
  integerColumn(said.no, 4.5, ({ no }) => no),
  textColumn(said.id, 7.5, ({ row }) => row.id),
  textColumn(said.name, 19, ({ row }) => row.name),
  textColumn(said.class, 10.5, ({ row }) => listWords.classes[row.class]),
];

function whatItIs(pack: LoadedPack | null): readonly ListColumn[] {
  const names = areaNames(pack);
  return [
    textColumn(said.group, 9, ({ row }) => names.group(row.area)),
    textColumn(said.area, 10, ({ row }) => names.area(row.area, row.areaKind)),
    integerColumn(said.from, 4.5, ({ row }) => row.from),
    integerColumn(said.to, 4.5, ({ row }) => row.to),
    textColumn(said.pain, 17, ({ row }) => row.pain),
    textColumn(said.content, 26, ({ row }) => row.content),
    textColumn(said.data, 14, ({ row }) => row.data.join(words.listComma)),
    textColumn(said.software, 10, ({ row }) => row.software.join(words.listComma)),
    textColumn(said.effects, 15, ({ row }) => effectsText(row)),
  ];
}

function whoNeedsIt(list: ScenarioList): readonly ListColumn[] {
  return [
    onNewPage(integerColumn(said.firms, 5.5, () => list.firms)),
    integerColumn(said.applicable, 5.5, ({ row }) => applicableOf(row)),
    integerColumn(said.needing, 5.5, ({ row }) => needingOf(row, list.rule)),
    percentColumn(said.share, 8.5, placesOfShare(null), ({ row }) => shareCell(row, list.rule)),
    integerColumn(said.unknown, 5.5, ({ row }) => row.unknown),
    integerColumn(said.declined, 5.5, ({ row }) => row.declined),
    ...ratingsOf(list).map((rating) => integerColumn<NumberedRow>(fill(said.rating, { rating }), 4.5, ({ row }) => row.ratings.find((it) => it.rating === rating)?.firms ?? 0)),
    integerColumn(said.unrated, 4.5, ({ row }) => row.unrated),
    decimalColumn(said.meanGap, 6.5, 2, ({ row }) => orUnknown(row.meanGap)),
    textColumn(said.reason, 14, ({ row }) => listWords.reasons[row.reason]),
    textColumn(said.byRule, 9, ({ row }) => listWords.classes[row.byRule]),
    textColumn(said.overrideName, 7, ({ row }) => row.override?.name ?? null),
    textColumn(said.overrideReason, 11, ({ row }) => row.override?.reason ?? null),
  ];
}

function whoDelivers(list: ScenarioList): readonly ListColumn[] {
  const names = new Map(list.rows.map(({ id, name }) => [id, name]));
  return [
    onNewPage(textColumn(said.subIndustries, 14, ({ row }) => subIndustriesText(row, list))),
    textColumn(said.prerequisites, 15, ({ row }) => prerequisitesText(row, names)),
    textColumn(said.effort, 10, ({ row }) => effortText(row)),
    textColumn(said.product, 11, ({ row }) => productsText(row.products.slice(0, 1))),
    textColumn(said.moreProducts, 11, ({ row }) => moreText(row)),
    ...(list.products === null ? [] : [textColumn<NumberedRow>(productWords.list.supply, 7, ({ row }) => supplyText(row))]),
    textColumn(said.price, 8, ({ row }) => pricesText(row)),
    textColumn(said.time, 7, ({ row }) => timesText(row)),
    textColumn(said.modelFirm, 8, ({ row }) => modelFirmsText(row)),
    textColumn(said.anchors, 13, ({ row }) => anchorsText(row)),
    textColumn(said.unreviewed, 5, ({ row }) => (row.reviewed ? said.no : said.yes)),
    textColumn(said.note, 8, ({ row }) => row.note),
  ];
}

/** The number in full, shown with the decimals it needs. */
function shareCell(row: ScenarioRow, rule: ListRule): Cell {
  if (!isCounted(row, rule)) return listWords.notCounted;
  return row.share === null ? orUnknown(null) : { value: row.share, type: "percent", places: placesOfShare(row.share, linesOf(rule)) };
}

/** Every rating that some row counts, lowest first. */
const ratingsOf = ({ rows }: ScenarioList): readonly number[] =>
  [...new Set(rows.flatMap(({ ratings }) => ratings.map(({ rating }) => rating)))].sort((a, b) => a - b);
