/** `mergeShards`: the bytes of one run, whatever the number of shards; and every way in which shards do not fit. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { mergeShards } from "../../src/dataset/io/merge-shards.js";
import { formatIssue, unwrap, type Result } from "../../src/index.js";
import { batch, filesIn, firms, newFolder, textOf } from "./batch-support.js";

let folder: string;
beforeEach(() => {
  folder = newFolder();
  return () => rmSync(folder, { recursive: true });
});
const at = (name: string): string => join(folder, name);
const merge = (shards: readonly string[], out = at("all.ndjson")): Promise<Result<unknown>> => mergeShards({ shards, out, stdout: new PassThrough(), format: "ndjson" });

async function shardsOf(of: number, lines: readonly string[] = firms, name = "s"): Promise<readonly string[]> {
  const paths = Array.from({ length: of }, (_, i) => at(`${name}${i + 1}.ndjson`));
  for (const [i, path] of paths.entries()) unwrap(await batch(path, lines, { shard: { index: i + 1, of } }));
  return paths;
}

describe("shards put together", () => {
  it("are the same bytes as one run, in any number, given in any order, whatever the rows", async () => {
    const cases = fc.record({
      rows: fc.array(fc.constantFrom(...firms.slice(0, 12), "{", "[]"), { minLength: 1, maxLength: 40 }),
      of: fc.integer({ min: 1, max: 8 }), turn: fc.nat({ max: 7 }),
    });
    await fc.assert(fc.asyncProperty(cases, async ({ rows, of, turn }) => {
      unwrap(await batch(at("one.ndjson"), rows));
      const shards = await shardsOf(of, rows);
      unwrap(await merge([...shards.slice(turn % of), ...shards.slice(0, turn % of)]));
      expect(textOf(folder, "all.ndjson")).toBe(textOf(folder, "one.ndjson"));
      expect(textOf(folder, "all.ndjson.summary.json")).toBe(textOf(folder, "one.ndjson.summary.json"));
    }), { numRuns: 15 });
  });

  it("each have a summary of their own that says which they are", async () => {
    await shardsOf(3);
    expect(JSON.parse(textOf(folder, "s2.ndjson.summary.json"))).toMatchObject({ rows: 21, shard: { index: 2, of: 3 } });
    expect(filesIn(folder)).toHaveLength(9);
  });

  it("may have been interrupted and gone on with", async () => {
    const controller = new AbortController();
    const shard = { index: 1, of: 2 };
    unwrap(await batch(at("s1.ndjson"), firms, { shard, signal: controller.signal, onProgress: ({ rows }) => { if (rows >= 15) controller.abort(); } }));
    unwrap(await batch(at("s1.ndjson"), firms, { shard, resume: true }));
    unwrap(await batch(at("s2.ndjson"), firms, { shard: { index: 2, of: 2 } }));
    unwrap(await batch(at("one.ndjson")));
    unwrap(await merge([at("s2.ndjson"), at("s1.ndjson")]));
    expect(textOf(folder, "all.ndjson")).toBe(textOf(folder, "one.ndjson"));
  });

  it("over an interrupted run clear that away, and say so", async () => {
    const shards = await shardsOf(2);
    const controller = new AbortController();
    unwrap(await batch(at("all.ndjson"), firms, { signal: controller.signal, onProgress: () => controller.abort() }));
    let said = 0;
    const over = (): Promise<Result<unknown>> => mergeShards({ shards, out: at("all.ndjson"), stdout: new PassThrough(), format: "ndjson", onAnew: () => { said += 1; } });
    unwrap(await over());
    expect(filesIn(folder).filter((it) => it.startsWith("all"))).toEqual(["all.ndjson", "all.ndjson.summary.json"]);
    unwrap(await over());
    expect(said).toBe(1);
  });

  it("go to a stream as well", async () => {
    const stdout = new PassThrough();
    const chunks: Buffer[] = [];
    stdout.on("data", (it: Buffer) => chunks.push(it));
    unwrap(await mergeShards({ shards: await shardsOf(2), out: "-", stdout, format: "ndjson" }));
    unwrap(await batch(at("one.ndjson")));
    expect(Buffer.concat(chunks).toString()).toBe(textOf(folder, "one.ndjson"));
  });
});

describe("what does not fit is named, and nothing written", () => {
  const refused = async (shards: readonly string[]): Promise<readonly string[]> => {
    const merged = await merge(shards);
    expect(filesIn(folder).filter((it) => it.startsWith("all"))).toEqual([]);
    return merged.ok ? [] : merged.issues.map(formatIssue);
  };

  it("a shard that is missing", async () => {
    const [first = "", , third = ""] = await shardsOf(3);
    expect(await refused([third, first])).toEqual([expect.stringMatching(/^error shards-do-not-fit.*shard 2\/3/)]);
  });

  it("a shard given twice", async () => {
    const [first = "", second = ""] = await shardsOf(2);
    copyFileSync(second, at("copy.ndjson"));
    copyFileSync(`${second}.shard.json`, at("copy.ndjson.shard.json"));
    expect(await refused([first, second, at("copy.ndjson")])).toEqual([expect.stringMatching(/^error shards-do-not-fit.*copy.ndjson.*each shard once/)]);
  });

  it("shards of other rows, though as many", async () => {
    const [first = ""] = await shardsOf(2);
    const [, second = ""] = await shardsOf(2, firms.map((it, i) => (i === 0 ? it.replace("E", "F") : it)), "t");
    expect(await refused([first, second])).toEqual([expect.stringMatching(/^error shards-do-not-fit.*t2.ndjson.*rows/)]);
  });

  it("shards of another number", async () => {
    const [first = ""] = await shardsOf(2);
    const [, second = ""] = await shardsOf(3, firms, "t");
    expect((await refused([first, second])).join("\n")).toMatch(/t2.ndjson.*2 shards/);
  });

  it("another engine", async () => {
    const [first = "", second = ""] = await shardsOf(2);
    writeFileSync(`${second}.shard.json`, readFileSync(`${second}.shard.json`, "utf8").replace(/"engineVersion":"[^"]*"/, '"engineVersion":"0.0.1"'));
    expect(await refused([first, second])).toEqual([expect.stringMatching(/^error shards-do-not-fit.*engine/)]);
  });

  it("records that were changed, or cut off", async () => {
    const [first = "", second = ""] = await shardsOf(2);
    const records = readFileSync(second, "utf8");
    writeFileSync(second, records.replace('"level":', '"levle":'));
    expect(await refused([first, second])).toEqual([expect.stringMatching(/^error shards-do-not-fit.*s2.ndjson/)]);
    writeFileSync(second, records.slice(1));
    expect(await refused([first, second])).toEqual([expect.stringMatching(/^error shards-do-not-fit.*bytes/)]);
  });

  it("blocks that are not its own, or no list of blocks at all", async () => {
    const [first = "", second = ""] = await shardsOf(2);
    const file = JSON.parse(readFileSync(`${second}.shard.json`, "utf8"));
    writeFileSync(`${second}.shard.json`, JSON.stringify({ ...file, parts: file.parts.slice(1) }));
    expect(await refused([first, second])).toEqual([expect.stringMatching(/^error shards-do-not-fit.*the blocks of shard 2\/2/)]);
    writeFileSync(`${second}.shard.json`, "{}");
    expect((await refused([first, second])).length).toBeGreaterThan(0);
  });

  it("a run without shards, and a file that is none", async () => {
    unwrap(await batch(at("one.ndjson")));
    expect(await refused([at("one.ndjson"), at("none.ndjson")])).toEqual([expect.stringMatching(/one.ndjson.shard.json/), expect.stringMatching(/none.ndjson.shard.json/)]);
  });
});
