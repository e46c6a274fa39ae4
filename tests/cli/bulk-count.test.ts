/** Rows counted for the time left: of every form of a dataset, without reading a pipe dry or keeping who wants to stop. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, expect, it } from "vitest";
import { countRows } from "../../src/cli/bulk/count-rows.js";
import { csvOf, ndjsonOf, sampleSheets } from "../../scripts/sample-dataset.mjs";

const folder = mkdtempSync(join(tmpdir(), "sme-count-"));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const given = sampleSheets(2500);
const count = (path: string, signal = new AbortController().signal): Promise<number | null> => countRows({ path }, signal);

it("of text, packed or not, its last line with or without an end", async () => {
  expect(await count(put("a.ndjson", ndjsonOf(given)))).toBe(given.length);
  expect(await count(put("a.csv", csvOf(given).trimEnd()))).toBe(given.length);
  expect(await count(put("a.csv.gz", gzipSync(csvOf(given))))).toBe(given.length);
});

it("of a workbook, and of a folder", async () => {
  const rows = csvOf(given.slice(0, 9)).replace("\ufeff", "").trim().split(/\r?\n/).map((it) => it.split(","));
  expect(await count(put("a.xlsx", await writeXlsx({ sheets: [{ name: "1", rows }] })))).toBe(9);
  mkdirSync(join(folder, "sheets"));
  for (const [i, it] of given.slice(0, 3).entries()) put(join("sheets", `${i}.json`), JSON.stringify(it));
  expect(await count(join(folder, "sheets"))).toBe(3);
});

it("nobody knows of a pipe, of what is damaged, of what is not there, and when it was stopped", async () => {
  spawnSync("mkfifo", [join(folder, "pipe")]);
  const stopped = AbortSignal.abort();
  expect(await Promise.all([
    count(join(folder, "pipe")), count(put("cut.gz", gzipSync(ndjsonOf(given)).subarray(0, -30))), count(join(folder, "none")), count(put("b.ndjson", ndjsonOf(given)), stopped),
  ])).toEqual([null, null, null, null]);
});
