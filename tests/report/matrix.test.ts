/** The matrix says of every firm and scenario what the firm's own ratings say, whatever its size. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AssessedFirm } from "../../src/diagnosis/firms.js";
import type { ScenarioList, ScenarioRow } from "../../src/diagnosis/list/schema.js";
import { buildListReport, renderHtml, type Block, type Report } from "../../src/report/index.js";
import { firm, firms, listOf, numbersFrom, pack } from "./cohort-samples.js";
import { decode, textOf } from "./read-html.js";

type Matrix = Extract<Block, { readonly kind: "matrix" }>;
const matricesOf = (report: Report): readonly Matrix[] =>
  report.chapters.flatMap((it) => it.parts).flatMap((it) => it.blocks).flatMap((it) => (it.kind === "matrix" ? [it] : []));
const printed = (list: ScenarioList): readonly Matrix[] => matricesOf(buildListReport(list, { date: null, pack }));

/** What stands where, by ids, over all pieces. */
function marksOf(list: ScenarioList): ReadonlyMap<string, string> {
  return new Map(printed(list).flatMap(({ rows, columns }) => rows.flatMap((row, r) =>
    columns.map(({ id }, c) => [`${list.members[r]?.id} ${id}`, row.marks[c]?.sign ?? "missing"] as const))));
}

/** From the sheet, without the list's help: the mark of a firm and a scenario that suits the sub-industry and asks no condition. */
function expectedMark(assessed: AssessedFirm, { id, area, from, to }: ScenarioRow, target: number): string {
  if (assessed.declinedScenarios?.includes(id) === true) return "–";
  const rating = assessed.areas.find((it) => it.id === area)?.rating ?? null;
  if (rating === null) return "?";
  const step = rating === 0 ? 1 : rating;
  if (from <= step && step < to && to <= target) return "●";
  return rating >= to ? "√" : step < from ? "△" : "×";
}

const assessed = firms(30, 11, "heavy-equipment-sets");
const list = listOf(assessed);
const listed = list.rows.filter((it) => it.class !== "dropped");

test("every mark is the firm's", () => {
  const marks = marksOf(list);
  expect(marks.size).toBe(listed.length * assessed.length);
  for (const it of assessed) {
    for (const row of listed.filter((row) => row.condition === null)) expect(marks.get(`${it.enterprise.id} ${row.id}`), `${it.enterprise.id} ${row.id}`).toBe(expectedMark(it, row, 3));
  }
  expect(new Set(marks.values())).toEqual(new Set(["●", "√", "△", "–", "?"]));
});

test("a column adds up to the counts above it, and these to the list's", () => {
  const looks = ["needs", "meets", "later", "declined", "unknown"] as const;
  for (const { columns, totals, rows } of printed(list)) {
    columns.forEach(({ id }, c) => {
      const counted = looks.map((look) => rows.filter((it) => it.marks[c]?.look === look).length);
      expect(totals.map((it) => Number(it.values[c]))).toEqual(counted);
      const row = list.rows.find((it) => it.id === id);
      const [needs = 0, meets = 0, later = 0, declined, unknown] = counted;
      expect([needs, needs + meets + later, declined, unknown]).toEqual([row?.needing, row?.applicable, row?.declined, row?.unknown]);
    });
  }
});

test("property: whatever the firms, pieces hold every scenario once, none too wide, N before X", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9999 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, seed, floor) => {
    const some = listOf(firms(count, seed, "heavy-equipment-sets"), { rule: { floor } });
    const pieces = printed(some);
    const wanted = some.rows.filter((it) => it.class !== "dropped");
    expect(pieces.flatMap((it) => it.columns.map((column) => column.id))).toEqual(wanted.map((it) => it.id));
    for (const it of pieces) {
      expect(it.columns.length).toBeLessThanOrEqual(26);
      expect(it.width).toBeLessThanOrEqual(261);
      expect(it.groups.reduce((sum, group) => sum + group.span, 0)).toBe(it.columns.length);
      expect(it.rows).toHaveLength(count);
    }
    const sizes = pieces.map((it) => it.columns.length);
    expect(Math.max(0, ...sizes) - Math.min(...sizes, Infinity)).toBeLessThanOrEqual(pieces.length);
  }), { seed: 3, numRuns: 25 });
});

test("over the limit: the counts, no firms, and where to find them; at the limit all firms", () => {
  const many = (count: number): ScenarioList => ({
    ...list, firms: count, members: Array.from({ length: count }, (_, i) => i).flatMap((i) => list.members.slice(i % 30, (i % 30) + 1).map((it) => ({ ...it, id: `F${i}` }))),
  });
  for (const it of printed(many(401))) {
    expect([it.rows, it.legend]).toEqual([[], []]);
    expect(it.totals.map((total) => total.values.length)).toEqual(it.totals.map(() => it.columns.length));
    expect(it.caption).toContain("企业超过400家，此处只列计数；逐家情况见同一清单的工作簿（XLSX）。");
    expect(it.width).toBeLessThanOrEqual(261);
  }
  for (const it of printed(many(400))) expect(it.rows).toHaveLength(400);
});

test("an unfinished sheet shows its levels from worst to best, a firm without a name says so", () => {
  const next = numbersFrom(1);
  const open = Array.from({ length: 6 }, (_, i) => firm({ id: `U${i}`, subIndustry: "heavy-equipment-sets", skill: 0.4, seed: Math.floor(next() * 1e6), open: 0.4 }));
  const some = listOf(open, { rule: { minCount: 1 } });
  const named = (level: number): string => pack.wording.levels[String(level)]?.name ?? "";
  const [first] = printed(some);
  expect(first?.rows.map((it) => it.level)).toEqual(some.members.map(({ levelRange: [worst, best] }) => (worst === best ? named(worst) : `${named(worst)}～${named(best)}`)));
  expect(first?.rows.some((it) => it.level.includes("～"))).toBe(true);
  expect(first?.rows.every((it) => it.name === "（未填名称）")).toBe(true);
});

test("a withdrawn scenario an expert put back suits nobody, and the legend says so", () => {
  const back = list.rows.find((it) => it.class === "N");
  const rows = list.rows.map((it) => (it === back ? { ...it, reason: "withdrawn" as const, needing: 0, applicable: 0, unknown: 0, declined: 0 } : it));
  const members = list.members.map((it) => ({ ...it, needs: it.needs.filter((id) => id !== back?.id), unknown: [], declined: [] }));
  const [first] = printed({ ...list, rows, members });
  const at = first?.columns.findIndex((it) => it.id === back?.id) ?? -1;
  expect(new Set(first?.rows.map((it) => it.marks[at]?.sign))).toEqual(new Set(["×"]));
  expect(first?.legend.map((it) => it.text)).toContain("不适用或本轮不计");
  expect(printed(list)[0]?.legend.map((it) => it.look)).toEqual(["needs", "meets", "later", "declined", "unknown"]);
});

test("the page shows the block as it is, with a row a firm and a head for every scenario", () => {
  const html = renderHtml(buildListReport(list, { date: null, pack }));
  const [table = ""] = /<figure class="matrix">[^]*?<\/figure>/.exec(html) ?? [];
  const [first] = printed(list);
  const bodyRows = [...table.slice(table.lastIndexOf("<tbody>")).matchAll(/<tr>([^]*?)<\/tr>/g)].map((it) => it[1] ?? "");
  expect(bodyRows.map((row) => [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map((it) => decode(it[1] ?? "")))).toEqual(first?.rows.map((it) => [it.level, ...it.counts, ...it.marks.map((mark) => mark.sign)]));
  expect([...table.matchAll(/<th scope="col" class="scenario">([^]*?)<\/th>/g)].map((it) => textOf(it[1] ?? ""))).toEqual(first?.columns.map((it) => `${it.id} ${it.name}`));
});

test("a width that is no number cannot reach the page", () => {
  const report = buildListReport(list, { date: null, pack });
  const wrong: Report = {
    ...report,
    chapters: report.chapters.map((it) => ({ ...it, parts: it.parts.map((part) => ({ ...part, blocks: part.blocks.map((block) => (block.kind === "matrix" ? { ...block, width: JSON.parse('"1mm"') } : block)) })) })),
  };
  expect(() => renderHtml(wrong)).toThrow(/width: expected a number/);
});
