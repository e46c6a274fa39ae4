/** The columns of an N+X list: what the scenario is, how many firms need it and why it has its class, and room for who delivers it. */
import type { LoadedPack } from "../../indicators/load.js";
import type { ScenarioList, ScenarioRow } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import listWords from "../../wording/list.zh-CN.json" with { type: "json" };
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { areaNames } from "./area-names.js";
import { decimalColumn, integerColumn, onNewPage, orUnknown, percentColumn, textColumn, type ColumnOf } from "./column.js";
import { placesOfShares } from "./places.js";
import { effectsText, effortText, prerequisitesText, productsText, subIndustriesText } from "./scenario-words.js";

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
    textColumn(said.group, 10, ({ row }) => names.group(row.area)),
    textColumn(said.area, 10.5, ({ row }) => names.area(row.area, row.areaKind)),
    integerColumn(said.from, 5, ({ row }) => row.from),
    integerColumn(said.to, 5, ({ row }) => row.to),
    textColumn(said.pain, 20, ({ row }) => row.pain),
    textColumn(said.content, 28, ({ row }) => row.content),
    textColumn(said.data, 18, ({ row }) => row.data.join(words.listComma)),
    textColumn(said.software, 11, ({ row }) => row.software.join(words.listComma)),
    textColumn(said.effects, 16, ({ row }) => effectsText(row)),
  ];
}

function whoNeedsIt(list: ScenarioList): readonly ListColumn[] {
  const places = placesOfShares(list.rows.map(({ share }) => share), [list.rule.threshold, list.rule.floor]);
  return [
    onNewPage(integerColumn(said.firms, 5.5, () => list.firms)),
    integerColumn(said.applicable, 5.5, ({ row }) => row.applicable),
    integerColumn(said.needing, 5.5, ({ row }) => row.needing),
    percentColumn(said.share, 7 + places, places, ({ row }) => orUnknown(row.share)),
    integerColumn(said.unknown, 5.5, ({ row }) => row.unknown),
    integerColumn(said.declined, 5.5, ({ row }) => row.declined),
    ...ratingsOf(list).map((rating) => integerColumn<NumberedRow>(fill(said.rating, { rating }), 5.5, ({ row }) => row.ratings.find((it) => it.rating === rating)?.firms ?? 0)),
    integerColumn(said.unrated, 5.5, ({ row }) => row.unrated),
    decimalColumn(said.meanGap, 7, 2, ({ row }) => orUnknown(row.meanGap)),
    textColumn(said.reason, 18, ({ row }) => listWords.reasons[row.reason]),
    textColumn(said.byRule, 10.5, ({ row }) => listWords.classes[row.byRule]),
    textColumn(said.overrideName, 8, ({ row }) => row.override?.name ?? null),
    textColumn(said.overrideReason, 18, ({ row }) => row.override?.reason ?? null),
  ];
}

function whoDelivers(list: ScenarioList): readonly ListColumn[] {
  const names = new Map(list.rows.map(({ id, name }) => [id, name]));
  return [
    onNewPage(textColumn(said.subIndustries, 18, ({ row }) => subIndustriesText(row, list))),
    textColumn(said.prerequisites, 17, ({ row }) => prerequisitesText(row, names)),
    textColumn(said.effort, 12, ({ row }) => effortText(row)),
    textColumn(said.product, 16, ({ row }) => productsText(row.products.slice(0, 1))),
    textColumn(said.moreProducts, 16, ({ row }) => productsText(row.products.slice(1))),
    textColumn(said.price, 12, () => null),
    textColumn(said.time, 9, () => null),
    textColumn(said.modelFirm, 13, () => null),
    textColumn(said.reviewed, 7, ({ row }) => (row.reviewed ? listWords.reviewed : listWords.unreviewed)),
    textColumn(said.note, 15, ({ row }) => row.note),
  ];
}

/** Every rating that some row counts, lowest first. */
const ratingsOf = ({ rows }: ScenarioList): readonly number[] =>
  [...new Set(rows.flatMap(({ ratings }) => ratings.map(({ rating }) => rating)))].sort((a, b) => a - b);
