/** Reports in bulk, in this process: what becomes of each row, of an interrupted run, of the index; with real browsers where they matter. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { JOURNAL } from "../../src/cli/bulk/journal.js";
import { writeReports, type BulkOutcome, type BulkRequest } from "../../src/cli/bulk/run.js";
import { fail, issue, succeed, type Result } from "../../src/issues.js";
import { reportFormats, type ReportFormat } from "../../src/report/formats.js";
import type { Report } from "../../src/report/report.js";
import { browsersOf, cacheDir, ownTemporaryFolder, processesNaming, profilesIn, read, until, valueOf } from "../report/pdf/support.js";
import { readBook } from "../report/xlsx-read.js";
import { sample } from "../support/cli.js";

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "sme-bulk-")); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sheet = JSON.parse(readFileSync(sample("level-4"), "utf8"));
const firm = (id: string, more: object = {}, name = `企业${id}`): string => JSON.stringify({ ...sheet, ...more, enterprise: { ...sheet.enterprise, id, name } });
const dataset = (...lines: readonly string[]): string => {
  const path = join(folder, "firms.ndjson");
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
};

/** Writes the title of a report; `written` is asked before. */
const titles = (written: (report: Report) => Result<null> | Promise<Result<null>> = () => succeed(null)): ReportFormat => ({
  id: "html", extension: ".html", mediaType: "text/html", isBinary: false,
  open: () => Promise.resolve(succeed({
    write: async (report) => {
      const allowed = await written(report);
      return allowed.ok ? succeed(new TextEncoder().encode(report.title), allowed.issues) : allowed;
    },
    close: () => Promise.resolve(),
  })),
});
const [pdf = titles()] = reportFormats;

const wishes = { products: [], catalogue: [], fix: [], forbid: [], chapters: ["summary"] } as const;
const write = (path: string, own: Partial<BulkRequest> = {}): Promise<Result<BulkOutcome>> =>
  writeReports({ path, stdin: new PassThrough(), folder: join(folder, "out"), format: titles(), wishes, browsers: 1, pdf: { cacheDir }, resume: false, ...own });
/** Everything people see of a run: names and contents. */
const filesIn = (path = join(folder, "out")): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(path).filter((it) => !it.startsWith(".")).sort().map((it) => [it, readFileSync(join(path, it), "latin1")]));
const out = (...path: readonly string[]): string => join(folder, "out", ...path);

describe("a run", () => {
  it("writes a report a firm, and tells the broken rows and the firms that fail, which stop no other", async () => {
    const path = dataset(firm("A"), "{broken", firm("a"), firm("C"), firm("D", { pack: "no-such-pack" }));
    const told: string[] = [];
    const format = titles((report) => (report.title.includes("企业C") ? fail([issue("render-timeout")]) : succeed(null)));
    const { count, isStopped, indexes } = valueOf(await write(path, { format, browsers: 3, onFirm: ({ row, place, outcome, issues }) => void told.push(`${row} ${place} ${outcome} ${issues.map((it) => it.code).join()}`) }));
    expect(told.sort()).toEqual(["1 line 1 written ", "2 line 2 broken json-syntax", "3 line 3 written ", "4 line 4 failed render-timeout", "5 line 5 broken pack-mismatch"]);
    expect(count).toMatchObject({ rows: 5, written: 2, broken: 2, failed: 1, byMachine: 1, levels: [[4, 2]], open: 0 });
    expect({ isStopped, indexes }).toEqual({ isStopped: false, indexes: ["index.xlsx"] });
    expect(Object.keys(filesIn())).toEqual(["A.html", "a-2.html", "index.xlsx"]);
    expect(readdirSync(out()).filter((it) => it.startsWith("."))).toEqual([JOURNAL]);
  });

  it("survives a defect that one firm meets", async () => {
    const format = titles((report) => { if (report.title.includes("企业B")) throw new TypeError("a defect"); return succeed(null); });
    const { count } = valueOf(await write(dataset(firm("A"), firm("B"), firm("C")), { format }));
    expect(count).toMatchObject({ written: 2, failed: 1, byMachine: 1 });
  });

  it("keeps a few firms in work at once, not the whole dataset", async () => {
    let [running, most] = [0, 0];
    const format = titles(async () => {
      most = Math.max(most, running += 1);
      await new Promise((done) => setTimeout(done, 5));
      running -= 1;
      return succeed(null);
    });
    valueOf(await write(dataset(...Array.from({ length: 20 }, (_, i) => firm(`F${i}`))), { format, browsers: 2 }));
    expect(most).toBe(4);
  });

  it("of a dataset that is not there, or is empty, fails and touches nothing", async () => {
    expect((await write(join(folder, "none.ndjson"))).issues).toMatchObject([{ code: "file-unreadable", path: join(folder, "none.ndjson") }]);
    expect(existsSync(out())).toBe(false);
    expect((await write(dataset(""))).issues).toMatchObject([{ code: "dataset-empty" }]);
  });

  it("whose files beside cannot be read fails before any report", async () => {
    expect((await write(dataset(firm("A")), { wishes: { ...wishes, list: join(folder, "none.json") } })).issues).toMatchObject([{ code: "file-unreadable" }]);
    const list = join(folder, "list.json");
    writeFileSync(list, "{}");
    const made = await write(dataset(firm("A")), { wishes: { ...wishes, list } });
    expect(made.ok).toBe(false);
    expect(Object.keys(filesIn())).toEqual([]);
  });

  it("shares its folder with no other", async () => {
    const path = dataset(firm("A"));
    let other: Result<BulkOutcome> | undefined;
    const format = titles(async () => {
      other = await write(path);
      return succeed(null);
    });
    valueOf(await write(path, { format }));
    expect(other?.issues).toMatchObject([{ code: "output-in-use" }]);
  });
});

describe("--resume", () => {
  const lines = [firm("A"), firm("B"), "{broken", firm("B"), firm("E")];

  it("after a stop in the middle gives the files of a run that was not stopped", async () => {
    const path = dataset(...lines);
    valueOf(await write(path));
    const whole = filesIn();
    rmSync(out(), { recursive: true });
    const stop = new AbortController();
    const first = valueOf(await write(path, { signal: stop.signal, onFirm: ({ row }) => { if (row === 2) stop.abort(); } }));
    expect(first).toMatchObject({ isStopped: true, indexes: [] });
    expect(existsSync(out("index.xlsx"))).toBe(false);
    const kept: number[] = [];
    const second = valueOf(await write(path, { resume: true, onFirm: ({ row }, isKept) => { if (isKept) kept.push(row); } }));
    expect(kept).toEqual(expect.arrayContaining([1, 2]));
    expect(second.count.rows).toBe(5);
    expect(filesIn()).toEqual(whole);
  });

  it("makes again what is missing, was changed, or is of other answers; and nothing else", async () => {
    const path = dataset(...lines);
    valueOf(await write(path));
    const whole = filesIn();
    rmSync(out("A.html"));
    writeFileSync(out("B.html"), "x".repeat((whole["B.html"] ?? "").length));
    writeFileSync(out(".sme-0123456789ab.part"), "half");
    dataset(...lines.slice(0, 4), firm("E", { assessedOn: "2020-01-01" }));
    const made: number[] = [];
    valueOf(await write(path, { resume: true, onFirm: ({ row }, isKept) => { if (!isKept) made.push(row); } }));
    expect(made.sort()).toEqual([1, 2, 3, 5]);
    const { "index.xlsx": _now, ...now } = filesIn();
    const { "index.xlsx": _then, ...then } = whole;
    expect(now).toEqual(then);
    expect(existsSync(out(".sme-0123456789ab.part"))).toBe(false);
  });

  it("with other options is refused, without --resume told and begun anew", async () => {
    const path = dataset(firm("A"));
    valueOf(await write(path));
    const other = { ...wishes, target: 4 };
    expect((await write(path, { wishes: other, resume: true })).issues).toMatchObject([{ code: "journal-differs", path: "--target", expected: "none", actual: "4" }]);
    let anew = 0;
    const kept: boolean[] = [];
    valueOf(await write(path, { wishes: other, onAnew: () => { anew += 1; }, onFirm: (_, isKept) => void kept.push(isKept) }));
    expect([anew, kept]).toEqual([1, [false]]);
  });
});

describe("the index", () => {
  it("lists every row with its file or its problems, harmless to spreadsheets, and what all come to", async () => {
    const unfinished = JSON.parse(readFileSync(sample("unfinished"), "utf8"));
    const path = dataset(firm("=1+1"), "{broken", JSON.stringify({ ...unfinished, enterprise: { id: "甲 厂" } }));
    valueOf(await write(path));
    const book = readBook(readFileSync(out("index.xlsx")));
    const [index, about] = book.sheets;
    expect(index?.rows.slice(0, 3).map((row) => ["行序", "数据位置", "企业编号", "企业名称", "报告文件", "状态"].map((it) => row.get(it)?.value ?? null))).toEqual([
      [1, "第 1 行", "=1+1", "企业=1+1", "_1_1.html", "已生成"],
      [2, "第 2 行", null, null, null, "数据有误，无法评测"],
      [3, "第 3 行", "甲 厂", null, "甲_厂.html", "已生成"],
    ]);
    expect(index?.cells.get("C2")?.type).toBe("s");
    expect(index?.rows[0]?.get("数字化水平等级")?.value).toBe("四级");
    expect(index?.rows[2]?.get("数字化水平等级")?.value).toMatch(/^.+至.+$/);
    expect(index?.rows[1]?.get("数据与生成问题")?.value).toContain("json-syntax");
    expect(book.parts.get("xl/worksheets/_rels/sheet1.xml.rels")).toContain(`Target="${encodeURIComponent("甲_厂.html")}" TargetMode="External"`);
    const facts = new Map(about?.rows.map((row) => [row.get("项目")?.value, row.get("内容")?.value]));
    expect([facts.get("数据行"), facts.get("已生成报告"), facts.get("数据有误"), facts.get("--chapters")]).toEqual(["3 行", "2 份", "1 行", "summary"]);
  });

  it("says of a row whose id stood before which one, and of a broken row whose it is", async () => {
    valueOf(await write(dataset(firm("F3"), firm("B", { areas: { "no-such-area": 1 } }), firm("F3", {}, "另一企业"))));
    const [index] = readBook(readFileSync(out("index.xlsx"))).sheets;
    expect(index?.rows.slice(0, 3).map((row) => ["企业编号", "企业名称", "报告文件", "说明"].map((it) => row.get(it)?.value ?? null))).toEqual([
      ["F3", "企业F3", "F3.html", null],
      ["B", "企业B", null, null],
      ["F3", "另一企业", "F3-2.html", "编号与行序1相同，请核对是否为同一企业；文件名加了序号"],
    ]);
  });
});

describe("with browsers", () => {
  let temporary = "";
  let before: string | undefined;
  beforeEach(async () => {
    before = process.env["TMPDIR"];
    temporary = await ownTemporaryFolder();
  });
  afterEach(async () => {
    await until(() => processesNaming(temporary).length === 0);
    expect(await profilesIn(temporary)).toEqual([]);
    if (before === undefined) delete process.env["TMPDIR"]; else process.env["TMPDIR"] = before;
  });

  /** The PDF format; `meddle` is called before the report of a firm is printed. */
  const meddling = (meddle: (report: Report) => void): ReportFormat => ({
    ...pdf,
    open: async (options) => {
      const opened = await pdf.open(options);
      return opened.ok ? succeed({ ...opened.value, write: (report) => { meddle(report); return opened.value.write(report); } }) : opened;
    },
  });
  const signal = (name: NodeJS.Signals): void => browsersOf(temporary).forEach((pid) => process.kill(pid, name));

  it("a firm that takes too long costs the others nothing", async () => {
    const format = meddling((report) => { if (report.title.includes("企业A")) signal("SIGSTOP"); });
    const outcomes: string[] = [];
    const { count } = valueOf(await write(dataset(firm("A"), firm("B"), firm("C")), {
      format, browsers: 1, pdf: { cacheDir, timeoutMs: 10_000 }, onFirm: ({ id, outcome, issues }) => void outcomes.push(`${id} ${outcome} ${issues.map((it) => it.code).join()}`),
    }));
    expect(outcomes.sort()).toEqual(["A failed render-timeout", "B written ", "C written "]);
    expect(count).toMatchObject({ byMachine: 1, pages: 2 * (await read(readFileSync(out("B.pdf")))).pages.length });
    expect(Object.keys(filesIn())).toEqual(["B.pdf", "C.pdf", "index.xlsx"]);
  });

  it("a browser killed in the middle costs nothing, and the bytes are the same", async () => {
    const path = dataset(...["A", "B", "C", "D"].map((it) => firm(it)));
    valueOf(await write(path, { format: pdf, browsers: 2 }));
    const whole = filesIn();
    rmSync(out(), { recursive: true });
    mkdirSync(out());
    const { count } = valueOf(await write(path, { format: meddling((report) => { if (report.title.includes("企业C")) signal("SIGKILL"); }), pdf: { cacheDir, rendersPerBrowser: 2 } }));
    expect(count).toMatchObject({ written: 4, failed: 0 });
    expect(filesIn()).toEqual(whole);
  });
});
