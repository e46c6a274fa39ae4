/** What the code says was expected or found, in Chinese: every phrase of ours has its own, so that a reader meets no English. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { translate } from "../../src/wording/issue-lines.js";

const src = join(import.meta.dirname, "..", "..", "src");
const places = [
  "diagnosis/products", "diagnosis/project", "diagnosis/package", "diagnosis/change", "diagnosis/acceptance", "diagnosis/dossier", "diagnosis/list/read-list.ts", "dataset", "report/docx",
  "cli/material.ts", "cli/report.ts", "cli/products.ts", "cli/products-input.ts", "cli/proposal-input.ts", "cli/pair-input.ts", "cli/input.ts",
];
const filesAt = (path: string): readonly string[] =>
  (statSync(path).isFile() ? [path] : readdirSync(path, { recursive: true, encoding: "utf8" }).map((it) => join(path, it)).filter((it) => it.endsWith(".ts")));

/** Where a phrase stands: beside its key, as an alternative behind it, or as what a schema or a reader says of a value. */
const literal = /(?:\b(?:expected|actual)(?: = |: (?!z\.)[^"`;{]{0,80})|\b(?:refine|regex)\((?:(?!describe)[^"`;]){0,120}|\b(?:refuse|unreadable|wrong|Unusable|UndecodableError)\()("[^"]+"|`[^`]+`)/g;
const phrasesIn = (file: string): readonly string[] =>
  [...readFileSync(file, "utf8").matchAll(literal)].map(([, it = ""]) => it.slice(1, -1).replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "7"));

const PATH_OR_CODE = /^[a-z]+(?:[.-][a-zA-Z]+)+$/;

/** Names of formats, encodings and keys stay as they are. */
const known = /\b(?:UTF-8|UTF-16|GB18030|JSON|CSV|PNG|JPEG|MB|YYYY-MM-DD|docx|zip|yyyy-mm-dd|before|after|from|to|min|max|xlsx?|json|tsv|include|miit-sme-2024|id|days|yuan)\b/g;

describe("phrases of issues", () => {
  const found = [...new Set(places.flatMap((it) => filesAt(join(src, it))).flatMap(phrasesIn))].filter((it) => /[a-z]{3}/.test(it) && !PATH_OR_CODE.test(it) && !it.includes("${"));

  it("are found", () => {
    expect(found).toEqual(expect.arrayContaining(["a plain number, without thousands separators, units and exponents", "a workbook (.xlsx)", "no zip file", "neither, or damaged", "PNG or JPEG of at most 7 MB", "min at most max"]));
  });

  it.each(found)("%s", (phrase) => {
    expect(translate(phrase).replace(known, "")).not.toMatch(/[A-Za-z]{2,}/);
  });
});

it.each([
  ["/tmp/p.csv: line 2, 价格下限", "/tmp/p.csv：第 2 行，价格下限"], ["p.csv: line 3, 价格下限; line 3, 价格上限", "p.csv：第 3 行，价格下限、价格上限"], ["p.csv: line 1", "p.csv：第 1 行"],
  ["a.json: line 1, column 2", "a.json：第 1 行第 2 列"], ["甲, 乙 and 4 more", "甲, 乙 等，另有 4 个"],
])("%s", (english, chinese) => {
  expect(translate(english)).toBe(chinese);
});
