/** What is wrong with a dataset, as a Chinese reader is told. */
import { describe, expect, it } from "vitest";
import { issuesByLine, type DatasetRow } from "../../src/dataset/index.js";
import { wordIssue, type Result } from "../../src/index.js";
import { csv, ndjson } from "./support.js";

/** Codes are Latin; so are the ids of columns, here none. */
const lines = (rows: Result<readonly DatasetRow[]>): readonly string[] => (rows.ok
  ? issuesByLine(rows.value.map(({ line, sheet }) => ({ line, issues: sheet.issues })))
  : rows.issues).map((it) => wordIssue(it, "zh").replace(/（.*?）|\b(?:CSV|NDJSON)\b/, ""));

describe("issues of datasets in Chinese", () => {
  it.each<readonly [string, () => Promise<Result<readonly DatasetRow[]>>, string]>([
    ["header-unknown", () => csv("企业编号,设备联往\n"), "应为 设备联网，实际 设备联往"],
    ["header-unknown", () => csv("企业编号,谁也不知道\n"), "应为 列的编号或名称，实际 谁也不知道"],
    ["header-repeated", () => csv("企业编号,企业编号\n"), "应为 每列一次，实际 企业编号（第 1 列已有）"],
    ["header-missing", () => csv("企业名称\n"), "应为 id / 企业编号，实际 无"],
    ["row-unreadable", () => csv("企业编号\n甲,乙\n"), "应为 有内容的单元格都有表头，实际 乙"],
    ["row-unreadable", () => csv("企业编号\n\"甲\"乙\n"), "应为 单元格两端成对的引号，实际 引号位置不对"],
    ["row-too-long", () => csv(`企业编号\n${"甲".repeat(70_000)}\n`), "应为 不超过 65536 个字符，实际 更多"],
    ["row-too-long", () => csv(`企业编号${",".repeat(2000)}\n`), "应为 不超过 2000 列，实际 2001"],
    ["not-an-object", () => ndjson("[\n]"), "应为 每行一份问卷，实际 列表"],
    ["not-an-object", () => ndjson("{\n}"), "应为 每行一份问卷，实际 分成多行的对象"],
  ])("%s", async (code, read, facts) => {
    const [line, ...more] = lines(await read());
    expect(more).toEqual([]);
    expect(line).toContain(code);
    expect(line).toContain(facts);
  });

  it("say the line and the column of a row", async () => {
    const rows = await csv("企业编号,信息系统\n甲,Z\n");
    const [first] = issuesByLine(rows.ok ? rows.value.map(({ line, sheet }) => ({ line, issues: sheet.issues })) : []);
    expect(first && wordIssue(first, "zh")).toContain("（第 2 行，信息系统）");
    const broken = await ndjson("\n{\"pack\":\n");
    const [second] = issuesByLine(broken.ok ? broken.value.map(({ line, sheet }) => ({ line, issues: sheet.issues })) : []);
    expect(second && wordIssue(second, "zh")).toContain("（第 2 行第 9 列）");
  });
});
