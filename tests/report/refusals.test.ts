/** What is refused: a sheet, result and pack of different origin, a date that is none, names that could leave their place. */
import { expect, test } from "vitest";
import { z } from "zod";
import { score } from "../../src/index.js";
import { isIsoDate } from "../../src/report/iso-date.js";
import { buildReport, renderHtml, type Report } from "../../src/report/index.js";
import { packWithNotApplicable } from "../support/packs.js";
import { date, fixture, hostile, pack, sampleOf } from "./samples.js";

const one = sampleOf(fixture("on-points-line.json"));
const other = sampleOf(fixture("level-4.json"));

test("a result of another sheet", () => {
  expect(() => buildReport({ sheet: one.sheet, result: other.result, pack }, { date })).toThrow(/^the result is not of this sheet/);
  expect(() => buildReport({ sheet: one.sheet, result: other.result, pack }, { date })).toThrow(TypeError);
});

test("a result by another pack of the same id", () => {
  const variant = packWithNotApplicable("zero");
  expect(() => buildReport({ sheet: one.sheet, result: one.result, pack: variant }, { date })).toThrow(/^the result is not by this pack/);
  expect(() => buildReport({ sheet: one.sheet, result: score(one.sheet, variant), pack }, { date })).toThrow(TypeError);
});

test.each(["2025-02-30", "2025-6-1", "20250601", "2023-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "", "2025-06-01T00:00:00Z", " 2025-06-01", "soon"])("%j is no date", (text) => {
  expect(() => buildReport(one, { date: text })).toThrow(/^date: expected a real date/);
});

test("dates are those that zod takes", () => {
  const zodDate = z.iso.date();
  const years = ["0000", "0004", "1900", "2000", "2023", "2024", "2100", "9999"];
  const texts = years.flatMap((year) => Array.from({ length: 14 }, (_, m) => Array.from({ length: 33 }, (_, d) => `${year}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`)).flat());
  expect(texts.filter((it) => isIsoDate(it) !== zodDate.safeParse(it).success)).toEqual([]);
});

const copy = (): Report => JSON.parse(JSON.stringify(sampleOf(hostile).report));
type Loose = Record<string | number, unknown>;

/** The report with one value replaced. */
function withValue(path: readonly (string | number)[], value: unknown): Report {
  const report = copy();
  let parent: unknown = report;
  for (const key of path.slice(0, -1)) parent = (parent as Loose)[key];
  (parent as Loose)[path.at(-1) ?? ""] = value;
  return report;
}

/** The first block of a kind, wherever it stands. */
function pathTo(kind: string, node: unknown = copy(), path: readonly (string | number)[] = []): readonly (string | number)[] {
  if (typeof node !== "object" || node === null) return [];
  if ((node as Loose)["kind"] === kind) return path;
  for (const [key, value] of Object.entries(node)) {
    const found = pathTo(kind, value, [...path, Array.isArray(node) ? Number(key) : key]);
    if (found.length > 0) return found;
  }
  return [];
}

const bad = ["x } body { display: none } @page y", '"><script>', "Upper", "1a", "", "a b", "a\n", null, 3, ["a"]];
const wide = copy().chapters.flatMap((it, c) => it.parts.flatMap((part, p) => (part.page === null ? [] : [["chapters", c, "parts", p, "page"]])))[0] ?? [];
const names = [
  ["chapters", 0, "id"], ["chapters", 0, "page"], ["chapters", 1, "parts", 0, "id"], wide, ["contents", "entries", 0, "id"],
  [...pathTo("radar"), "id"], [...pathTo("bars"), "id"], [...pathTo("ladder"), "id"],
];

test.each(names)("a name that could leave its place: %j %j %j %j", (...path) => {
  expect(path.length).toBeGreaterThan(2);
  expect(() => renderHtml(copy())).not.toThrow();
  for (const value of bad) {
    if (value === null && path.at(-1) === "page" && path.includes("parts")) continue;
    expect(() => renderHtml(withValue(path, value)), JSON.stringify(value)).toThrow(TypeError);
  }
});

test("a column's width and a picture's source are what they should be", () => {
  expect(() => renderHtml(withValue([...pathTo("table"), "columns", 0, "width"], "1%;color:red"))).toThrow(/width: expected a number/);
  expect(() => renderHtml(withValue([...pathTo("pictures"), "pictures", 0, "source"], "http://127.0.0.1/x.png"))).toThrow(/source: expected a PNG or JPEG/);
});
