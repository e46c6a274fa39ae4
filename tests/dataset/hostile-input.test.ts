/** Datasets somebody damaged, or made to mislead: told, bounded, and never scored as if whole. */
import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, describe, expect, it } from "vitest";
import { isAmong } from "../../src/cli/outputs.js";
import { recordsOf } from "../../src/dataset/batch/score-block.js";
import { openBlocks } from "../../src/dataset/io/open-dataset.js";
import { readDataset } from "../../src/dataset/io/read-dataset.js";
import { isFormFile } from "../../src/dataset/io/read-form.js";
import { readJournal } from "../../src/dataset/io/run/journal.js";
import { runBatch } from "../../src/dataset/io/run-batch.js";
import { issueOfReading } from "../../src/dataset/io/unreadable.js";
import { succeed } from "../../src/issues.js";
import { unwrap } from "../../src/index.js";
import { jobsOf } from "../../src/service/worker/submit.js";
import { pack2024 } from "../support/packs.js";
import { brief } from "../support/sheets.js";
import { batch, filesIn, request, textOf } from "./batch-support.js";
import { listOf } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "sme-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
/** What each row comes to, or what is wrong with all of it. */
const told = async (path: string): Promise<readonly string[]> => {
  const rows = await readDataset({ path, stdin: Readable.from([]), pack: pack2024 }, async (it) => succeed(await listOf(it)));
  return rows.ok ? rows.value.map(({ place, sheet }) => `${place}: ${sheet.ok ? sheet.value.enterprise.id : brief(sheet.issues).join("; ")}`) : rows.issues.map((it) => `${it.code}: ${it.actual}`);
};
const LINE = (id: string): string => `{"pack":"miit-sme-2024","enterprise":{"id":"${id}"}}\n`;

describe("a workbook whose sheet", async () => {
  const parts = unzipSync(await writeXlsx({ sheets: [{ name: "a", rows: [["id"], ["E1"]] }] }));
  const sheet = Object.keys(parts).find((it) => it.endsWith("sheet1.xml")) ?? "";
  const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const head = `<row r="1">${text("A1", "id")}</row>`;
  const row = (no: number, cells: string): string => `<row r="${no}">${cells}</row>`;
  const whole = (rows: string): string => `<worksheet><sheetData>${head}${rows}</sheetData></worksheet>`;
  const of = (xml: string, without: RegExp = /^$/): Uint8Array => zipSync({ ...Object.fromEntries(Object.entries(parts).filter(([name]) => !without.test(name))), [sheet]: strToU8(xml) });

  it.each([
    ["stops within its rows", whole(row(2, text("A2", "E1"))).replace("</sheetData></worksheet>", ""), "a damaged workbook (the sheet is cut off)"],
    ["stops behind its rows", whole(row(2, text("A2", "E1"))).replace("</worksheet>", ""), "a damaged workbook (the sheet is cut off)"],
    ["holds a cell twice", whole(row(2, text("A2", "E1") + text("A2", "E2"))), "a damaged workbook (A2 twice)"],
    ["holds a cell twice, once without a place", whole(row(2, `${text("B2", "x")}${text("A2", "E1")}${text("A2", "E1").replace(" r=\"A2\"", "")}`)), "a damaged workbook (B2 twice)"],
    ["holds a cell of another row", whole(row(2, text("A9", "E1"))), "a damaged workbook (row 2)"],
    ["names a text that is not there", whole(row(2, "<c r=\"A2\" t=\"s\"><v>99</v></c>")), "a damaged workbook (A2 names a text that is not there)"],
    ["names no text", whole(row(2, "<c r=\"A2\" t=\"s\"></c>")), "a damaged workbook (A2 names a text that is not there)"],
    ["has rows upon rows that hold nothing", whole(row(2, text("A2", "E1")) + "<row/>".repeat(40_000)), "more rows that hold nothing than a spreadsheet has"],
  ])("%s is told", async (_what, xml, actual) => expect(await told(put("a.xlsx", of(xml)))).toEqual([`dataset-unreadable: ${actual}`]));

  it("names texts of a table that is missing is told", async () => {
    const shared = put("shared.xlsx", of(whole(row(2, "<c r=\"A2\" t=\"s\"><v>0</v></c>")), /sharedStrings/));
    expect(await told(shared)).toEqual(["dataset-unreadable: a damaged workbook (A2 names a text that is not there)"]);
  });

  it("is right is read, however its tags are cut into chunks", async () => {
    const rows = Array.from({ length: 4000 }, (_, i) => row(i + 2, `${text(`A${i + 2}`, `E${"x".repeat(i % 37)}`)}`)).join("");
    expect((await told(put("long.xlsx", of(whole(rows))))).length).toBe(4000);
  });
});

describe("a text", () => {
  it("with one byte that is none breaks that row only, wherever it stands", async () => {
    const csv = (more: Uint8Array): Uint8Array => Buffer.concat([Buffer.from("id,name\nE1,a\nE2,"), more, Buffer.from("\nE3,c\n")]);
    expect(await told(put("bad.csv", csv(Buffer.of(0xff))))).toEqual(["line 2: E1", "line 3: row-unreadable ", "line 4: E3"]);
    expect(await told(put("bad-last.csv", Buffer.concat([Buffer.from("id\nE1\n"), Buffer.of(0xe9)])))).toEqual(["line 2: E1", "line 3: row-unreadable "]);
    expect(await told(put("bad.ndjson", Buffer.concat([Buffer.of(0xff, 0x0a), Buffer.from(LINE("E1"))])))).toEqual(["line 1: row-unreadable ", "line 2: E1"]);
    expect(await told(put("none.csv", Buffer.of(0xff, 0x0a, 0xff)))).toEqual(["dataset-unreadable: neither"]);
  });

  it("with a zero breaks that row only, early and late", async () => {
    const good = LINE("E1");
    const bad = LINE("E\u0000");
    const [early, late] = [await told(put("early.ndjson", bad + good.repeat(40))), await told(put("late.ndjson", good.repeat(40) + bad))];
    expect(early[0]?.replace("line 1", "")).toEqual(late[40]?.replace("line 41", ""));
    expect([early.slice(1).every((it) => it.endsWith(": E1")), late.slice(0, 40).every((it) => it.endsWith(": E1"))]).toEqual([true, true]);
    expect(late[40]).toContain("json-");
  });

  it("whose lines end with CR alone is told", async () =>
    expect(await told(put("cr.ndjson", (LINE("E1") + LINE("E2")).replaceAll("\n", "\r")))).toEqual(["dataset-unreadable: lines that end with CR alone"]));

  it.each(["\n", "\r\n", " \n"])("keeps its line numbers behind blank lines (%j)", async (blank) => {
    const many = blank.repeat(3000);
    expect((await told(put("blank.csv", `${many}id\n${many}E1\n${many}E2\n`)))).toEqual(["line 6002: E1", "line 9003: E2"]);
    expect(await told(put("blank.ndjson", `${many}${LINE("E1")}${many}${LINE("E2")}`))).toEqual(["line 3001: E1", "line 6002: E2"]);
    const { blocks, pack, head } = unwrap(await openBlocks({ path: put("blank2.csv", `id\nE1\n${many}\nE1,,\n`), pack: pack2024 }));
    expect((await listOf(blocks)).flatMap((it) => recordsOf(it, pack, head)).map((it) => it.id)).toEqual(["E1", "E1"]);
  });

  it("that changes while it is read is told", async () => {
    const path = put("growing.ndjson", LINE("E1").repeat(60_000));
    const { blocks } = unwrap(await openBlocks({ path }));
    appendFileSync(path, LINE("E2"));
    const error: unknown = await listOf(blocks).catch((it: unknown) => it);
    expect(issueOfReading(error)).toMatchObject({ code: "dataset-unreadable", actual: "changed while it was read" });
  });
});

describe.skipIf(process.platform === "win32")("a named pipe", () => {
  const pipe = (path: string): string => {
    execFileSync("mkfifo", [path]);
    return path;
  };
  it("in a folder of forms is a row with an issue", async () => {
    mkdirSync(join(folder, "forms"));
    pipe(join(folder, "forms", "a.json"));
    const form = pipe(join(folder, "forms", "b.xlsx"));
    expect(await told(join(folder, "forms"))).toEqual(["a.json: file-unreadable ", "b.xlsx: file-unreadable "]);
    expect(await isFormFile(form)).toBe(false);
  });

  it("that nobody writes, and standard input that gives nothing, end with the signal and without a word", async () => {
    for (const path of [pipe(join(folder, "nobody")), "-"]) {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 50);
      const ran = await runBatch(request(join(folder, "stopped.ndjson"), { path, stdin: new PassThrough(), signal: stop.signal }));
      expect(ran).toEqual({ ok: false, issues: [] });
    }
    expect(filesIn(folder).filter((it) => it.startsWith("stopped"))).toEqual([]);
  });
});

describe("an output", () => {
  it.skipIf(process.platform === "win32")("is not written through links that lie beside it", async () => {
    const own = mkdtempSync(join(folder, "links-"));
    writeFileSync(join(own, "victim"), "keep");
    for (const it of ["part", "journal", "draft", "lock"]) symlinkSync(join(own, "victim"), join(own, `out.ndjson.${it}`));
    expect((await batch(join(own, "out.ndjson"))).ok).toBe(true);
    expect([textOf(own, "victim"), filesIn(own)]).toEqual(["keep", ["out.ndjson", "out.ndjson.summary.json", "victim"]]);
  });

  it("is not the input under another name", async () => {
    const path = put("one.ndjson", LINE("E1"));
    const other = join(folder, "other.ndjson");
    linkSync(path, other);
    expect([await isAmong(other, [path]), await isAmong(other, [put("two.ndjson", "")]), await isAmong("-", ["-"])]).toEqual([true, false, false]);
  });

  it.skipIf(process.platform !== "linux")("is free when its process ended and only its number is kept", async () => {
    const own = mkdtempSync(join(folder, "zombie-"));
    const parent = spawn("sh", ["-c", "sh -c 'echo $$' & exec sleep 20"]);
    try {
      const pid = await new Promise<number>((resolve) => parent.stdout.once("data", (it) => resolve(Number(it))));
      const fields = (): readonly string[] => readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
      while (fields()[0] !== "Z") await new Promise((resolve) => setTimeout(resolve, 10));
      writeFileSync(join(own, "out.ndjson.lock"), JSON.stringify({ pid, host: hostname(), space: readlinkSync("/proc/self/ns/pid"), started: fields()[19] }));
      expect((await batch(join(own, "out.ndjson"))).issues).toEqual([]);
    } finally {
      parent.kill();
    }
  });

  it("is gone on with from a journal nobody changed", async () => {
    const own = mkdtempSync(join(folder, "journal-"));
    const stop = new AbortController();
    await batch(join(own, "out.ndjson"), undefined, { signal: stop.signal, onProgress: ({ rows }) => (rows >= 12 ? stop.abort() : undefined) });
    const journal = join(own, "out.ndjson.journal");
    const before = (await readJournal(journal))?.entries.length ?? 0;
    expect(before).toBeGreaterThan(2);
    const lines = readFileSync(journal, "utf8").split("\n");
    writeFileSync(journal, lines.map((it, i) => (i === 2 ? it.replace("\"rows\":3", "\"rows\":4") : it)).join("\n"));
    expect((await readJournal(journal))?.entries.length).toBe(1);
    expect(unwrap(await batch(join(own, "out.ndjson"), undefined, { resume: true })).summary.rows).toBe(60);
  });
});

it("a farm is given a list of tasks", async () =>
  expect((await jobsOf({ path: folder }, { kind: "score" })).issues).toMatchObject([{ code: "field-invalid", path: "tasks", expected: "a list" }]));
