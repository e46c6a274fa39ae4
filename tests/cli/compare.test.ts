/** `compare` as a shell sees it: runs and datasets, every form of output, and what is refused. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBook } from "../report/xlsx-read.js";
import { root, run, type Ran } from "../support/cli.js";
import { packFiles } from "../support/packs.js";
import { allAreasAt, answersWorth } from "../support/sheets.js";

let folder: string;
const at = (name: string): string => join(folder, name);
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const sheet = (id: string, points: keyof typeof answersWorth, rating: number): string =>
  `${JSON.stringify({ pack: "miit-sme-2024", enterprise: { id }, answers: answersWorth[points], areas: allAreasAt(rating) })}\n`;
const before = sheet("A", 20, 1) + sheet("B", 60, 4) + sheet("C", 40, 2) + sheet("D", 20, 1);
const after = sheet("A", 40, 2) + sheet("B", 20, 1) + sheet("C", 40, 2) + sheet("E", 80, 4);
const batched = (name: string, sheets: string): string => {
  expect(run(["batch", write(`${name}.sheets.ndjson`, sheets), "--out", at(`${name}.ndjson`)]).code).toBe(0);
  return at(`${name}.ndjson`);
};

let [old, other, stricter] = ["", "", ""];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sme-compare-"));
  [old, other, stricter] = [batched("old", before), batched("new", after), at("stricter")];
  const pack = packFiles({ definition: [{ op: "replace", path: "/levels/1/rule/and/0/>=/1", value: 45 }] });
  mkdirSync(stricter);
  writeFileSync(join(stricter, "pack.json"), JSON.stringify(pack.definition));
  writeFileSync(join(stricter, "wording.zh-CN.json"), JSON.stringify(pack.wording));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const compare = (...args: readonly string[]): Ran => run(["compare", ...args]);
const linesOf = ({ stdout }: Ran): readonly { readonly id: string; readonly change: string; readonly by: string | null }[] => stdout.trimEnd().split("\n").map((it) => JSON.parse(it));
const codesOf = ({ stdout }: Ran): readonly string[] => JSON.parse(stdout).issues.map((it: { code: string }) => it.code);

describe("two runs", () => {
  it("into a pipe: the counts as JSON, and nothing else", () => {
    const { code, stdout, stderr } = compare(old, other);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ comparisonVersion: 1, firms: 5, changes: { up: 1, down: 1, same: 1, removed: 1, added: 1 }, net: { levels: -1, points: -20 } });
  });

  it("as NDJSON a line each firm, or those that moved", () => {
    expect(linesOf(compare(old, other, "--format", "ndjson")).map((it) => `${it.id} ${it.change}`)).toEqual(["A up", "B down", "C same", "D removed", "E added"]);
    expect(compare(old, other, "--moved", "--out", at("moved.ndjson"))).toMatchObject({ code: 0, stdout: "", stderr: `${at("moved.ndjson")}\n` });
    expect(readFileSync(at("moved.ndjson"), "utf8")).toBe(compare(old, other, "--format", "ndjson", "--moved").stdout);
    expect(readFileSync(at("moved.ndjson"), "utf8").trimEnd().split("\n").map((it) => JSON.parse(it).id)).toEqual(["A", "B"]);
  });

  it("as text: how many, the matrix below its heads, and who moved by what", () => {
    const { stdout } = compare(old, other, "--format", "text");
    expect(stdout).toContain("共5家企业：等级上升1家，下降1家，不变1家，新增1家，不再出现1家。");
    expect(stdout).toContain("A　一级 → 二级　得分20 → 40（+20）　二级（规范级）：总分≥40分转为满足（20 → 40）");
    expect(stdout).toContain("B　三级 → 一级　得分60 → 20（−40）");
    expect(stdout).toContain("D　不再出现　原结果一级（20分）\n  E　新增　新结果四级（80分）\n");
    const rows = stdout.split("\n").filter((it) => /^ {2}(?:原＼新|未达一级|[一二三四]级|不在其中|合计) /.test(it));
    const width = (text: string): number => [...text].reduce((sum, it) => sum + (/[\u2e80-\uffef]/.test(it) ? 2 : 1), 0);
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map(width)).size).toBe(1);
  });

  it("as a workbook, with the numbers of the JSON", () => {
    expect(compare(old, other, "--out", at("c.xlsx")).code).toBe(0);
    const book = readBook(readFileSync(at("c.xlsx")));
    expect(book.sheets.map((it) => it.name)).toEqual(["概览", "等级变化矩阵", "变动企业", "增减与未计分", "条件", "指标", "读取问题"]);
    const [, matrix, moves, others] = book.sheets;
    expect(others?.rows.map((row) => [row.get("企业编号")?.value, row.get("方向")?.value, row.get("原等级")?.value, row.get("新得分")?.value ?? null])).toEqual([["D", "不再出现", "一级", null], ["E", "新增", "—", 80]]);
    expect(matrix?.rows.slice(0, 8).map((row) => row.get("合计")?.value)).toEqual([...JSON.parse(compare(old, other).stdout).matrix.rows.map((it: { total: number }) => it.total), 5]);
    expect(moves?.rows.map((row) => [row.get("企业编号")?.value, row.get("方向")?.value, row.get("得分变化")?.value])).toEqual([["A", "上升", 20], ["B", "下降", -40]]);
  });

  it("the same bytes every time", () => {
    for (const format of ["text", "json", "ndjson"]) expect(compare(old, other, "--format", format).stdout).toBe(compare(old, other, "--format", format).stdout);
    compare(old, other, "--out", at("d.xlsx"));
    expect(readFileSync(at("d.xlsx")).equals(readFileSync(at("c.xlsx")))).toBe(true);
  });

  it("an id that a spreadsheet would run stays text", () => {
    const evil = '=cmd|"/c calc"!A1';
    expect(compare(batched("evil-old", sheet(evil, 20, 1)), batched("evil-new", sheet(evil, 40, 2)), "--out", at("evil.xlsx")).code).toBe(0);
    const cells = [...readBook(readFileSync(at("evil.xlsx"))).sheets.find((it) => it.name === "变动企业")?.cells.values() ?? []];
    expect(cells.find((it) => it.value === evil)?.type).toMatch(/^(s|inlineStr)$/);
  });
});

describe("datasets", () => {
  it("are scored on the way: the same as their runs", () => {
    expect(compare(at("old.sheets.ndjson"), at("new.sheets.ndjson")).stdout).toBe(compare(old, other).stdout);
    expect(compare(old, at("new.sheets.ndjson")).stdout).toBe(compare(old, other).stdout);
  });

  it("compressed, and from standard input", () => {
    write("packed.ndjson.gz", gzipSync(readFileSync(other)));
    expect(compare(old, at("packed.ndjson.gz"), "--pack", "miit-sme-2024").stdout).toBe(compare(old, other).stdout);
    expect(run(["compare", old, "-", "--pack", "miit-sme-2024"], { input: readFileSync(other, "utf8") }).stdout).toBe(compare(old, other).stdout);
    expect(run(["compare", old, "-"], { input: after }).stdout).toBe(compare(old, other).stdout);
  });

  it("one under two packs: whatever moved, the rules moved it", () => {
    const ran = compare(at("old.sheets.ndjson"), "--old-pack", "miit-sme-2024", "--new-pack", stricter, "--format", "ndjson", "--moved");
    expect(linesOf(ran)).toMatchObject([{ id: "C", change: "down", by: "rules", conditions: [{ requiredFrom: 40, requiredTo: 45 }] }]);
  });
});

describe("one dataset under a pack with an id of its own", () => {
  const variant = (): string => {
    const pack = packFiles({
      definition: [{ op: "replace", path: "/id", value: "stricter" }, { op: "replace", path: "/levels/1/rule/and/0/>=/1", value: 45 }], wording: [{ op: "replace", path: "/pack", value: "stricter" }],
    });
    mkdirSync(at("variant"), { recursive: true });
    writeFileSync(join(at("variant"), "pack.json"), JSON.stringify(pack.definition));
    writeFileSync(join(at("variant"), "wording.zh-CN.json"), JSON.stringify(pack.wording));
    return at("variant");
  };

  it("is scored by both, whatever pack its sheets name, and says so", () => {
    const { code, stdout, stderr } = compare(at("old.sheets.ndjson"), "--old-pack", "miit-sme-2024", "--new-pack", variant(), "--format", "text");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("等级上升0家，下降1家，不变3家。");
    expect(stdout).toMatch(/^新结果：.*（按.*重新计分，stricter，数据版本1\.0\.0）$/m);
  });

  it("under one pack for both its sheets have to name that", () => {
    expect(JSON.parse(compare(at("old.sheets.ndjson"), at("new.sheets.ndjson"), "--pack", variant()).stdout).changes).toMatchObject({ unscored: 3, added: 1, removed: 1 });
  });

  it("two packs of one id and version are told apart by the beginning of their fingerprints", () => {
    const heads = compare(at("old.sheets.ndjson"), "--old-pack", "miit-sme-2024", "--new-pack", stricter, "--format", "text").stdout.split("\n").slice(1, 3);
    expect(heads.map((it) => /SHA-256 [0-9a-f]{12}）$/.test(it))).toEqual([true, true]);
    expect(new Set(heads.map((it) => it.slice(-13))).size).toBe(2);
  });
});

describe("firms with several sheets", () => {
  it("are one warning a run, and records are counted as records", () => {
    const sheets = Array.from({ length: 30 }, (_, i) => sheet(`F${i}`, 20, 1) + sheet(`F${i}`, 40, 2)).join("");
    const { code, stdout, stderr } = compare(write("twice.ndjson", sheets), write("twice-too.ndjson", sheets), "--format", "text");
    expect([code, stderr.trimEnd().split("\n")]).toEqual([0, [expect.stringContaining("twice.ndjson"), expect.stringContaining("twice-too.ndjson")]]);
    expect(stderr).toContain("实际 F0, F1, F2 等，另有 27 个");
    expect(stdout).toContain("共60条记录（30家企业，同一编号有多条的按先后逐条比较）：等级上升0条，下降0条，不变60条。");
  });

  it("broken records are told to twenty, with how many more", () => {
    const bad = readFileSync(old, "utf8").split("\n").slice(0, 1).flatMap((line) => Array.from({ length: 30 }, (_, i) => JSON.stringify({ ...JSON.parse(line), id: `X${i}`, level: 3 })));
    const { code, stderr } = compare(write("bad.ndjson", `${readFileSync(old, "utf8")}${bad.join("\n")}\n`), other, "--pack", "miit-sme-2024", "--format", "json");
    const told = stderr.trimEnd().split("\n");
    expect([code, told.length, told.at(-1)]).toEqual([0, 21, expect.stringMatching(/issues-cut.*另有 10 个/)]);
  });
});

describe("what is refused", () => {
  it("a run of which nobody knows the pack", () => {
    const lonely = write("lonely.ndjson", readFileSync(old));
    const ran = compare(lonely, other);
    expect([ran.code, codesOf(ran)]).toEqual([1, ["pack-missing"]]);
    expect(compare(lonely, other, "--pack", "miit-sme-2024").code).toBe(0);
  });

  it("a pack nobody knows: at the option that names it", () => {
    const dataset = at("old.sheets.ndjson");
    const places = (...args: readonly string[]): readonly string[] => JSON.parse(compare(dataset, ...args).stdout).issues.map((it: { path: string }) => it.path);
    expect(places("--old-pack", "none", "--new-pack", "miit-sme-2024")).toEqual(["--old-pack"]);
    expect(places("--old-pack", "none", "--new-pack", "nothing")).toEqual(["--old-pack", "--new-pack"]);
    expect(places(other, "--pack", "none")).toEqual(["--pack"]);
  });

  it("a run with another pack than its summary says", () => {
    const ran = compare(old, other, "--new-pack", stricter);
    expect([ran.code, codesOf(ran)]).toEqual([1, ["pack-mismatch"]]);
    expect(ran.stderr).toContain("new.ndjson.summary.json");
  });

  it("runs with no firm in common: nothing is written", () => {
    const ran = compare(old, batched("strangers", sheet("X", 20, 1)));
    expect([ran.code, codesOf(ran)]).toEqual([1, ["runs-not-comparable"]]);
    expect(compare(old, at("strangers.ndjson"), "--out", at("nothing.ndjson")).code).toBe(1);
    expect(() => readFileSync(at("nothing.ndjson"))).toThrow("ENOENT");
  });

  it("a run under two packs: it was scored by one", () => {
    expect(codesOf(compare(old, "--old-pack", "miit-sme-2024", "--new-pack", stricter))).toContain("pack-mismatch");
  });

  it("files that are not there, and folders without an answer", () => {
    expect(codesOf(compare(old, at("no.ndjson")))).toEqual(["file-unreadable"]);
    expect(compare(old, write("cut.ndjson.gz", gzipSync(readFileSync(other)).subarray(0, 120)), "--pack", "miit-sme-2024").code).toBe(1);
  });

  it.each([
    [["a"], "two packs"], [["-", "-"], "only once"], [["-", "--old-pack", "miit-sme-2024", "--new-pack", "x"], "only once"], [["a", "b", "--moved"], "--moved"], [["a", "b", "--all"], "--all"],
    [["a", "b", "--format", "xlsx"], "name a file"], [["a", "b", "--out", "c.odt"], "no format"],
  ])("%j as a command line", (args, said) => {
    const { code, stderr } = compare(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe("broken records", () => {
  const withBroken = (): string => {
    const lines = readFileSync(other, "utf8").trimEnd().split("\n");
    const tampered = JSON.stringify({ ...JSON.parse(lines[0] ?? ""), level: 4 });
    write("broken.ndjson.summary.json", readFileSync(at("new.ndjson.summary.json")));
    return write("broken.ndjson", [tampered, "{", ...lines.slice(1)].join("\n"));
  };

  it("are told with their line, counted, and lose nobody", () => {
    const { code, stdout, stderr } = compare(old, withBroken());
    expect([code, JSON.parse(stdout).sides.new]).toEqual([0, { rows: 5, withoutId: 1, invalid: 2 }]);
    expect(stderr.split("\n").map((it) => it.slice(0, it.indexOf("："))).slice(0, 2)).toEqual([`错误 record-invalid（${at("broken.ndjson")}`, `错误 record-invalid（${at("broken.ndjson")}`]);
    expect(stderr).toMatch(/第 1 行.*\n.*第 2 行/);
    expect(JSON.parse(stdout).changes).toMatchObject({ "no-longer-scored": 1, removed: 1 });
  });

  it("with --strict exit 1, the comparison all the same", () => {
    const ran = compare(old, withBroken(), "--strict");
    expect([ran.code, JSON.parse(ran.stdout).firms]).toEqual([1, 5]);
  });

  it("the sample dataset: an id that stands twice is said", () => {
    const sample = join(root, "fixtures", "datasets", "sample-firms.ndjson");
    const { code, stdout, stderr } = compare(sample, sample);
    expect([code, JSON.parse(stdout).net]).toEqual([0, { levels: 0, points: 0 }]);
    expect(stderr).toContain("提示 record-id-repeated");
  });
});
