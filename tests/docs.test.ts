/** The docs say what is so: generated pages are fresh, the README's code runs, its links lead somewhere. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { pages } from "../scripts/write-docs.mjs";
import * as api from "../src/index.js";
import { root, sample } from "./support/cli.js";

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const readmes = ["README.md", "README.zh-CN.md"];

describe("docs", () => {
  it.each(Object.keys(pages))("docs/%s is as generated", (name) => {
    expect(read(`docs/${name}`), "stale? run: npm run docs").toBe(pages[name]);
  });

  it.each(readmes)("the code of %s runs", (readme) => {
    const code = /```js\n(import[\s\S]*?)```/.exec(read(readme))?.[1] ?? "";
    const body = code.replace(/^import \{([^}]*)\} from "sme-digital-maturity";/, "const {$1} = api;");
    const printed: unknown[][] = [];
    new Function("api", "text", "console", body)(api, readFileSync(sample("on-points-line"), "utf8"), { log: (...it: unknown[]) => printed.push(it) });
    expect(printed).toEqual([[2, expect.arrayContaining(["以全部条件均满足的最高等级为准；二级（规范级）的3项条件全部满足。"])]]);
  });

  it.each([...readmes, ...readdirSync(join(root, "docs")).filter((it) => it.endsWith(".md")).map((it) => `docs/${it}`)])("the links of %s lead somewhere", (page) => {
    const targets = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map((it) => it[1] ?? "");
    expect(targets.filter((it) => !existsSync(join(root, dirname(page), it)))).toEqual([]);
  });

  it("both READMEs name the same commands, entries and files", () => {
    const code = (readme: string): readonly string[] => [...read(readme).matchAll(/`[^`\n]+`/g)].map((it) => it[0]).filter((it) => /^[`\x20-\x7e]+$/.test(it));
    expect(new Set(code("README.zh-CN.md"))).toEqual(new Set(code("README.md")));
  });

  it("the sheet of docs/answer-sheet.md can be read", () => {
    const json = /```json\n([\s\S]*?)```/.exec(read("docs/answer-sheet.md"))?.[1] ?? "";
    expect(api.parseAnswers(json)).toMatchObject({ ok: true, issues: [] });
  });
});
