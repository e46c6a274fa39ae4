/** The HTML shows the result's own numbers, is self-contained, escapes what was typed, and is always the same. */
import { expect, test } from "vitest";
import { renderHtml } from "../../src/report/index.js";
import { decimalsOf } from "../../src/report/numbers.js";
import { decode, partOf, rowsOf, textOf } from "./read-html.js";
import { almostEmpty, fixture, hostile, MARKUP, sampleOf, samples } from "./samples.js";

const all = [...samples];
const number = (text: string | undefined): number => Number(text?.replace(/[^\d.-]/g, "") || NaN);
const column = (rows: readonly (readonly string[])[], at: number): readonly number[] => rows.map((it) => number(it[at]));
const thousandths = (values: readonly number[]): number => values.reduce((sum, it) => sum + Math.round(it * 1000), 0);

test.each(all)("%s: points of every indicator, and columns that add up to the printed totals", (_name, { html, result }) => {
  for (const dimension of result.dimensions) {
    const part = partOf(html, `dimension-${dimension.id}`);
    const rows = rowsOf(part, "body");
    const inside = result.indicators.filter((it) => it.dimension === dimension.id);
    expect(column(rows, 0)).toEqual(inside.map((it) => it.no));
    expect(column(rows, 3)).toEqual(inside.map((it) => (it.status === "unanswered" ? NaN : it.points)));
    expect(column(rows, 4)).toEqual(inside.map((it) => it.maxPoints));
    const [total] = rowsOf(part, "total");
    expect([number(total?.[1]), number(total?.[2])]).toEqual([dimension.points, dimension.maxPoints]);
    expect(thousandths(column(rows, 3).filter((it) => !Number.isNaN(it)))).toBe(thousandths([number(total?.[1])]));
    expect(new Set([...rows.map((it) => it[3]), total?.[1]].filter((it) => it !== "—").map((it) => it?.split(".")[1]?.length ?? 0)).size).toBe(1);
  }
});

test.each(all)("%s: the points table adds up to the result's points", (_name, { html, result }) => {
  const part = partOf(html, "level-points");
  const groups = rowsOf(part, "body");
  const [total] = rowsOf(part, "total");
  expect(column(groups, 1)).toEqual(result.dimensions.flatMap((it) => it.groups.map((group) => group.points)));
  expect(column(rowsOf(part, "subtotal"), 1)).toEqual(result.dimensions.map((it) => it.points));
  expect([number(total?.[1]), number(total?.[2])]).toEqual([result.points, result.maxPoints]);
  for (const at of [1, 2, 3]) expect(thousandths(column(groups, at))).toBe(thousandths([number(total?.[at])]));
});

test.each(all)("%s: every condition as it was decided", (_name, { html, result }) => {
  const rows = rowsOf(partOf(html, "level-decision"), "body");
  const conditions = result.decision.flatMap((it) => it.conditions);
  expect(rows.map((it) => [number(it[1]), number(it[2]), number(it[3]), it[4]])).toEqual(
    conditions.map((it) => [it.required, it.actual, it.gap, it.met ? "✓ 满足" : "× 不满足"]));
});

test.each(all)("%s: the areas' ratings and counts", (_name, { html, result }) => {
  const part = partOf(html, "areas-ladder");
  const current = [...part.matchAll(/<td class="step current shade-\d">(\d)<\/td>/g)].map((it) => Number(it[1]));
  expect(current).toEqual(result.areas.flatMap((it) => (it.rating === null ? [] : [it.rating])));
  expect([...part.matchAll(/class="unrated"/g)].length).toBe(result.areas.filter((it) => it.rating === null).length);
  const counts = part.slice(part.indexOf('class="counts"'));
  const cells = [...counts.matchAll(/<td class="step">(\d*)<\/td>/g)].map((it) => it[1] ?? "");
  expect(cells.slice(6, 10).map(Number)).toEqual(result.areaCounts.map((it) => it.all));
  expect(cells.slice(11, 15).map(Number)).toEqual(result.areaCounts.map((it) => it.binding));
});

test("39.975 points are 39.975, and not level 2", () => {
  const { html, result } = sampleOf(fixture("just-short-of-points-line.json"));
  expect(result.points).toBe(39.975);
  const summary = textOf(partOf(html, "summary-page"));
  expect(summary).toContain("39.975");
  expect(summary).toContain("≥ 40.000");
  expect(summary).toContain("0.025");
  expect(textOf(partOf(html, "summary-page")) + textOf(partOf(html, "level-decision"))).not.toMatch(/\b40\.0(?!00|%)|\b39\.98|\b39\.97(?!5)/);
});

test.each(all)("%s: one self-contained document without script or outside resource", (_name, { html }) => {
  const tags = (html.match(/<[a-z][^>]*>/gi) ?? []).join("\n");
  const css = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? "";
  const targets = [...tags.matchAll(/\s(?:src|href|xlink:href)="([^"]*)"/g)].map((it) => it[1] ?? "");
  expect(html.startsWith('<!DOCTYPE html>\n<html lang="zh-CN">')).toBe(true);
  expect(tags).not.toMatch(/<script|<link|<iframe|<object|<embed|\son[a-z]+=|\sstyle="[^"]*url/i);
  expect(css).not.toMatch(/@import|url\(/i);
  expect(targets.filter((it) => !it.startsWith("#") && !it.startsWith("data:image/"))).toEqual([]);
  expect(html).toMatch(/<title>[^<]+<\/title>/);
});

test.each(all)("%s: contents lead to ids that exist once", (_name, { html, report }) => {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((it) => it[1] ?? "");
  expect(ids).toEqual([...new Set(ids)]);
  for (const { id } of report.contents.entries) {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(ids).toContain(id);
    expect(html).toContain(`<a href="#${id}">`);
    expect(html).toContain(`data-page-of="${id}"></span>`);
  }
});

test("markup in any text is printed, not obeyed", () => {
  const { html } = sampleOf(hostile);
  expect(html).not.toContain("<script");
  expect(html).not.toContain("<b>");
  expect(html.split("</style>")).toHaveLength(2);
  const shown = (html.match(/&lt;\/style&gt;&lt;script&gt;/g) ?? []).length;
  const given = JSON.stringify(hostile).split("</style>").length - 1;
  expect(shown).toBeGreaterThanOrEqual(given);
  expect(decode(html)).toContain(MARKUP);
});

test("the same input gives the same bytes, in whatever order", () => {
  const first = sampleOf(almostEmpty);
  sampleOf(hostile);
  expect(sampleOf(almostEmpty).html).toBe(first.html);
  expect(renderHtml(first.report)).toBe(first.html);
  expect(first.html).not.toMatch(/\bzr\d/);
});

test.each(all)("%s: the report is plain data, and its HTML comes from that alone", (_name, { report, html }) => {
  expect(renderHtml(JSON.parse(JSON.stringify(report)))).toBe(html);
});

test("decimals of a shown number are those of the result", () => {
  for (const { html, result } of samples.values()) {
    const shown = /<strong>([\d.,～]+)<\/strong>/.exec(html)?.[1] ?? "";
    const numbers = shown.split("～").map(Number);
    expect(numbers).toEqual(result.counts.unanswered > 0 && result.pointsRange[0] !== result.pointsRange[1] ? [...result.pointsRange] : [result.points]);
    expect(Math.max(...shown.split("～").map((it) => it.split(".")[1]?.length ?? 0))).toBe(Math.max(...numbers.map(decimalsOf)));
  }
});

test("what turns the direction of reading or moves the cursor is shown as what it is", () => {
  const { html } = sampleOf({ ...almostEmpty, enterprise: { id: "X1" }, texts: { survey: "甲\u202e乙\u009b31m\u0007丙" } });
  expect(html).toContain("甲\ufffd乙\ufffd31m\ufffd丙");
  expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});
