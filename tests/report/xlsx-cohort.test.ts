/** The cohort's workbook, read back: every number is the cohort's. */
import { describe, expect, it } from "vitest";
import { cohortXlsx } from "../../src/report/xlsx/index.js";
import words from "../../src/wording/tables.zh-CN.json" with { type: "json" };
import { faultsOf, readBook, type ReadBook, type ReadSheet } from "./xlsx-read.js";
import { bareCohort, cohort, emptyCohort, pack } from "./xlsx-samples.js";

const said = words.cohort;
const names = words.sheets;
const read = async (of: typeof cohort): Promise<ReadBook> => readBook(await cohortXlsx(of, pack));
const book = await read(cohort);
const sheet = (name: string, of: ReadBook = book): ReadSheet => {
  const found = of.sheets.find((it) => it.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
};
const columnOf = (name: string, head: string, count: number): readonly unknown[] => sheet(name).rows.slice(0, count).map((row) => row.get(head)?.value);
const orUnknown = (value: number | null): number | string => value ?? words.unknown;

it("has its sheets in the order they are read", () => {
  expect(book.sheets.map(({ name }) => name)).toEqual([
    names.overview, names.levels, names.subIndustries, names.points, names.dimensions, names.indicators, names.areas, names.moves, names.transitions, names.targets, names.evidence, names.aboutCohort,
  ]);
});

it("overview: counts and points, each with its unit", () => {
  const rows = new Map(sheet(names.overview).rows.map((row) => [row.get(said.item)?.value, [row.get(said.value)?.value, row.get(said.unit)?.value]]));
  const { movement, points } = cohort;
  for (const [key, value] of [["firms", cohort.firms], ["unfinished", cohort.unfinished], ["undetermined", cohort.undetermined], ["repeated", cohort.leftOut.repeated],
    ["spreadFirms", points.firms], ["moved", movement?.firms], ["rose", movement?.rose], ["stayed", movement?.stayed], ["fell", movement?.fell]] as const) {
    expect(rows.get(said.overview[key][0])).toEqual([value, said.units.firms]);
  }
  for (const key of ["min", "lowerQuartile", "median", "upperQuartile", "max", "mean"] as const) expect(rows.get(said.overview[key][0])).toEqual([points[key], said.units.points]);
  expect(rows.get(said.overview.sheets[0])).toEqual([cohort.sheets, said.units.sheets]);
  expect(rows.get(said.overview.unreadable[0])).toEqual([2, said.units.records]);
  for (const { basis, firms } of cohort.bases) expect(rows.get(`评测方式：${said.bases[basis]}`)).toEqual([firms, said.units.firms]);
});

it("levels, sub-industries and points add up to their totals", () => {
  const { levels, undetermined, firms, points } = cohort;
  expect(columnOf(names.levels, said.firms, levels.length + 2)).toEqual([...levels.map((it) => it.firms), undetermined, firms]);
  expect(levels.reduce((sum, it) => sum + it.firms, undetermined)).toBe(firms);
  expect(columnOf(names.subIndustries, said.firms, 9)).toEqual([...cohort.subIndustries.map((it) => it.firms), firms]);
  expect(columnOf(names.subIndustries, said.meanPoints, cohort.subIndustries.length)).toEqual(cohort.subIndustries.map(({ meanPoints }) => orUnknown(meanPoints)));
  const { bins } = points;
  expect(columnOf(names.points, said.firms, bins.length + 1)).toEqual([...bins.map((it) => it.firms), points.firms]);
  expect(columnOf(names.points, said.from, bins.length)).toEqual(bins.map(({ from }) => from));
  expect(columnOf(names.points, said.upTo, bins.length)).toEqual(bins.map(({ upTo }) => upTo));
});

it("dimensions, indicators and areas: weakest first, with the cohort's numbers", () => {
  const { dimensions, indicators, areas } = cohort;
  expect(columnOf(names.dimensions, said.meanPoints, dimensions.length)).toEqual(dimensions.map(({ meanPoints }) => orUnknown(meanPoints)));
  expect(columnOf(names.dimensions, said.pointsShare, dimensions.length)).toEqual(dimensions.map(({ share }) => orUnknown(share)));
  expect(columnOf(names.indicators, said.indicator, indicators.length)).toEqual(indicators.map(({ id }) => pack.wording.indicators[id]?.name));
  for (const key of ["scored", "unanswered", "notApplicable", "maxPoints", "full", "nothing"] as const) expect(columnOf(names.indicators, said[key], indicators.length)).toEqual(indicators.map((it) => it[key]));
  expect(columnOf(names.indicators, said.pointsShare, indicators.length)).toEqual(indicators.map(({ share }) => orUnknown(share)));
  for (const key of ["rated", "unrated"] as const) expect(columnOf(names.areas, said[key], areas.length)).toEqual(areas.map((it) => it[key]));
  expect(columnOf(names.areas, said.meanRating, areas.length)).toEqual(areas.map(({ meanRating }) => orUnknown(meanRating)));
  for (const rating of [0, 1, 2, 3, 4]) expect(columnOf(names.areas, `${rating}级`, areas.length)).toEqual(areas.map((it) => it.ratings.find((of) => of.rating === rating)?.firms ?? 0));
});

describe("who moved", () => {
  const moves = cohort.movement?.moves ?? [];
  it("every firm with its levels, points, dates and what turned", () => {
    expect(moves.length).toBeGreaterThan(3);
    expect(columnOf(names.moves, said.firmId, moves.length)).toEqual(moves.map(({ id }) => id));
    expect(columnOf(names.moves, said.fromPoints, moves.length)).toEqual(moves.map(({ from }) => from.points));
    expect(columnOf(names.moves, said.toPoints, moves.length)).toEqual(moves.map(({ to }) => to.points));
    expect(columnOf(names.moves, said.pointsChange, moves.length)).toEqual(moves.map(({ from, to }) => Number((to.points - from.points).toFixed(3))));
    expect(columnOf(names.moves, said.fromStage, moves.length)).toEqual(moves.map(() => said.stages.before));
    const turned = columnOf(names.moves, said.conditions, moves.length);
    moves.forEach(({ conditions }, i) => expect(String(turned[i] ?? "").split("\n").filter((it) => it !== "")).toHaveLength(conditions.length));
    const changed = columnOf(names.moves, said.areaChanges, moves.length);
    moves.forEach(({ changes }, i) => expect(String(changed[i] ?? "").split("；").filter((it) => it !== "")).toEqual(
      changes.filter((it) => it.kind === "area").map(({ id, from, to }) => `${pack.wording.areas[id]?.name} ${orUnknown(from)}→${orUnknown(to)}`)));
  });
  it("pairs of levels with their firms", () => {
    const transitions = cohort.movement?.transitions ?? [];
    expect(columnOf(names.transitions, said.firms, transitions.length)).toEqual(transitions.map(({ firms }) => firms));
  });
});

describe("targets", () => {
  const targets = cohort.programme?.targets ?? [];
  it("each with what is required, there and missing, in its unit", () => {
    expect(targets).toHaveLength(5);
    for (const [head, key] of [[said.required, "required"], [said.actual, "actual"], [said.missing, "missing"]] as const) expect(columnOf(names.targets, head, 5)).toEqual(targets.map((it) => orUnknown(it[key])));
    for (const key of ["counted", "short"] as const) expect(columnOf(names.targets, said[key], 5)).toEqual(targets.map((it) => it[key].length));
    expect(columnOf(names.targets, said.cannotTell, 5)).toEqual(targets.map((it) => it.unknown.length));
    const formats = sheet(names.targets).rows.map((row) => row.get(said.required)?.format);
    expect(formats).toEqual(targets.map(({ unit }) => (unit === "share" ? "0.0%" : "0")));
    expect(columnOf(names.targets, said.met, 5)).toEqual(targets.map(({ met }) => said.metWords[met === null ? "unknown" : met ? "yes" : "no"]));
  });
  it("evidence: a line for every firm or record, its proof beside it", () => {
    const lines = sheet(names.evidence).rows.map((row) => [said.target, said.evidenceKind, said.evidenceId, said.evidence, said.proof].map((head) => row.get(head)?.value));
    const nameOf = new Map(cohort.programme?.names.map((it) => [it.id, it.name]));
    expect(nameOf.size).toBeGreaterThan(0);
    expect(lines).toEqual(targets.flatMap(({ name, kind, records, counted, short, unknown }) => (kind === "records"
      ? records.map((it) => [name, it.evidence.length > 0 ? said.counted : said.short, it.id, it.name, it.evidence.join("\n") || null])
      : ([[said.counted, counted], [said.short, short], [said.cannotTell, unknown]] as const).flatMap(([label, ids]) => ids.map((id) => [name, label, id, nameOf.get(id) ?? "—", null])))));
  });
});

it.each([["one firm, no programme", bareCohort], ["no firm", emptyCohort]] as const)("%s: every sheet is there, and says that there is nothing", async (_of, sparse) => {
  const of = await read(sparse);
  expect(of.sheets).toHaveLength(12);
  expect([...of.parts].flatMap(([name, xml]) => faultsOf(xml).map((it) => `${name}: ${it}`))).toEqual([]);
  const texts = (name: string): readonly unknown[] => [...sheet(name, of).cells.values()].map(({ value }) => value);
  expect(texts(names.moves)).toContain(said.noMovement);
  expect(texts(names.targets)).toContain(said.noProgramme);
  expect(sheet(names.evidence, of).xml).toMatch(/<autoFilter ref="A1:G1"\/>/);
  expect(texts(names.overview)).not.toContain("NaN");
});
