/** What a path of a comparison holds: run or dataset, told by its content, and the pack a run was scored with. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GivenRecord } from "../../../src/dataset/compare/entries.js";
import { writeXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { csvOf, ndjsonOf } from "../../../scripts/sample-dataset.mjs";
import type { ScoreRecord } from "../../../src/dataset/batch/record.js";
import { openRun, UnreadableRun } from "../../../src/dataset/io/read-records.js";
import { readAnswers, unwrap, type LoadedPack } from "../../../src/index.js";
import { formXlsx } from "../../../src/report/xlsx/index.js";
import { pack2024, patchedPack } from "../../support/packs.js";
import { allAreasAt, answersWorth, brief, sheetWith } from "../../support/sheets.js";
import { record } from "./support.js";

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-records-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const sheet = { answers: answersWorth[20], areas: allAreasAt(1) };
const records = ["A", "B", "C"].map((id) => record(id, sheet));
const lines = records.map((it) => `${JSON.stringify(it)}\n`).join("");
const summary = (sha256: string, id = "miit-sme-2024"): string => JSON.stringify({
  summaryVersion: 1, rows: 3, scored: 3, broken: 0, incomplete: 0, levels: {}, issues: {}, shard: null, receipt: { engineVersion: "0", pack: { id, version: "1.0.0", sha256 } },
});

const open = (path: string, pack?: LoadedPack, input = "") => openRun({ path, stdin: Readable.from(input === "" ? [] : [Buffer.from(input)]), pack });
async function all(given: AsyncIterable<readonly GivenRecord[]>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const part of given) for (const { place, read } of part) found.push(`${place}: ${read.ok ? (read.value as { id: string }).id : brief(read.issues).join()}`);
  return found;
}
const read = async (path: string, pack?: LoadedPack, input?: string): Promise<readonly string[]> => all(unwrap(await open(path, pack, input)).records);

describe("a run", () => {
  it.each<[string, string | Uint8Array]>([
    ["plain.ndjson", lines], ["marked.ndjson", `\uFEFF${lines}`], ["crlf.ndjson", lines.replaceAll("\n", "\r\n")], ["packed.ndjson.gz", gzipSync(lines)], ["unnamed", gzipSync(lines)], ["open-end.ndjson", lines.trimEnd()],
  ])("%s", async (name, content) => {
    expect(await read(write(name, content), pack2024)).toEqual(["line 1: A", "line 2: B", "line 3: C"]);
  });

  it("from standard input", async () => {
    expect(await read("-", pack2024, lines)).toEqual(["line 1: A", "line 2: B", "line 3: C"]);
  });

  it("broken lines keep their number and break no other; blank ones are none", async () => {
    const [a = "", b = "", c = ""] = lines.split("\n");
    const path = write("broken.ndjson", Buffer.concat([Buffer.from(`{oops\n\n${a}\n`), Buffer.from([0x22, 0xff, 0xfe, 0x0a]), Buffer.from(`${b}\n"${"x".repeat(5 * 2 ** 20)}"\n${c}`)]));
    expect(await read(path, pack2024)).toEqual(["line 1: record-invalid ", "line 3: A", "line 4: record-invalid ", "line 5: B", "line 6: row-too-long ", "line 7: C"]);
  });
});

describe("a dataset", () => {
  const sheets = ["A", "B"].map((id) => `${JSON.stringify(sheetWith({ ...sheet, enterprise: { id } }))}\n`).join("");

  it.each<[string, string | Uint8Array]>([["sheets.ndjson", sheets], ["sheets.ndjson.gz", gzipSync(sheets)], ["sheets.csv", "id,pack\nA,miit-sme-2024\nB,miit-sme-2024\n"]])("%s is scored on the way", async (name, content) => {
    expect(await read(write(name, content))).toEqual([": A", ": B"]);
  });

  it("also from standard input", async () => {
    expect(await read("-", undefined, sheets)).toEqual([": A", ": B"]);
    expect(unwrap(await open(write("s.ndjson", sheets))).isRun).toBe(false);
  });
});

describe("the pack of a run", () => {
  const inFolder = (name: string, beside: string | null): string => {
    mkdirSync(join(folder, name));
    if (beside !== null) write(join(name, "r.ndjson.summary.json"), beside);
    return write(join(name, "r.ndjson"), lines);
  };
  const codes = async (path: string, pack?: LoadedPack): Promise<readonly string[]> => brief((await open(path, pack)).issues).map((it) => it.replaceAll(folder, ""));

  it("is the one its summary names", async () => {
    expect(unwrap(await open(inFolder("named", summary(pack2024.sha256)))).pack).toBe(pack2024);
  });

  it("is none other than that", async () => {
    expect(await codes(inFolder("other", summary("0".repeat(64))))).toEqual(["pack-mismatch /other/r.ndjson.summary.json: receipt.pack"]);
    expect(await codes(join(folder, "other", "r.ndjson"), pack2024)).toEqual(["pack-mismatch /other/r.ndjson.summary.json: receipt.pack"]);
  });

  it("is not guessed", async () => {
    expect(await codes(inFolder("none", null))).toEqual(["pack-missing /none/r.ndjson"]);
    expect(await codes(inFolder("unknown", summary(pack2024.sha256, "no-such-pack")))).toEqual(["pack-unknown /unknown/r.ndjson.summary.json: receipt.pack.id"]);
    expect(await codes(inFolder("damaged", "{"))).toEqual([expect.stringMatching(/^json-syntax \/damaged\/r.ndjson.summary.json: line 1/)]);
    expect(await codes(inFolder("strange", "{}"))).toContain("required-missing /strange/r.ndjson.summary.json: receipt");
  });
});

it("a compressed run that is cut off is not taken for a shorter one", async () => {
  const many = Array.from({ length: 3000 }, (_, i) => `${JSON.stringify({ ...records[0], id: `F${i}` })}\n`).join("");
  const opened = unwrap(await open(write("cut.ndjson.gz", gzipSync(many, { level: 0 }).subarray(0, -100_000)), pack2024));
  await expect(all(opened.records)).rejects.toThrow(UnreadableRun);
});

it("no such file", async () => {
  expect(brief((await open(join(folder, "no.ndjson"))).issues)).toEqual([`file-unreadable ${join(folder, "no.ndjson")}`]);
});

describe("sheets of one pack under another", () => {
  const variantOf = (id: string, points: number): LoadedPack => patchedPack({
    definition: [{ op: "replace", path: "/id", value: id }, { op: "replace", path: "/levels/1/rule/and/0/>=/1", value: points }], wording: [{ op: "replace", path: "/pack", value: id }],
  });
  const [stricter, own] = [variantOf("stricter", 45), variantOf("own", 40)];
  const given = ["A", "B"].map((id) => ({ pack: "miit-sme-2024", enterprise: { id }, answers: answersWorth[40], areas: Object.fromEntries(Object.keys(allAreasAt(2)).map((it) => [it, 2])) }));
  const levels = async (path: string, formPacks?: readonly LoadedPack[], pack = stricter): Promise<readonly (string | number | null)[]> => {
    const found: (string | number | null)[] = [];
    for await (const part of unwrap(await openRun({ path, pack, formPacks })).records) {
      for (const { read } of part) {
        const { id, level, issues } = unwrap(read) as ScoreRecord;
        found.push(id, level, ...issues.map((it) => it.code));
      }
    }
    return found;
  };
  const paths = async (): Promise<readonly string[]> => [
    write("given.ndjson", ndjsonOf(given)), write("given.csv", csvOf(given)),
    write("given.xlsx", await writeXlsx({ sheets: [{ name: "S", rows: Papa.parse<string[]>(csvOf(given).replace(/^\uFEFF/, "").trim()).data }] })),
  ];

  it("are scored by the one asked for, in every form of a table, where that is wanted", async () => {
    for (const path of await paths()) {
      expect(await levels(path, [])).toEqual(["A", 1, "B", 1]);
      expect(await levels(path, [], pack2024)).toEqual(["A", 2, "B", 2]);
    }
  });

  it("elsewhere name another pack", async () => {
    for (const path of await paths()) expect(await levels(path)).toEqual(["A", null, "pack-mismatch", "B", null, "pack-mismatch"]);
  });

  it("as forms are read by the pack they were made of: one that is built in, or one of those given", async () => {
    const one = { ...given[0], enterprise: { id: "F" } };
    mkdirSync(join(folder, "forms"));
    const path = write("forms/F.xlsx", await formXlsx(pack2024, unwrap(readAnswers(one))));
    expect(await levels(path, [])).toEqual(["F", 1]);
    expect(await levels(join(folder, "forms"), [])).toEqual(["F", 1]);
    expect((await levels(path)).slice(1)).toEqual([null, "form-of-other-pack"]);
    const ownForm = write("own.xlsx", await formXlsx(own, unwrap(readAnswers({ ...one, pack: "own" }, own))));
    expect(await levels(ownForm, [own, stricter])).toEqual(["F", 1]);
    expect((await levels(ownForm, []))[1]).toBeNull();
  });
});

describe("what is no run", () => {
  it("a table of results, as batch writes it: by ids or by names", async () => {
    for (const head of ["id,level,levelBest,points,completeness,foundation", "企业编号,等级,补全后最高等级,得分,完成度,数字化基础"]) {
      expect((await open(write("results.csv", `${head}\nA,1,1,20,1,10\n`))).issues).toMatchObject([{ code: "dataset-unreadable", expected: "answer sheets; of a run give its NDJSON" }]);
    }
  });

  it("a part of one", async () => {
    write("part.ndjson.summary.json", summary(pack2024.sha256).replace('"shard":null', '"shard":{"index":2,"of":3}'));
    expect((await open(write("part.ndjson", lines))).issues).toMatchObject([{ code: "shards-do-not-fit", path: join(folder, "part.ndjson"), actual: "shard 2/3" }]);
    write("whole.ndjson.summary.json", summary(pack2024.sha256).replace('"shard":null', '"shard":{"index":1,"of":1}'));
    expect(await read(write("whole.ndjson", lines))).toHaveLength(3);
  });
});
