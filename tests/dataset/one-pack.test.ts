/** All sheets of a dataset answer one pack: what scores a run and what reads the rows for a list or a cohort take the same rows for broken. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, describe, expect, it } from "vitest";
import { readFirms } from "../../src/cli/dataset-input.js";
import { recordsOf } from "../../src/dataset/index.js";
import { openBlocks } from "../../src/dataset/io/open-dataset.js";
import { unwrap } from "../../src/index.js";
import type { ToldIssue } from "../../src/issues.js";
import { listOf } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "sme-one-pack-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Row = readonly [id: string, pack: string | null];
/** The first row names none: the dataset's pack is that of the first that does. */
const rows: readonly Row[] = [["A", null], ["B", "miit-sme-2024"], ["C", null], ["D", "elsewhere"], ["E", "miit-sme-2024"]];

const forms: readonly (readonly [name: string, make: (rows: readonly Row[]) => string | Promise<Uint8Array>])[] = [
  ["a.ndjson", (all) => all.map(([id, pack]) => `${JSON.stringify({ ...(pack !== null && { pack }), enterprise: { id } })}\n`).join("")],
  ["a.csv", (all) => `id,pack\n${all.map(([id, pack]) => `${id},${pack ?? ""}\n`).join("")}`],
  ["a.xlsx", (all) => writeXlsx({ sheets: [{ name: "a", rows: [["id", "pack"], ...all.map((it) => [...it])] }] })],
];

interface Taken {
  readonly scored: readonly string[];
  readonly broken: readonly string[];
}

const told = (issues: readonly ToldIssue[]): readonly string[] => issues.map(({ code, expected, actual }) => `${code}: ${expected}, ${actual}`);

async function asRun(path: string): Promise<Taken> {
  const { blocks, pack, head } = unwrap(await openBlocks({ path, stdin: Readable.from([]) }));
  const records = (await listOf(blocks)).flatMap((it) => recordsOf(it, pack, head));
  return {
    scored: records.flatMap(({ id, level }) => (level === null ? [] : [id ?? "?"])),
    broken: records.flatMap(({ level, issues }) => (level === null ? told(issues) : [])),
  };
}

async function asFirms(path: string): Promise<Taken> {
  const { firms, broken } = unwrap(await readFirms({ path, stdin: Readable.from([]) }));
  return { scored: firms.map((it) => it.enterprise.id), broken: broken.flatMap((it) => told(it.issues)) };
}

describe("one pack a dataset", () => {
  it.each(forms)("%s: rows that name none answer it, rows that name another are broken, in a run and for a cohort alike", async (name, make) => {
    const path = join(folder, name);
    writeFileSync(path, await make(rows));
    const expected: Taken = { scored: ["A", "B", "C", "E"], broken: ["pack-mismatch: miit-sme-2024, elsewhere"] };
    expect(await asRun(path)).toEqual(expected);
    expect(await asFirms(path)).toEqual(expected);
  });

  it.each(forms)("%s: where none is named, every row lacks it", async (name, make) => {
    const path = join(folder, name);
    writeFileSync(path, await make([["A", null], ["B", null]]));
    expect((await openBlocks({ path, stdin: Readable.from([]) })).issues.map((it) => it.code)).toEqual(["pack-missing"]);
    expect(new Set((await readFirms({ path, stdin: Readable.from([]) })).issues.map((it) => it.code))).toEqual(new Set(["pack-missing"]));
  });
});
