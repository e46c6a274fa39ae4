/** What is wrong with a dataset, as a Chinese reader is told. */
import { describe, expect, it } from "vitest";
import { issuesByLine, type DatasetRow } from "../../src/dataset/index.js";
import { wordIssue, type Result } from "../../src/index.js";
import { csv, ndjson } from "./support.js";

/** Codes are Latin; so are the ids of columns, here none. */
const lines = (rows: Result<readonly DatasetRow[]>): readonly string[] => (rows.ok
  ? issuesByLine(rows.value.map(({ sheet, ...it }) => ({ ...it, issues: sheet.issues })))
  : rows.issues).map((it) => wordIssue(it, "zh").replace(/（.*?）|\b(?:CSV|NDJSON)\b/, ""));

describe("issues of datasets in Chinese", () => {
  it.each<readonly [string, () => Promise<Result<readonly DatasetRow[]>>, string]>([
    ["header-unknown", () => csv("企业编号,设备联往\n"), "应为 设备联网，实际 设备联往"],
    ["header-unknown", () => csv("企业编号,谁也不知道\n"), "应为 列的编号或名称，实际 谁也不知道"],
    ["header-repeated", () => csv("企业编号,企业编号\n"), "应为 每列一次，实际 企业编号（第 1 列已有）"],
    ["header-missing", () => csv("企业名称\n"), "应为 id / 企业编号，实际 无"],
    ["row-unreadable", () => csv("企业编号\n甲,乙\n"), "应为 有内容的单元格都有表头，实际 乙"],
    ["row-unreadable", () => csv("企业编号\n\"甲\"乙\n"), "应为 单元格两端成对的引号，实际 引号位置不对"],
    ["row-too-long", () => csv(`企业编号\n${"甲".repeat(70_000)}\n`), "应为 不超过 64 kB，实际 更多"],
    ["row-too-long", () => csv(`企业编号${",".repeat(2000)}\n`), "应为 不超过 2000 列，实际 2001"],
    ["dataset-unreadable", () => ndjson("[\n]"), "应为 每行一份问卷，实际 列表"],
    ["field-invalid", () => csv("企业编号,评测方式\n甲,自己评\n"), "应为 自评 (self), 入企诊断 (diagnosis), 现场评定 (on-site) 之一，实际 自己评。"],
    ["field-invalid", () => csv("企业编号,阶段\n甲,改造中\n"), "应为 改造前 (before), 改造后 (after) 之一，实际 改造中。"],
    ["field-invalid", () => csv("企业编号,上云\n甲,有\n"), "应为 是 (true), 否 (false) 之一，实际 有。"],
    ["field-invalid", () => csv("企业编号,评测日期\n甲,2025/5/20\n"), "应为 YYYY-MM-DD 形式的日期，请将该列设为 yyyy-mm-dd 格式后再另存，实际 2025/5/20。"],
    ["field-invalid", () => csv("企业编号,细分行业\n甲,海工装备\n"), "应为 智能测控装备制造业, 重大成套设备制造业, 海洋工程装备制造业, 通用, 其他 或细分行业的编号，实际 海工装备。"],
    ["field-invalid", () => csv("企业编号,细分行业\n甲,海洋工程装备制造\n"), "应为 海洋工程装备制造业，实际 海洋工程装备制造。"],
    ["figure-type", () => csv("企业编号,设备联网.全部生产设备数量,设备联网.联网生产设备数量\n甲,\"1,200\",7\n"), "应为 数值，实际 1,200。请只填数字，如 60，"],
    ["rating-type", () => csv("企业编号,产品设计\n甲,2级\n"), "应为 0 至 4 的整数，实际 2级。请只填数字，如 2，"],
    ["dataset-unreadable", () => ndjson("{\n}"), "应为 每行一份问卷，实际 分成多行的对象"],
  ])("%s", async (code, read, facts) => {
    const [line, ...more] = lines(await read());
    expect(more).toEqual([]);
    expect(line).toContain(code);
    expect(line).toContain(facts);
  });

  it("say the line and the column of a row", async () => {
    const rows = await csv("企业编号,信息系统\n甲,Z\n");
    const [first] = issuesByLine(rows.ok ? rows.value.map(({ sheet, ...it }) => ({ ...it, issues: sheet.issues })) : []);
    expect(first && wordIssue(first, "zh")).toContain("（第 2 行，信息系统）");
    const broken = await ndjson("\n{\"pack\":\n");
    const [second] = issuesByLine(broken.ok ? broken.value.map(({ sheet, ...it }) => ({ ...it, issues: sheet.issues })) : []);
    expect(second && wordIssue(second, "zh")).toContain("（第 2 行第 9 列）");
  });
});
