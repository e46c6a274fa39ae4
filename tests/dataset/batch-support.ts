/** Runs over blocks of a few lines each, for the tests of `batch` and `merge`. */
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { Block } from "../../src/dataset/batch/blocks.js";
import type { OpenBlocks } from "../../src/dataset/io/open-dataset.js";
import { runBatch, type BatchParts, type BatchRequest, type BatchRun } from "../../src/dataset/io/run-batch.js";
import { succeed, type Result } from "../../src/issues.js";
import { root } from "../support/cli.js";
import { pack2024 } from "../support/packs.js";

export const firms: readonly string[] = readFileSync(join(root, "fixtures", "datasets", "sample-firms.ndjson"), "utf8").trimEnd().split("\n").slice(0, 60);

export const newFolder = (): string => mkdtempSync(join(tmpdir(), "sme-batch-"));
export const filesIn = (folder: string): readonly string[] => readdirSync(folder).sort();
export const textOf = (folder: string, name: string): string => readFileSync(join(folder, name), "utf8");

const LINES = 3;

/** Blocks of three lines; a line `throw` fails as reading does. */
export async function* blocksOf(lines: readonly string[]): AsyncGenerator<Block, void> {
  for (let no = 0; no * LINES < lines.length; no += 1) {
    const own = lines.slice(no * LINES, (no + 1) * LINES);
    if (own.includes("throw")) throw Object.assign(new Error("EIO: i/o error, read"), { code: "EIO", errno: -5, syscall: "read" });
    yield { kind: "lines", no, firstLine: no * LINES + 1, bytes: new TextEncoder().encode(own.map((it) => `${it}\n`).join("")) };
  }
}

export const partsFor = (lines: readonly string[], more: Partial<BatchParts> = {}): BatchParts => ({
  openBlocks: () => Promise.resolve<Result<OpenBlocks>>(succeed({ pack: pack2024, head: null, blocks: blocksOf(lines), total: null, read: () => 0, close: () => Promise.resolve() })),
  ...more,
});

export const request = (out: string, more: Partial<BatchRequest> = {}): BatchRequest => ({
  path: "firms.ndjson", stdin: new PassThrough(), stdout: new PassThrough(), out, format: "ndjson", workers: 1, resume: false, strict: false, shard: null, ...more,
});

export const batch = (out: string, lines: readonly string[] = firms, more: Partial<BatchRequest> = {}, parts: Partial<BatchParts> = {}): Promise<Result<BatchRun>> =>
  runBatch(request(out, more), partsFor(lines, parts));
