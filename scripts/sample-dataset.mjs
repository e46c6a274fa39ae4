/**
 * The sample dataset: invented firms, plainly marked, with a plausible spread of levels; the same on every run.
 * `node scripts/sample-dataset.mjs` writes fixtures/datasets/sample-firms.ndjson and .csv;
 * `node scripts/sample-dataset.mjs --firms 10000 --out FILE` writes that many firms, as CSV when FILE ends so.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));
const pack = readJson("src", "indicators", "packs", "miit-sme-2024", "pack.json");
const packWords = readJson("src", "indicators", "packs", "miit-sme-2024", "wording.zh-CN.json");
const words = readJson("src", "wording", "dataset.zh-CN.json");

const indicators = pack.dimensions.flatMap((dimension) => dimension.groups.flatMap((group) => group.indicators));
const areas = pack.areas.groups.flatMap((group) => group.areas);

export const SAMPLE_FIRMS = 180;

/** Every sheet of so many firms: one each, for two firms in nine one before and one after the retrofit. */
export function sampleSheets(firms) {
  return Array.from({ length: firms }, (_, i) => sheetsOfFirm(i + 1)).flat();
}

/** Chance that is the same on every run (mulberry32), with the few draws a firm needs. */
function chance(seed) {
  let state = seed;
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0;
    let it = Math.imul(state ^ (state >>> 15), 1 | state);
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it;
    return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low, high) => low + draw() * (high - low);
  return {
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    happens: (probability) => draw() < probability,
    pick: (list) => list[Math.floor(draw() * list.length)],
    /** Around the value given, within 0 and 1. */
    near: (value, spread) => Math.min(1, Math.max(0, value + between(-spread, spread))),
  };
}

const subIndustries = ["intelligent-instruments", "heavy-equipment-sets", "marine-engineering-equipment", "general"];
/** Where a sub-industry starts from. */
const head = { "intelligent-instruments": 0.1, "heavy-equipment-sets": 0.02, "marine-engineering-equipment": 0, general: -0.05 };
/** Most firms stand near the bottom of the ladders, a few are far ahead. */
const maturityOf = (luck) => (luck.happens(0.72) ? luck.between(0.14, 0.46) : luck.between(0.46, 1));
/** Where the firms of all sub-industries are ahead of the rest of themselves. */
const ahead = { "finance-management": 0.12, "human-resources": 0.1, "collaborative-office": 0.08, "procurement-management": 0.05, "energy-management": -0.06, "decision-support": -0.08 };

function sheetsOfFirm(no) {
  const luck = chance(no);
  const subIndustry = luck.pick(subIndustries);
  const profile = {
    ...(luck.happens(0.85) && { aboveScale: luck.happens(0.7) }),
    ...(luck.happens(0.85) && { usesCloud: luck.happens(0.6) }),
  };
  const firm = {
    maturity: Math.min(1, Math.max(0, head[subIndustry] + maturityOf(luck))),
    openness: no % 15 === 7 ? luck.between(0.1, 0.5) : 0,
    machines: luck.whole(12, 260),
    revenue: luck.whole(1800, 42_000),
    enterprise: {
      id: `S${String(no).padStart(4, "0")}`, name: `样例企业${String(no).padStart(4, "0")}`, subIndustry,
      ...(Object.keys(profile).length > 0 && { profile }),
    },
    declined: luck.happens(0.08) ? [luck.pick(["PD-03", "PR-05", "SA-04", "SV-03"])] : [],
    basis: luck.pick(["self", "diagnosis", "diagnosis"]),
  };
  const day = (year) => `${year}-${String(luck.whole(3, 11)).padStart(2, "0")}-${String(luck.whole(1, 28)).padStart(2, "0")}`;
  if (no % 9 !== 2 && no % 9 !== 5) return [sheetOf(firm, luck, { assessedOn: day(2024) })];
  const before = sheetOf(firm, luck, { assessedOn: day(2024), stage: "before" });
  const improved = { ...firm, maturity: Math.min(1, firm.maturity + luck.between(0.05, 0.3)), openness: 0 };
  return [before, sheetOf(improved, luck, { assessedOn: day(2025), stage: "after" })];
}

function sheetOf(firm, luck, when) {
  const isOpen = () => luck.happens(firm.openness);
  const answers = indicators.flatMap((it) => (isOpen() ? [] : [[it.id, answerOf(it, firm, luck)]]));
  const ratings = areas.flatMap((it) => (isOpen() ? [] : [[it.id, Math.round(luck.near(firm.maturity + (ahead[it.id] ?? 0), 0.14) * pack.areas.topRating)]]));
  return {
    pack: pack.id, enterprise: firm.enterprise, basis: firm.basis, ...when,
    answers: Object.fromEntries(answers), areas: Object.fromEntries(ratings),
    ...(firm.declined.length > 0 && { declinedScenarios: firm.declined }),
  };
}

function answerOf(indicator, firm, luck) {
  const letters = Object.keys(indicator.options);
  const level = luck.near(firm.maturity, 0.2);
  if (indicator.method === "choices") {
    const ticked = letters.filter((it) => it !== indicator.exclusive && luck.happens(level));
    return ticked.length > 0 ? ticked : [indicator.exclusive];
  }
  if (indicator.method === "bands") return luck.happens(0.5) ? bandOf(indicator, firm, level, luck) : letters[letterAt(level, letters)];
  if (indicator.method === "trend") return luck.happens(0.3) ? { figures: trendFigures[indicator.id](firm, level, luck) } : letters[letterAt(level, letters)];
  return letters[letterAt(level, letters)];
}

const letterAt = (level, letters) => Math.min(letters.length - 1, Math.floor(level * letters.length));

/** Figures, half the time with the letter they lead to. */
function bandOf(indicator, firm, level, luck) {
  if (indicator.id === "funding") {
    const years = luck.whole(1, 3);
    const revenue = Array.from({ length: years }, (_, i) => firm.revenue + i * 150);
    return { figures: { digitalSpend: revenue.map((it) => Math.round(it * level * 5) / 10), revenue } };
  }
  const [whole, part] = indicator.figures.map((it) => it.id);
  const count = Math.round(firm.machines * level);
  const option = Object.keys(indicator.options)[indicator.upperEdgesClosed.findIndex((edge) => count * 100 <= edge * firm.machines)];
  return { ...(luck.happens(0.5) && { option }), figures: { [whole]: firm.machines, [part]: count } };
}

/** After, before: better for the mature firm. */
const changed = (value, level) => Math.round(value * (0.9 + level * 0.2) * 10) / 10;
const trendFigures = {
  "green-low-carbon": ({ revenue }, level) => ({ energyAfter: 300, revenueAfter: changed(revenue, level), energyBefore: 300, revenueBefore: revenue }),
  "product-quality": (_firm, level, luck) => ({ passRateAfter: luck.happens(0.2) ? 97 : Math.round((960 + level * 30)) / 10, passRateBefore: 97 }),
  "market-performance": ({ revenue, machines }, level) => ({ revenueLastYear: changed(revenue, level), employeesLastYear: machines, revenueYearBefore: revenue, employeesYearBefore: machines }),
  "value-benefit": ({ revenue }, level) => ({
    costLastYear: Math.round(revenue * 0.8), revenueLastYear: changed(revenue, level), costYearBefore: Math.round(revenue * 0.8), revenueYearBefore: revenue,
  }),
};

export const ndjsonOf = (sheets) => sheets.map((it) => `${JSON.stringify(it)}\n`).join("");

/** The same sheets as a table under Chinese headers, as a spreadsheet saves it: UTF-8 with its mark, CRLF. */
export function csvOf(sheets) {
  const columns = csvColumns();
  const rows = [columns.map((it) => it.header), ...sheets.map((sheet) => columns.map((it) => cellOf(it.value(sheet))))];
  return `\uFEFF${rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("")}`;
}

const cellOf = (value) => (value === undefined || value === null ? "" : String(value));
const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll("\"", "\"\"")}"` : cell);

function csvColumns() {
  const wordFor = (table, value) => Object.keys(table).find((it) => table[it] === value) ?? value;
  const frame = {
    id: (it) => it.enterprise.id, name: (it) => it.enterprise.name, creditCode: (it) => it.enterprise.creditCode,
    subIndustry: (it) => wordFor(words.subIndustry, it.enterprise.subIndustry),
    aboveScale: (it) => wordFor(words.yesNo, it.enterprise.profile?.aboveScale),
    usesCloud: (it) => wordFor(words.yesNo, it.enterprise.profile?.usesCloud),
    pack: (it) => it.pack, basis: (it) => wordFor(words.basis, it.basis), assessedOn: (it) => it.assessedOn,
    stage: (it) => wordFor(words.stage, it.stage), declinedScenarios: (it) => it.declinedScenarios?.join(";"),
  };
  const name = (id) => packWords.indicators[id].name;
  const ticked = (answer) => (typeof answer === "object" && answer !== null && !Array.isArray(answer) ? answer.option ?? answer.options : answer);
  return [
    ...Object.entries(frame).map(([id, value]) => ({ header: words.columns[id], value })),
    ...indicators.map(({ id }) => ({ header: name(id), value: ({ answers }) => { const it = ticked(answers[id]); return Array.isArray(it) ? it.join("") : it; } })),
    ...areas.map(({ id }) => ({ header: packWords.areas[id].name, value: (it) => it.areas[id] })),
    ...indicators.flatMap(({ id, figures = [] }) => figures.flatMap((figure) => {
      const header = `${name(id)}.${packWords.indicators[id].figures[figure.id].label}`;
      const given = ({ answers }) => answers[id]?.figures?.[figure.id];
      if (figure.yearly === undefined) return [{ header, value: given }];
      return Array.from({ length: figure.yearly.max }, (_, year) => ({ header: `${header}.${year + 1}`, value: (it) => given(it)?.[year] }));
    })),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { firms, out } = parseArgs({ options: { firms: { type: "string", default: String(SAMPLE_FIRMS) }, out: { type: "string" } } }).values;
  const sheets = sampleSheets(Number(firms));
  const folder = join(root, "fixtures", "datasets");
  mkdirSync(folder, { recursive: true });
  for (const file of out === undefined ? [join(folder, "sample-firms.ndjson"), join(folder, "sample-firms.csv")] : [out]) {
    writeFileSync(file, file.endsWith(".csv") ? csvOf(sheets) : ndjsonOf(sheets));
    process.stderr.write(`${file}: ${firms} firms, ${sheets.length} sheets\n`);
  }
}
