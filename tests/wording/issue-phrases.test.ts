/** What the code says was expected or found, in Chinese: every phrase of ours has its own, so that a reader meets no English. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { translate } from "../../src/wording/issue-lines.js";

const src = join(import.meta.dirname, "..", "..", "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((it) => it.endsWith(".ts")).map((it) => join(src, it));

/** Where a phrase stands: beside its key, as an alternative behind it, or as what a schema or a reader says of a value. */
const literal = /(?:\b(?:expected|actual)(?: = |: (?!z\.)[^"`;{]{0,80})|\b(?:refine|regex)\((?:(?!describe)[^"`;]){0,120}|\b(?:refuse|unreadable|wrong|changed|Unusable|UndecodableError|UnreadableDataset)\(|\b(?:unfit|invalid)\([^"`;]{0,40}, )(?<!=== )("[^"]+"|`[^`]+`)/g;
const phrasesIn = (file: string): readonly string[] =>
  [...readFileSync(file, "utf8").matchAll(literal)].map(([, it = ""]) => it.slice(1, -1).replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "7").replace("row7 differ7", "rows differ"));

const PATH_OR_CODE = /^(?:7|[a-z]*)(?:[.-][a-zA-Z]+)+$/;
/** Single words behind those keys that no reader sees as a phrase: keys of formats, and what a file must say word by word. */
const NAMES: ReadonlySet<string> = new Set(["areas", "attempts", "indicators", "notApplicable", "records", "share", "resultVersion 1", " and "]);

/** Names of formats, encodings and keys stay as they are. */
const known = /\b(?:UTF-8|UTF-16|GB18030|NDJSON|JSON|CSV|PNG|JPEG|MB|YYYY-MM-DD|docx|zip|gz|Excel|WPS|yyyy-mm-dd|before|after|from|to|min|max|xlsx?|json|tsv|include|miit-sme-2024|PD-01|id|days|yuan|kB|and|or|camelCase|option|options|true|false|notApplicable|TrueType|embedFonts|Redis|rediss?:\/\/host:port|noeviction|score|report)\b/g;

describe("phrases of issues", () => {
  const found = [...new Set(files.flatMap(phrasesIn))].filter((it) => /[a-z]{3}/.test(it) && !PATH_OR_CODE.test(it) && !NAMES.has(it) && !it.startsWith("npm install ") && !it.includes("${"));

  it("are found", () => {
    expect(found).toEqual(expect.arrayContaining(["a plain number, without thousands separators, units and exponents", "a workbook (.xlsx)", "no zip file", "neither, or damaged", "PNG or JPEG of at most 7 MB", "min at most max"]));
  });

  it.each(found)("%s", (phrase) => {
    expect(translate(phrase).replace(known, "")).not.toMatch(/[A-Za-z]{2,}/);
  });
});

it.each([
  ["/tmp/p.csv: line 2, 价格下限", "/tmp/p.csv：第 2 行，价格下限"], ["p.csv: line 3, 价格下限; line 3, 价格上限", "p.csv：第 3 行，价格下限、价格上限"], ["p.csv: line 1", "p.csv：第 1 行"],
  ["shard 2/3", "第 2/3 分片"], ["the blocks of shard 1/4", "第 1/4 分片应有的各块"], ["3 shards, as of b.ndjson", "共 3 个分片（同 b.ndjson）"], ["120 bytes", "120 字节"],
  ["process 17 on 主机", "主机 上的进程 17"], ["exit code 1", "退出码 1"], ["others", "其他内容"], ["other rows", "其他行"], ["fewer rows", "行数变少"],
  ["a.json: line 1, column 2", "a.json：第 1 行第 2 列"], ["甲, 乙 and 4 more", "甲, 乙 等，另有 4 个"],
])("%s", (english, chinese) => {
  expect(translate(english)).toBe(chinese);
});
