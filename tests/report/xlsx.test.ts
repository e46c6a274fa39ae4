/** The list's workbook, read back: every number is the list's, every sheet can be filtered and printed. */
import { readXlsx } from "hucre/xlsx";
import { afterEach, describe, expect, it, vi } from "vitest";
import { listXlsx } from "../../src/report/xlsx/index.js";
import { listScenarios } from "../../src/diagnosis/list/list.js";
import { unwrap } from "../../src/index.js";
import listWords from "../../src/wording/list.zh-CN.json" with { type: "json" };
import words from "../../src/wording/tables.zh-CN.json" with { type: "json" };
import { readBook, type ReadSheet } from "./xlsx-read.js";
import { firms, list, marine, overrides, pack } from "./xlsx-samples.js";

const bytes = await listXlsx(list, pack);
const book = readBook(bytes);
const sheet = (name: string): ReadSheet => {
  const found = book.sheets.find((it) => it.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
};
const heads = words.list;
const onList = list.rows.filter((row) => row.class !== "dropped");
const dropped = list.rows.filter((row) => row.class === "dropped");

afterEach(() => void vi.useRealTimers());

describe("the list", () => {
  it("holds something of every kind, or the comparisons below would prove nothing", () => {
    expect([...new Set(list.rows.map((row) => row.class))]).toEqual(["N", "X", "dropped"]);
    expect(list.rows.some((row) => row.unknown > 0) && list.rows.some((row) => row.declined > 0) && list.rows.some((row) => row.override !== null)).toBe(true);
  });

  it.each([["N and X", words.sheets.list, onList], ["dropped", words.sheets.dropped, dropped]] as const)("%s rows stand in the list's order with the list's numbers", (_of, name, rows) => {
    const read = sheet(name).rows.slice(0, rows.length);
    const valueOf = (head: string): readonly unknown[] => read.map((row) => row.get(head)?.value);
    expect(valueOf(heads.id)).toEqual(rows.map((row) => row.id));
    expect(valueOf(heads.no)).toEqual(rows.map((_row, i) => i + 1));
    expect(valueOf(heads.class)).toEqual(rows.map((row) => listWords.classes[row.class]));
    expect(valueOf(heads.reason)).toEqual(rows.map((row) => listWords.reasons[row.reason]));
    expect(valueOf(heads.byRule)).toEqual(rows.map((row) => listWords.classes[row.byRule]));
    expect(valueOf(heads.firms)).toEqual(rows.map(() => list.firms));
    for (const key of ["from", "to", "applicable", "unknown", "declined", "unrated"] as const) expect(valueOf(heads[key])).toEqual(rows.map((row) => row[key]));
    const isCounted = (row: (typeof rows)[number]): boolean => row.to <= list.rule.targetRating;
    expect(valueOf(heads.needing)).toEqual(rows.map((row) => (isCounted(row) ? row.needing : "不计")));
    expect(valueOf(heads.share)).toEqual(rows.map((row) => (isCounted(row) ? row.share ?? words.unknown : "不计")));
    expect(valueOf(heads.meanGap)).toEqual(rows.map((row) => row.meanGap ?? words.unknown));
    expect(valueOf(heads.unreviewed)).toEqual(rows.map((row) => (row.reviewed ? "否" : "是")));
    for (const rating of [0, 1, 2, 3, 4]) expect(valueOf(`现状${rating}级`)).toEqual(rows.map((row) => row.ratings.find((it) => it.rating === rating)?.firms));
    expect(valueOf(heads.overrideName)).toEqual(rows.map((row) => row.override?.name ?? null));
    expect(valueOf(heads.overrideReason)).toEqual(rows.map((row) => row.override?.reason ?? null));
    if (name === words.sheets.list) expect([read[0]?.get(heads.share)?.format, read[0]?.get(heads.needing)?.format]).toEqual(["0.0%", "0"]);
  });

  it("names area and link in the pack's words, binding ones starred, and leaves what people fill in empty", () => {
    const row = sheet(words.sheets.list).rows.find((it) => it.get(heads.id)?.value === "PD-01");
    expect(row?.get(heads.area)?.value).toBe("产品设计★");
    expect(row?.get(heads.group)?.value).toBe(pack.wording.areaGroups[pack.definition.areas.groups[0]?.id ?? ""]?.name);
    for (const head of [heads.product, heads.moreProducts, heads.price, heads.time, heads.modelFirm]) expect(row?.get(head)).toMatchObject({ value: null });
    expect(row?.get(heads.effects)?.value).toBe("图纸错版次数↓\n变更周期↓");
  });
});

describe("the matrix", () => {
  const matrix = sheet(words.sheets.matrix);
  it("marks for every firm what it needs, what nobody can say and what it declined, and nothing else", () => {
    const { needs, unknown, declined } = words.matrix.signs;
    list.members.forEach((member, i) => {
      const row = matrix.rows[i];
      expect(row?.get(words.matrix.id)?.value).toBe(member.id);
      const marked = (mark: string): readonly string[] => onList.filter(({ class: of, id, name }) => row?.get(`${of} ${id} ${name}`)?.value === mark).map(({ id }) => id);
      const offered = (ids: readonly string[]): readonly string[] => onList.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
      expect([marked(needs), marked(unknown), marked(declined)]).toEqual([offered(member.needs), offered(member.unknown), offered(member.declined)]);
      expect(member.areas.map(({ id }) => row?.get(`评级 ${nameOf(id)}`)?.value)).toEqual(member.areas.map(({ rating }) => rating ?? words.unknown));
    });
  });
  it("adds up to the firms needing each scenario", () => {
    const totals = matrix.rows[list.members.length];
    expect(totals?.get(words.matrix.id)?.value).toBe(words.matrix.totals.needs);
    for (const row of onList) {
      const head = `${row.class} ${row.id} ${row.name}`;
      expect(totals?.get(head)?.value).toBe(row.needing);
      expect(matrix.rows.slice(0, list.members.length).filter((it) => it.get(head)?.value === words.matrix.signs.needs)).toHaveLength(row.needing);
    }
  });
  it("dates are dates, unknown names and levels say so", () => {
    const [first] = matrix.rows;
    expect(first?.get(words.matrix.assessedOn)).toEqual({ type: "n", value: (Date.parse(list.members[0]?.assessedOn ?? "") - Date.UTC(1899, 11, 30)) / 86_400_000, format: "yyyy-mm-dd" });
    const at = list.members.findIndex(({ name }) => name === null);
    expect(matrix.rows[at]?.get(words.matrix.name)?.value).toBe(words.unknown);
  });
  const nameOf = (id: string): string => `${pack.wording.areas[id]?.name}${pack.definition.areas.groups.flatMap((it) => it.areas).find((it) => it.id === id)?.kind === "binding" ? "★" : ""}`;
});

describe("how it came about", () => {
  const lines = sheet(words.sheets.aboutList).rows.map((row) => [...row.values()].map(({ value }) => value).join("|"));
  it.each([
    "占比不低于50%，且需要企业不少于3家", "占比不低于10%", "目标台阶不超过3级", "不设上限", list.catalogue.sha256, pack.sha256,
    "示例专家；理由：样例理由：由龙头企业先行", "数据行无法读取，未计入|2条", list.catalogue.notes[0] ?? "", pack.wording.provenance[0] ?? "",
  ])("says %s", (text) => expect(lines.filter((it) => it.includes(text))).not.toEqual([]));
  it("counts the rows of each class", () => {
    const count = (of: string): number => list.rows.filter((row) => row.class === of).length;
    expect(lines.filter((it) => it.includes(`共性${count("N")}个，特色${count("X")}个，未列入${count("dropped")}个`))).toHaveLength(1);
  });
});

describe("for people who filter and print", () => {
  it("heads and naming columns are frozen and repeated, rows can be filtered, paper is A4", () => {
    const { xml } = sheet(words.sheets.list);
    expect(xml).toContain(`<pane xSplit="4" ySplit="1" topLeftCell="E2" state="frozen" activePane="bottomRight"/>`);
    expect(xml).toMatch(new RegExp(`<autoFilter ref="A1:[A-Z]+${onList.length + 1}"/>`));
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" scale="\d+"\/>/);
    expect(book.names).toEqual(expect.arrayContaining(["_xlnm.Print_Titles 0 清单!$1:$1,清单!$A:$D", "_xlnm.Print_Titles 1 矩阵!$1:$1,矩阵!$A:$B"]));
    expect(sheet(words.sheets.aboutList).xml).toContain(`<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>`);
  });
  it("every column has a width, every row a height, the list breaks where its second and third part begin", () => {
    const { xml, heads: names } = sheet(words.sheets.list);
    expect([...xml.matchAll(/<col min="\d+" max="\d+" width="[\d.]+" customWidth="true"\/>/g)]).toHaveLength(names.length);
    expect([...xml.matchAll(/<row r="\d+" ht=/g)]).toHaveLength(onList.length + 1);
    expect([...xml.matchAll(/<brk id="(\d+)"/g)].map((it) => names[Number(it[1])])).toEqual([heads.firms, heads.subIndustries]);
  });
  it("holds no formula and no error, and every text is a text", () => {
    for (const { xml, cells } of book.sheets) {
      expect(xml).not.toContain("<f");
      expect([...new Set([...cells.values()].map(({ type }) => type))].filter((it) => !["s", "n", "inlineStr"].includes(it))).toEqual([]);
    }
  });
  it("the library reads the same cells", async () => {
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual([words.sheets.list, words.sheets.matrix, words.sheets.dropped, words.sheets.aboutList]);
    sheets.forEach(({ rows }, s) => {
      const cells = [...book.sheets[s]?.cells ?? []].filter(([, { format }]) => format !== "yyyy-mm-dd");
      expect(cells.length).toBeGreaterThan(10);
      for (const [ref, { value }] of cells) expect(at(rows, ref)).toEqual(value);
    });
  });
});

describe("the same bytes", () => {
  it("at any hour, for the firms in any order", async () => {
    vi.useFakeTimers({ now: new Date("2031-01-02T03:04:05Z"), toFake: ["Date"] });
    const turned = unwrap(listScenarios([...firms].reverse(), { subIndustry: marine, pack, overrides, unreadable: 2 }));
    expect(Buffer.compare(Buffer.from(await listXlsx(turned, pack)), Buffer.from(bytes))).toBe(0);
    expect(book.parts.get("docProps/core.xml")).toContain("1980-01-01T00:00:00Z");
  });
});

function at(rows: readonly (readonly unknown[])[], ref: string): unknown {
  const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(ref) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return rows[Number(row) - 1]?.[column] ?? null;
}
