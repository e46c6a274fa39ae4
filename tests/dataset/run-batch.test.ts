/** `runBatch`: the same bytes whatever happens on the way, and what is refused. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { hostname as nameOfHost } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBlocks } from "../../src/dataset/io/open-dataset.js";
import { openRun } from "../../src/dataset/io/read-records.js";
import { runBatch } from "../../src/dataset/io/run-batch.js";
import { readJournal } from "../../src/dataset/io/run/journal.js";
import { unwrap, type Issue, type Result } from "../../src/index.js";
import { root } from "../support/cli.js";
import { brief } from "../support/sheets.js";
import { batch, filesIn, firms, newFolder, request, textOf } from "./batch-support.js";

const hostname = nameOfHost();
const broken = (lines: readonly string[], ...places: readonly number[]): readonly string[] => lines.map((it, i) => (places.includes(i) ? "{" : it));
const workers = newFolder();
const workerFile = pathToFileURL(join(workers, "batch-worker.mjs"));
const deadly = pathToFileURL(join(workers, "deadly.mjs"));
const silent = pathToFileURL(join(workers, "silent.mjs"));

let folder: string;
let out: string;
let whole: readonly [records: string, summary: string];

beforeAll(async () => {
  await build({
    entryPoints: [join(root, "src", "dataset", "io", "batch-worker.ts")], outfile: join(workers, "batch-worker.mjs"), bundle: true, platform: "node", format: "esm",
    mainFields: ["module", "main"], banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" }, logLevel: "error",
  });
  writeFileSync(join(workers, "deadly.mjs"), "import { parentPort } from 'node:worker_threads'; let n = 0; parentPort.on('message', () => { n += 1; throw new Error('no memory left'); });");
  writeFileSync(join(workers, "silent.mjs"), "import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => process.exit(7));");
  const folder = newFolder();
  unwrap(await batch(join(folder, "r.ndjson")));
  whole = [textOf(folder, "r.ndjson"), textOf(folder, "r.ndjson.summary.json")];
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  folder = newFolder();
  out = join(folder, "r.ndjson");
  return () => rmSync(folder, { recursive: true });
});
afterAll(() => rmSync(workers, { recursive: true }));

const made = (): readonly [string, string] => [textOf(folder, "r.ndjson"), textOf(folder, "r.ndjson.summary.json")];
const stopAfter = (rows: number) => {
  const controller = new AbortController();
  return { signal: controller.signal, onProgress: (it: { readonly rows: number }) => { if (it.rows >= rows) controller.abort(); } };
};

describe("a run", () => {
  it("writes a record a row in their order, a summary beside them, and leaves nothing else", async () => {
    const run = unwrap(await batch(out));
    expect(run.isWhole).toBe(true);
    expect(filesIn(folder)).toEqual(["r.ndjson", "r.ndjson.summary.json"]);
    expect(whole[0].trimEnd().split("\n").map((it) => JSON.parse(it).id)).toEqual(firms.map((it) => JSON.parse(it).enterprise.id));
    expect(JSON.parse(textOf(folder, "r.ndjson.summary.json"))).toEqual(run.summary);
    expect(run.summary).toMatchObject({ rows: 60, scored: 60, broken: 0, shard: null });
  });

  it("needs no more than an input and an output, whose ending is the format", async () => {
    const path = join(folder, "in.ndjson");
    writeFileSync(path, `${firms.join("\n")}\n`);
    unwrap(await runBatch({ path, out }));
    expect(made()).toEqual(whole);
    unwrap(await runBatch({ path, out: join(folder, "r.csv") }));
    expect(textOf(folder, "r.csv").split("\r\n")[0]).toMatch(/^\ufeff?id,level,/);
    expect(textOf(folder, "r.csv.summary.json")).toBe(whole[1]);
  });

  it.each([2, 4])("writes the same bytes on %i threads", async (count) => {
    unwrap(await batch(out, firms, { workers: count }, { workerFile }));
    expect(made()).toEqual(whole);
  });

  it("counts a broken row, tells it with its line, and goes on", async () => {
    const told: Issue[] = [];
    const { summary } = unwrap(await batch(out, broken(firms, 4, 30), { onIssue: (it) => told.push(it) }));
    expect(summary).toMatchObject({ rows: 60, scored: 58, broken: 2, issues: { "json-syntax": 2 } });
    expect(told.map((it) => it.path)).toEqual([expect.stringMatching(/^line 5\b/), expect.stringMatching(/^line 31\b/)]);
  });

  it("tells no more than twenty issues, and counts all", async () => {
    const told: Issue[] = [];
    const { summary } = unwrap(await batch(out, firms.map(() => "{"), { onIssue: (it) => told.push(it) }));
    expect([told.length, summary.issues]).toEqual([20, { "json-syntax": 60 }]);
  });

  it("keeps a link pointing where it points", async () => {
    mkdirSync(join(folder, "far"));
    writeFileSync(join(folder, "far", "old.ndjson"), "old");
    symlinkSync(join("far", "old.ndjson"), out);
    unwrap(await batch(out));
    expect(filesIn(join(folder, "far"))).toEqual(["old.ndjson", "old.ndjson.summary.json"]);
    expect(textOf(folder, "r.ndjson")).toBe(whole[0]);
  });

  it("leaves the old output as it is until the new one is whole", async () => {
    writeFileSync(out, "old");
    expect(unwrap(await batch(out, firms, stopAfter(30))).isWhole).toBe(false);
    expect(textOf(folder, "r.ndjson")).toBe("old");
  });
});

describe("going on with an interrupted run", () => {
  it.each([1, 2])("writes what one run without a stop writes, on %i threads, and scores nothing twice", async (count) => {
    const run = unwrap(await batch(out, firms, { ...stopAfter(30), workers: count }, { workerFile }));
    expect([run.isWhole, run.summary.rows]).toEqual([false, 30]);
    expect(filesIn(folder)).toEqual(["r.ndjson.journal", "r.ndjson.part"]);
    unwrap(await batch(out, firms, { resume: true, workers: 2 }, { workerFile }));
    expect(made()).toEqual(whole);
    expect(filesIn(folder)).toEqual(["r.ndjson", "r.ndjson.summary.json"]);
  });

  it("does so from every byte at which journal and output may have been cut off", async () => {
    unwrap(await batch(out, firms, stopAfter(30)));
    const files = ["r.ndjson.journal", "r.ndjson.part"] as const;
    const [journal, part] = files.map((it) => readFileSync(join(folder, it)));
    for (let cut = 0; cut < 40; cut += 1) {
      writeFileSync(join(folder, files[0]), journal?.subarray(0, Math.floor((journal.length * cut) / 39)) ?? "");
      writeFileSync(join(folder, files[1]), part?.subarray(0, Math.floor((part.length * (39 - (cut % 7) * 5)) / 39)) ?? "");
      unwrap(await batch(out, firms, { resume: true }));
      expect(made()).toEqual(whole);
      for (const it of filesIn(folder)) rmSync(join(folder, it));
    }
  });

  it("believes neither what stands behind the last line of the journal nor bytes that were changed", async () => {
    unwrap(await batch(out, firms, stopAfter(30)));
    const part = join(folder, "r.ndjson.part");
    const bytes = readFileSync(part);
    bytes.write("x", 1000);
    writeFileSync(part, bytes);
    appendFileSync(part, "torn");
    appendFileSync(join(folder, "r.ndjson.journal"), '{"no":10,"inp');
    unwrap(await batch(out, firms, { resume: true }));
    expect(made()).toEqual(whole);
  });

  it("reads a journal of any size", async () => {
    unwrap(await batch(out, firms, stopAfter(30)));
    const path = join(folder, "r.ndjson.journal");
    const lines = textOf(folder, "r.ndjson.journal").trimEnd().split("\n");
    writeFileSync(path, lines.map((it) => `${it}${" ".repeat(7 * 2 ** 20)}\n`).join(""));
    expect(statSync(path).size).toBeGreaterThan(64 * 2 ** 20);
    const journal = await readJournal(path);
    expect([journal?.entries.length, journal?.entries.at(-1)?.end]).toEqual([lines.length - 1, JSON.parse(lines.at(-1) ?? "").end]);
    expect(brief((await batch(out, firms.slice(0, 9), { resume: true })).issues)).toEqual([expect.stringMatching(/^journal-differs/)]); // it was not started anew
  });

  it("refuses a journal whose blocks leave a gap, but for those before it", async () => {
    unwrap(await batch(out, firms, stopAfter(30)));
    const lines = textOf(folder, "r.ndjson.journal").trimEnd().split("\n");
    writeFileSync(join(folder, "r.ndjson.journal"), `${lines.filter((_, i) => i !== 4).join("\n")}\n`);
    unwrap(await batch(out, firms, { resume: true }));
    expect(made()).toEqual(whole);
  });

  it.each([["journal", "r.ndjson.journal"], ["records", "r.ndjson.part"]])("starts anew without the %s", async (_, lost) => {
    unwrap(await batch(out, firms, stopAfter(30)));
    rmSync(join(folder, lost));
    unwrap(await batch(out, firms, { resume: true }));
    expect(made()).toEqual(whole);
  });

  it("with nothing there, or the output done, does all of it", async () => {
    unwrap(await batch(out, firms, { resume: true }));
    unwrap(await batch(out, firms, { resume: true }));
    expect(made()).toEqual(whole);
  });

  it("takes an output for its own that was put in its place when the journal was still there", async () => {
    unwrap(await batch(out, firms, stopAfter(57)));
    const journal = textOf(folder, "r.ndjson.journal");
    const part = textOf(folder, "r.ndjson.part");
    rmSync(join(folder, "r.ndjson.part"));
    writeFileSync(out, part);
    const rows: number[] = [];
    unwrap(await batch(out, firms, { resume: true, ...stopAfter(1) }));
    expect([textOf(folder, "r.ndjson.part"), textOf(folder, "r.ndjson.journal"), existsSync(out)]).toEqual([part, journal, false]);
    unwrap(await batch(out, firms, { resume: true, onProgress: (it) => rows.push(it.rows) }));
    expect(made()).toEqual(whole);
  });

  it("without being asked to starts anew, and says so", async () => {
    unwrap(await batch(out, firms, stopAfter(30)));
    let said = 0;
    unwrap(await batch(out, firms.slice(0, 9), { onAnew: () => { said += 1; } }));
    expect([said, textOf(folder, "r.ndjson").split("\n").length]).toEqual([1, 10]);
  });
});

describe("another run than the interrupted one is refused, and the journal kept", () => {
  const resumed = async (lines: readonly string[], more: Parameters<typeof batch>[2] = {}): Promise<readonly string[]> => {
    unwrap(await batch(out, firms, stopAfter(30)));
    const before = filesIn(folder).map((it) => textOf(folder, it));
    const run = await batch(out, lines, { resume: true, ...more });
    expect(filesIn(folder).map((it) => textOf(folder, it))).toEqual(before);
    return run.ok ? [] : brief(run.issues);
  };

  it("rows that changed, with the place where", async () => {
    const changed = firms.map((it, i) => (i === 13 ? it.replace("E", "F") : it));
    expect(await resumed(changed)).toEqual([expect.stringMatching(/^journal-differs.*line 13/)]);
  });

  it("rows that are missing", async () => {
    expect(await resumed(firms.slice(0, 27))).toEqual([expect.stringMatching(/^journal-differs/)]);
  });

  it("another shard", async () => {
    expect(await resumed(firms, { shard: { index: 1, of: 2 } })).toEqual([expect.stringMatching(/^journal-differs.*shard/)]);
  });

  it("another engine or pack", async () => {
    unwrap(await batch(out, firms, stopAfter(30)));
    const path = join(folder, "r.ndjson.journal");
    const [head = "", ...rest] = readFileSync(path, "utf8").split("\n");
    const header = JSON.parse(head);
    writeFileSync(path, [JSON.stringify({ ...header, engineVersion: "0.0.1", pack: { ...header.pack, sha256: "0" } }), ...rest].join("\n"));
    const run = await batch(out, firms, { resume: true });
    expect(run.issues.map((it) => [it.code, it.path])).toEqual([["journal-differs", "engine"], ["journal-differs", "pack"]]);
  });
});

describe("strict", () => {
  it.each([1, 3])("ends at the first issue in the order of the rows and leaves nothing, on %i threads", async (count) => {
    const run = await batch(out, broken(firms, 50, 20, 40), { strict: true, workers: count }, { workerFile });
    expect([run.ok, run.issues.map((it) => it.path)]).toEqual([false, [expect.stringMatching(/^line 21\b/)]]);
    expect(filesIn(folder)).toEqual([]);
  });

  it("tells an issue an interrupted run went past", async () => {
    unwrap(await batch(out, broken(firms, 7), stopAfter(30)));
    const run = await batch(out, broken(firms, 7), { resume: true, strict: true });
    expect([run.ok, run.issues.map((it) => it.path), filesIn(folder)]).toEqual([false, [expect.stringMatching(/^line 8\b/)], []]);
  });

  it("writes what another run writes when there is nothing to say", async () => {
    unwrap(await batch(out, firms, { strict: true }));
    expect(made()).toEqual(whole);
  });
});

describe("what fails on the way", () => {
  it("a thread that breaks down ends the run, which can be gone on with", async () => {
    for (const file of [deadly, silent]) {
      const run = await batch(out, firms, { workers: 2 }, { workerFile: file });
      expect(run.issues.map((it) => it.code)).toEqual(["worker-ended"]);
    }
    unwrap(await batch(out, firms, { resume: true }));
    expect(made()).toEqual(whole);
  });

  it("an input that cannot be read on is told, and gone on with when it can", async () => {
    const run = await batch(out, firms.map((it, i) => (i === 40 ? "throw" : it)));
    expect(run.issues.map((it) => it.code)).toEqual(["file-unreadable"]);
    expect(filesIn(folder)).toEqual(["r.ndjson.journal", "r.ndjson.part"]);
    unwrap(await batch(out, firms, { resume: true }));
    expect(made()).toEqual(whole);
  });

  it("a folder that is not there", async () => {
    const run = await batch(join(folder, "none", "r.ndjson"));
    expect(run.issues.map((it) => it.code)).toEqual(["output-not-writable"]);
  });
});

describe("the folder that is read", () => {
  it.each([["", "r.ndjson"], ["", "r.csv"], ["linked", "r.xlsx"], [join("forms", "new"), "r.ndjson"]])("is not written into: %s/%s", async (way, name) => {
    mkdirSync(join(folder, "forms"));
    writeFileSync(join(folder, "forms", "a.json"), firms[0] ?? "");
    symlinkSync("forms", join(folder, "linked"));
    const path = join(folder, way === "" ? "forms" : way, name);
    const run = await runBatch(request(path, { path: join(folder, "linked") }));
    expect(run.issues.map((it) => [it.code, it.path, it.actual])).toEqual([["output-not-writable", path, "inside it"]]);
    expect(filesIn(join(folder, "forms"))).toEqual(["a.json"]);
    expect(unwrap(await runBatch(request(join(folder, "forms.ndjson"), { path: join(folder, "forms") }))).summary).toMatchObject({ rows: 1, scored: 1 });
  });
});

describe.skipIf(process.platform !== "linux")("files that were opened", () => {
  const handles = (): number => readdirSync("/proc/self/fd").length;
  const refused = async (refuse: () => Promise<Result<unknown>>): Promise<void> => {
    const before = handles();
    for (let i = 0; i < 5; i += 1) expect((await refuse()).ok).toBe(false);
    expect(handles()).toBe(before);
  };
  const put = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it("are closed when a run is refused", async () => {
    const path = put("firms.ndjson", `${firms.join("\n")}\n`);
    unwrap(await batch(out, firms, stopAfter(30)));
    await refused(() => runBatch(request(out, { path, resume: true, shard: { index: 1, of: 2 } })));
    await refused(() => runBatch(request(join(folder, "none", "r.ndjson"), { path })));
    await refused(() => runBatch(request("/dev/full", { path })));
    await refused(() => runBatch(request(out, { path: put("strange.ndjson", `${firms.join("\n").replaceAll("miit-sme-2024", "none")}\n`) })));
  });

  it("are closed when blocks are not gone through, or a run that is opened is refused", async () => {
    const path = put("firms.ndjson", `${firms.join("\n")}\n`);
    const before = handles();
    await unwrap(await openBlocks({ path })).close();
    unwrap(await batch(out));
    await unwrap(await openRun({ path: out })).close();
    expect(handles()).toBe(before);
    rmSync(`${out}.summary.json`);
    await refused(() => openRun({ path: out }));
    await refused(() => openRun({ path: put("no-pack.ndjson", "{\"enterprise\":{\"id\":\"E1\"}}\n") }));
  });
});

describe("the lock", () => {
  const isLinux = process.platform === "linux";
  const [space, started] = isLinux ? [readlinkSync("/proc/self/ns/pid"), readFileSync(`/proc/${process.ppid}/stat`, "utf8").replace(/^.*\) /, "").split(" ")[19]] : [null, null];
  const lockBy = (pid: number, more: Readonly<Record<string, unknown>> = {}): void => writeFileSync(`${out}.lock`, JSON.stringify({ pid, host: hostname, space, started, ...more }));
  const twoMinutesAgo = (): void => utimesSync(`${out}.lock`, new Date(), new Date(Date.now() - 125_000));

  it("keeps a second run off while the first goes on", async () => {
    const runs = await Promise.all([batch(out), batch(out)]);
    expect(runs.map((it) => it.issues.map(({ code }) => code)).sort()).toEqual([[], ["output-in-use"]]);
    expect(made()).toEqual(whole);
  });

  it("of a living process, or of another machine, is respected", async () => {
    for (const [pid, more] of [[process.ppid, {}], [1, { host: "elsewhere" }], [1, { space: "pid:[7]" }]] as const) {
      lockBy(pid, more);
      expect((await batch(out)).issues.map((it) => [it.code, it.actual])).toEqual([["output-in-use", `process ${pid} on ${"host" in more ? more.host : hostname}`]]);
    }
    expect(filesIn(folder)).toEqual(["r.ndjson.lock"]);
  });

  it.each<readonly [string, () => void]>([["a dead process", () => lockBy(2 ** 22 + 1)], ["an earlier process of our number", () => lockBy(process.pid)],
    ["another machine that has not renewed it for two minutes", () => { lockBy(1, { host: "elsewhere" }); twoMinutesAgo(); }],
    ...(isLinux ? [["an earlier process of the number of one that runs", () => lockBy(process.ppid, { started: "1" })] as const] : []),
    ["nobody", () => writeFileSync(`${out}.lock`, "")]])(
    "of %s is taken over", async (_, leave) => {
      leave();
      unwrap(await batch(out));
      expect(filesIn(folder)).toEqual(["r.ndjson", "r.ndjson.summary.json"]);
    });
});

describe("a stream", () => {
  it("gets the records as they come", async () => {
    const stdout = new PassThrough();
    const chunks: Buffer[] = [];
    stdout.on("data", (it: Buffer) => chunks.push(it));
    expect(unwrap(await batch("-", firms, { stdout })).isWhole).toBe(true);
    expect(Buffer.concat(chunks).toString()).toBe(whole[0]);
  });

  it("whose reader leaves ends the run quietly", async () => {
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error("EPIPE"), { code: "EPIPE", errno: -32, syscall: "write" })) });
    stdout.on("error", () => undefined);
    expect(await batch("-", firms, { stdout })).toMatchObject({ ok: true, value: { isWhole: false, summary: { rows: 0 } } });
  });

  it.skipIf(process.platform !== "linux")("that takes no more is told", async () => {
    expect((await batch("/dev/full")).issues.map((it) => [it.code, it.actual])).toEqual([["output-not-writable", "no space left"]]);
  });
});
