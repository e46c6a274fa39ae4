/** Tasks are data from outside, on their way in and on their way out of the queue. */
import fc from "fast-check";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { unwrap } from "../../../src/index.js";
import { fileIn, keep, kept, openFolder, publish } from "../../../src/service/worker/folder.js";
import { jobsOf } from "../../../src/service/worker/submit.js";
import { nameOf, readJob, readTask } from "../../../src/service/worker/task.js";
import { sheetOf, temporaryFolder, remove } from "./support.js";

const outside = temporaryFolder();
const folder = join(outside, "farm");
const root = unwrap(await openFolder(folder));
writeFileSync(join(outside, "secret.ndjson"), "{}\n");
writeFileSync(join(folder, "firms.ndjson"), "{}\n");
mkdirSync(join(folder, "inner"));
symlinkSync(join(outside, "secret.ndjson"), join(folder, "link.ndjson"));
symlinkSync(outside, join(folder, "way-out"));
afterAll(() => remove(outside));

const score = { kind: "score", dataset: "firms.ndjson", pack: "miit-sme-2024" };
const report = { kind: "report", answers: sheetOf("E1"), format: "html" };
const wrongWith = (task: unknown): readonly string[] => readTask(task).issues.map((it) => `${it.code} ${it.path}`);

describe("a task that is none", () => {
  it.each([
    ["no object", 7, ["not-an-object "]],
    ["of no kind", {}, ["field-invalid kind"]],
    ["of an unknown kind", { ...score, kind: "shell" }, ["field-invalid kind"]],
    ["with a key nobody knows", { ...score, command: "rm" }, ["unknown-key command"]],
    ["without a dataset", { kind: "score", pack: "miit-sme-2024" }, ["required-missing dataset"]],
    ["with wrong types", { ...score, dataset: 7, shard: "1/2", out: [] }, ["field-type dataset", "field-type shard", "field-type out"]],
    ["with a shard beyond the last", { ...score, shard: { index: 3, of: 2 } }, ["field-invalid shard"]],
    ["with more shards than anybody needs", { ...score, shard: { index: 1, of: 1e9 } }, ["field-invalid shard"]],
    ["with an ending that is not the format's", { ...report, out: "a.pdf" }, ["field-invalid out"]],
    ["with records that are no NDJSON", { ...score, out: "a.csv" }, ["field-invalid out"]],
    ["with a chapter nobody knows", { ...report, chapters: ["summary", "gossip"] }, ["field-invalid chapters[1]"]],
    ["with a date that is none", { ...report, date: "2025-02-30" }, ["field-invalid date"]],
    ["with a format nobody knows", { ...report, format: "exe" }, ["field-invalid format"]],
  ])("%s", (_what, task, expected) => {
    expect(wrongWith(task)).toEqual(expected);
  });

  it.each([
    "", "/etc/passwd", "../secret.ndjson", "a/../../b.ndjson", "a//b.ndjson", "./b.ndjson", ".farm/receipts/x.ndjson", "a/.hidden/b.ndjson", "C:\\b.ndjson", "a\\..\\b.ndjson",
    "nul\u0000.ndjson", "a/b.ndjson/", "con/b.ndjson", " a.ndjson", "a.ndjson.", `${"x/".repeat(300)}b.ndjson`, "-\n.ndjson",
  ])("with the path %j", (path) => {
    expect(wrongWith({ ...score, dataset: path })).toEqual(["field-invalid dataset"]);
    expect(wrongWith({ ...score, out: path })).toContain("field-invalid out");
  });

  it("takes the paths people use", () => {
    for (const path of ["a.ndjson", "2025 年/宁波 第一批.ndjson", "a/b-c/d_e.f.ndjson"]) expect(wrongWith({ ...score, dataset: path, out: path })).toEqual([]);
  });
});

describe("links", () => {
  it("that lead out of the folder are not followed, neither by reading nor by writing", async () => {
    expect((await fileIn(root, "link.ndjson")).issues).toMatchObject([{ code: "file-unreadable", actual: "a link that leads out of the folder" }]);
    expect((await fileIn(root, "way-out/secret.ndjson")).issues).toMatchObject([{ code: "file-unreadable" }]);
    const drafts = join(outside, "drafts");
    mkdirSync(drafts);
    writeFileSync(join(drafts, "a.ndjson"), "");
    expect((await publish(root, "0".repeat(64), "way-out/a.ndjson", drafts)).issues).toMatchObject([{ code: "field-invalid", path: "out" }]);
    expect((await publish(root, "0".repeat(64), "inner/b.ndjson", drafts)).ok).toBe(false); // the draft has another name
    expect((await fileIn(root, "firms.ndjson")).ok).toBe(true);
  });
});

describe("jobs", () => {
  it("are named by what is asked, by pack and engine, whatever the order of the keys", async () => {
    const [first] = unwrap(await jobsOf(root, [{ ...report, date: "2025-01-02" }]));
    const [second] = unwrap(await jobsOf(root, [{ date: "2025-01-02", answers: Object.fromEntries(Object.entries(report.answers as object).reverse()), format: "html", kind: "report" }]));
    const [other] = unwrap(await jobsOf(root, [{ ...report, date: "2025-01-03" }]));
    expect(first?.name).toMatch(/^[0-9a-f]{64}$/);
    expect(second?.name).toBe(first?.name);
    expect(other?.name).not.toBe(first?.name);
    expect(first?.out).toBe(`reports/${first?.name}.html`);
  });

  it("of the same dataset have another name once it was changed", async () => {
    const [before] = unwrap(await jobsOf(root, [score]));
    writeFileSync(join(folder, "firms.ndjson"), "{}\n{}\n");
    const [after] = unwrap(await jobsOf(root, [score]));
    expect(after?.name).not.toBe(before?.name);
  });

  it("are one where two tasks are the same, and none where two want one name", async () => {
    expect(unwrap(await jobsOf(root, [report, report]))).toHaveLength(1);
    const clash = await jobsOf(root, [{ ...report, out: "a.html" }, { ...report, answers: sheetOf("E2"), out: "A.html" }]);
    expect(clash.issues).toMatchObject([{ code: "field-invalid", path: "tasks[1].out" }]);
  });

  it("say every problem of every task", async () => {
    const made = await jobsOf(root, [{ ...score, dataset: "none.ndjson" }, report, { ...report, pack: "no-such-pack" }, { ...report, answers: [] }, { ...score, pack: undefined }]);
    expect(made.ok).toBe(false);
    expect(made.issues.map((it) => `${it.code} ${it.path}`)).toEqual([
      "file-unreadable tasks[0].dataset", "pack-unknown tasks[2].pack", "pack-missing tasks[3].pack", "required-missing tasks[4].pack",
    ]);
  });

  it("with pictures leave them in the folder, by hash", async () => {
    const large = sheetOf("E9", { pictures: [{ topic: "products", caption: "x", data: "A".repeat(100_000) }] });
    const [it] = unwrap(await jobsOf(root, [{ ...report, answers: large }]));
    expect(JSON.stringify(it?.job).length).toBeLessThan(2000);
    const stored = it?.job.kind === "report" ? it.job.stored : null;
    expect(unwrap(await kept(root, stored ?? ""))).toEqual(large);
  });

  it("out of the queue are believed under their own name only", async () => {
    const [made] = unwrap(await jobsOf(root, [report]));
    if (made === undefined) throw new Error("no job");
    expect(unwrap(readJob(JSON.parse(JSON.stringify(made.job)), made.name))).toEqual(made.job);
    const other = { ...made.job, out: "../../x.html" };
    expect(readJob(other, nameOf(other)).issues.map((it) => it.path)).toEqual(["out"]);
    expect(readJob(made.job, "0".repeat(64)).issues.map((it) => it.path)).toEqual(["name"]);
    const foreign = { ...made.job, engineVersion: "99.0.0" };
    expect(readJob(foreign, nameOf(foreign)).issues.map((it) => it.path)).toEqual(["engineVersion"]);
  });

  it("are read or refused whatever the queue holds", () => {
    fc.assert(fc.property(fc.jsonValue(), fc.string(), (value, name) => {
      expect(readJob(value, name).ok).toBe(false);
      expect(readTask(value).ok).toBe(false);
    }));
  });

  it("keep their results where no other path leads out of the folder", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", ".", "/", "\\", " ", "年") }), (path) => {
      const task = readTask({ ...score, out: `${path}.ndjson` });
      if (task.ok) expect(join("/farm", task.value.out ?? "")).toBe(`/farm/${path}.ndjson`);
      else expect(task.issues.map((it) => it.path)).toEqual(["out"]);
    }));
  });
});

describe("what is kept", () => {
  it("is refused once it is something else", async () => {
    const hash = unwrap(await keep(root, { a: 1 }));
    writeFileSync(join(folder, ".farm", "kept", `${hash}.json`), '{"a":2}');
    expect((await kept(root, hash)).issues).toMatchObject([{ code: "file-unreadable", actual: "something else" }]);
    writeFileSync(join(folder, ".farm", "kept", `${hash}.json`), "{");
    expect((await kept(root, hash)).issues).toMatchObject([{ code: "file-unreadable", actual: "no JSON" }]);
  });
});
