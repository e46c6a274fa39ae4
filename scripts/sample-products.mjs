/**
 * The sample products as tables: `node scripts/sample-products.mjs` writes fixtures/products/sample-products.csv and .xlsx
 * from the JSON file beside them, under the Chinese names of the columns; the same on every run.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeXlsx } from "hucre/xlsx";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));
const words = readJson("src", "wording", "products.zh-CN.json");
const pack = readJson("src", "indicators", "packs", "miit-sme-2024", "wording.zh-CN.json");
const { subIndustries } = readJson("src", "diagnosis", "catalogue", "equipment-makers.json");

/** The first word of the table that stands for a value. */
const wordFor = (table, value) => Object.keys(table).find((word) => table[word] === value) ?? value;
const subIndustryName = (id) => Object.keys(words.subIndustry).find((word) => words.subIndustry[word] === id) ?? subIndustries.find((it) => it.id === id)?.name ?? id;
const joined = (list, wordOf = (it) => it) => (list == null ? null : list.length === 0 ? words.none : list.map(wordOf).join("；"));
const serve = ({ area, from, to }) => pack.areas[area].name + (from == null && to == null ? "" : ` ${from ?? "?"}→${to ?? "?"}`);
const oneCase = ({ firm, model, subIndustry, region, sizeClass }) => [
  firm, model ? "样板" : "", subIndustry == null ? "" : subIndustryName(subIndustry), region ?? "", sizeClass == null ? "" : wordFor(words.sizeClass, sizeClass),
].join("|").replace(/\|+$/, "");

/** What each column says of a product; numbers stay numbers. */
const cellOf = {
  id: (it) => it.id, name: (it) => it.name, version: (it) => it.version, provider: (it) => it.provider.name, creditCode: (it) => it.provider.creditCode, contact: (it) => it.provider.contact,
  ownIp: (it) => (it.ownIp == null ? null : wordFor(words.yesNo, it.ownIp)),
  subIndustries: (it) => joined(it.subIndustries, subIndustryName), serves: (it) => joined(it.serves, serve), scenarios: (it) => joined(it.scenarios), kinds: (it) => joined(it.kinds),
  deployment: (it) => joined(it.deployment, (one) => wordFor(words.deployment, one)), pricing: (it) => joined(it.pricing, (one) => wordFor(words.pricing, one)),
  priceMin: (it) => it.price?.min, priceMax: (it) => it.price?.max, runningCostMin: (it) => it.runningCost?.min, runningCostMax: (it) => it.runningCost?.max,
  daysMin: (it) => it.days?.min, daysMax: (it) => it.days?.max, prerequisites: (it) => joined(it.prerequisites), interfaces: (it) => joined(it.interfaces), cases: (it) => joined(it.cases, oneCase),
  reviewResult: (it) => it.review?.result, reviewDate: (it) => it.review?.date, note: (it) => it.note,
};

/** A product file as rows, the headers first. */
export function rowsOf({ products }) {
  const ids = Object.keys(words.columns);
  return [ids.map((id) => words.columns[id]), ...products.map((it) => ids.map((id) => cellOf[id](it) ?? null))];
}

const quoted = (cell) => (/[",;\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
export const csvOf = (file) => `\ufeff${rowsOf(file).map((row) => row.map((it) => quoted(String(it ?? ""))).join(",")).join("\r\n")}\r\n`;

const NO_TIME = new Date(Date.UTC(1980, 0, 1));
/** Beside the products a sheet that says that they are invented: readers take the sheet under headers of products. */
export const xlsxOf = (file) => writeXlsx({
  sheets: [
    { name: "说明", rows: [[file.title], ...file.notes.map((it) => [it])] },
    { name: "产品", rows: rowsOf(file), freezePane: { rows: 1, columns: 2 } },
  ],
  properties: { title: file.title, created: NO_TIME, modified: NO_TIME },
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = readJson("fixtures", "products", "sample-products.json");
  writeFileSync(join(root, "fixtures", "products", "sample-products.csv"), csvOf(file));
  writeFileSync(join(root, "fixtures", "products", "sample-products.xlsx"), await xlsxOf(file));
}
