/** `report` and `doctor` as a shell sees them. What stands in a report is tested beside src/report. */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPdf } from "../support/pdf.js";
import { bodyOf, squeeze, wordsOf } from "../report/docx-read.js";
import { PIXEL } from "../report/samples.js";
import { invalid, root, run, sample } from "../support/cli.js";

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-report-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("report", () => {
  it("writes a PDF that holds the result, and says where", async () => {
    const out = join(folder, "report.pdf");
    const { code, stdout, stderr } = run(["report", sample("marine-engineering-equipment-level-2"), "--out", out]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: `${out}\n` });
    const result = JSON.parse(run(["score", sample("marine-engineering-equipment-level-2")]).stdout);
    const pdf = await readPdf(readFileSync(out));
    expect(pdf.language).toBe("zh-CN");
    expect(pdf.title).toContain(result.enterprise.name);
    expect(pdf.pages.length).toBeGreaterThanOrEqual(8);
    expect(pdf.text).toContain(result.receipt.answersSha256);
    expect(pdf.text).toContain(String(result.points));
    expect(readFileSync(out).length).toBeLessThan(3_000_000);
  });

  it("every page number of the contents is the page its chapter stands on", async () => {
    const { pages, bookmarks } = await readPdf(readFileSync(join(folder, "report.pdf")));
    expect(bookmarks.length).toBeGreaterThan(8);
    expect(bookmarks.filter(({ title, page }) => !(pages[page - 1] ?? "").replace(/\s/g, "").includes(title.replace(/\s/g, "")))).toEqual([]);
  });

  it("same input, same bytes; the clock leaves no trace", () => {
    const [a, b] = ["a.pdf", "b.pdf"].map((it) => join(folder, it));
    for (const out of [a, b]) run(["report", sample("unfinished"), "--out", out ?? ""]);
    expect(sha256(a ?? "")).toBe(sha256(b ?? ""));
    expect(readFileSync(a ?? "", "latin1")).not.toMatch(new RegExp(`D:${new Date().getFullYear()}`));
  });

  it("--date is printed; without it the date of the sheet", () => {
    const print = (...args: readonly string[]): string => run(["report", sample("level-4"), "--out", "-", "--format", "html", ...args]).stdout;
    const assessedOn: string = JSON.parse(readFileSync(sample("level-4"), "utf8")).assessedOn;
    expect(print("--date", "2031-02-03")).toContain("2031年2月3日");
    const [year, month, day] = assessedOn.split("-").map(Number);
    expect(print()).toContain(`${year}年${month}月${day}日`);
  });

  it("HTML is self-contained: it names nothing outside and holds its fonts", () => {
    const { stdout } = run(["report", sample("hostile-texts"), "--out", "-", "--format", "html"]);
    expect(stdout).toMatch(/^<!doctype html>/i);
    expect(stdout).toMatch(/@font-face[^}]*Noto Sans SC[^}]*data:font/);
    expect(stdout.match(/<script|<link|<iframe|(?:src|href)="(?!#|data:)[^"]*"|url\((?!"?data:)/gi)).toBeNull();
  });

  it("several sheets go into a folder, named after their ids, safely and without overwriting", () => {
    const out = join(folder, "many");
    mkdirSync(out);
    const sheet = (id: string, name: string): string => {
      const path = join(folder, name);
      writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(sample("level-4"), "utf8")), enterprise: { id } }));
      return path;
    };
    const { code } = run(["report", sheet("../../evil", "1.json"), sheet("A/B:C", "2.json"), sheet("a_b_c", "3.json"), "--out", out, "--format", "html"]);
    expect(code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(["A_B_C.html", "__.._evil.html", "a_b_c-2.html"]);
  });

  it("a broken sheet among others does not stop them; the exit code tells", () => {
    const out = join(folder, "mixed");
    mkdirSync(out);
    const { code, stderr } = run(["report", invalid("unknown-area"), sample("level-4"), "--out", out, "--format", "html"]);
    expect(code).toBe(1);
    expect(stderr).toContain("unknown-area");
    expect(readdirSync(out)).toHaveLength(1);
  });

  it.each([["2025-13-45"], ["2025-02-30"], ["3 Feb"], [""]])("--date %j is no date", (date) => {
    const out = join(folder, "undated.html");
    expect(run(["report", sample("level-4"), "--out", out, "--date", date])).toMatchObject({ code: 2, stdout: "" });
    expect(existsSync(out)).toBe(false);
  });

  it("never overwrites an answer sheet, refuses endings no report has, and one file for several sheets", () => {
    const own = join(folder, "own.json");
    copyFileSync(sample("level-4"), own);
    const before = sha256(own);
    expect(run(["report", own, "--out", join(folder, ".", "own.json"), "--format", "html"]).code).toBe(2);
    expect(sha256(own)).toBe(before);
    expect(run(["report", own, "--out", join(folder, "r.odt")]).stderr).toContain("--format (pdf, html, docx)");
    expect(run(["report", own, sample("level-4"), "--out", join(folder, "r.pdf")]).code).toBe(2);
    expect(run(["report", own, "--out", ""]).code).toBe(2);
    expect(readdirSync(folder).filter((it) => it.startsWith("r."))).toEqual([]);
  });

  it("makes the folder for several sheets", () => {
    const out = join(folder, "new", "folder");
    expect(run(["report", sample("level-4"), sample("unfinished"), "--out", out, "--format", "html"]).code).toBe(0);
    expect(readdirSync(out)).toHaveLength(2);
  });

  it("says which field holds a character the fonts do not have", () => {
    const path = join(folder, "rare.json");
    const sheet = { pack: "miit-sme-2024", enterprise: { id: "E", name: "样例𠮷企业" }, texts: { products: "普通" }, answers: { "information-systems": { option: "C", note: "𠮷" } } };
    writeFileSync(path, JSON.stringify(sheet));
    const { code, stderr } = run(["report", path, "--out", join(folder, "rare.pdf")]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/glyph-missing（enterprise\.name）.*𠮷 \(U\+20BB7\)[\s\S]*glyph-missing（answers\.information-systems\.note）/);
  });

  it.each(["pdf", "docx"])("a browser that was asked for and does not start is passed over with a warning: %s", (format) => {
    const out = join(folder, `other-browser.${format}`);
    const { code, stderr } = run(["report", sample("level-4"), "--out", out, "--browser", "/bin/false"]);
    expect([code, existsSync(out)]).toEqual([0, true]);
    expect(stderr).toMatch(/提示 browser-passed-over（executablePath）/);
  });

  it("the exit code is the worst of all, in any order", () => {
    const missing = join(folder, "not", "there", "r.html");
    expect(run(["report", sample("level-4"), "--out", missing]).code).toBe(3);
    for (const files of [[invalid("unknown-area"), sample("level-4")], [sample("level-4"), invalid("unknown-area")]]) {
      expect(run(["report", ...files, "--out", join(folder, "worst"), "--format", "html"]).code).toBe(1);
    }
  });

  it("nothing half-written where it cannot be written", () => {
    const { code, stderr } = run(["report", sample("level-4"), "--out", join(folder, "no", "such", "folder", "r.html")]);
    expect(code).toBe(3);
    expect(stderr).toContain("output-not-writable");
  });
});

describe("the whole report", () => {
  const pair = (name: string): string => join(root, "fixtures", "before-after", `${name}.json`);
  const beside = ["--project", pair("project"), "--products", join(root, "fixtures", "products", "sample-products.json")];
  const headings = (html: string): readonly string[] => [...html.matchAll(/<h2><span class="number">([^<]*)<\/span> ([^<]*)</g)].map((it) => `${it[1]} ${it[2]}`);
  const write = (name: string, ...args: readonly string[]): string => {
    const out = join(folder, name);
    expect(run(["report", pair("before"), "--out", out, ...args])).toMatchObject({ code: 0 });
    return out;
  };

  it("has every chapter, with project and products", () => {
    const html = readFileSync(write("whole.html", ...beside), "utf8");
    expect(headings(html).map((it) => it.split(" ")[1])).toEqual(expect.arrayContaining(["问题与需求", "目标与路径", "建议实施场景（N+X）", "投入与进度", "预期成效", "佐证材料清单", "项目任务书（草案）"]));
    expect(html).toContain("示例离散MES");
  });

  it("takes the chapters asked for, in the report's own order, and numbers close up", () => {
    const html = readFileSync(write("chosen.html", "--chapters", "level, summary,appendix"), "utf8");
    expect(headings(html)).toEqual(["1 结论摘要", "2 等级评测结果", "附录A 填报内容与结果凭证"]);
  });

  it("refuses a chapter there is not, and a choice with nothing to say", () => {
    const out = join(folder, "none.html");
    expect(run(["report", pair("before"), "--out", out, "--chapters", "levle"])).toMatchObject({ code: 2, stderr: expect.stringContaining("levle") });
    // nothing in this firm's answers contradicts, nothing is open
    expect(run(["report", sample("level-4"), "--out", out, "--chapters", "notes"])).toMatchObject({ code: 1, stderr: expect.stringContaining("--chapters") });
    expect(existsSync(out)).toBe(false);
  });

  it("takes texts and pictures from a folder", () => {
    const material = join(folder, "material");
    mkdirSync(join(material, "process"), { recursive: true });
    writeFileSync(join(material, "products.txt"), "示例平台模块");
    writeFileSync(join(material, "process", "01 焊接工位.png"), Buffer.from(PIXEL.split(",")[1] ?? "", "base64"));
    const html = readFileSync(write("material.html", "--material", material, "--chapters", "firm"), "utf8");
    expect(html).toContain("示例平台模块");
    expect(html).toMatch(/焊接工位/);
    expect(html).toContain(PIXEL.replace(/=+$/, "")); // which HTML writes as a reference
  });

  it("is of one firm where project or folder are", () => {
    const { code, stderr } = run(["report", pair("before"), pair("after"), "--project", pair("project"), "--out", join(folder, "both")]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--project and --material are of one firm")]);
  });

  it("is a Word file as well, with the same words", () => {
    const args = [...beside, "--chapters", "level,proposal,investment,task-book"];
    const words = squeeze(wordsOf(bodyOf(readFileSync(write("word.docx", ...args)))));
    const text = squeeze(readFileSync(write("word.html", ...args), "utf8").replace(/<(style|svg)[\s\S]*?<\/\1>|<[^>]+>/g, ""));
    for (const it of words.match(/\d+(?:\.\d+)?万～\d+(?:\.\d+)?万元/g) ?? []) expect(text).toContain(it);
    expect(words).toContain("附录A项目任务书（草案）");
    expect(words).toMatch(/\d万～\d+(?:\.\d+)?万元/);
  });
});

describe("doctor", () => {
  it("finds everything the repository brings", () => {
    const { code, stdout } = run(["doctor", "--format", "json"]);
    const environment = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(environment).toMatchObject({ ready: true, node: { supported: true }, issues: [] });
    expect(environment.fonts.map((it: { weight: number }) => it.weight)).toEqual([400, 700]);
    expect(environment.packages.filter((it: { found: boolean }) => !it.found)).toEqual([]);
  });

  it("says it in words", () => {
    expect(run(["doctor"]).stdout).toMatch(/✓ puppeteer-core[\s\S]*browsers, in the order tried:[\s\S]*Reports can be printed on this machine\./);
  });
});
