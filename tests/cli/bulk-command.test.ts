/** `report DATASET --out DIR` as a shell sees it: what it says, how it ends, and what a kill or Ctrl-C at any moment leaves. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processesNaming, profilesIn, until } from "../report/pdf/support.js";
import { root, run, sample } from "../support/cli.js";

let folder: string;
let dataset: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sme-bulk-"));
  dataset = join(folder, "firms.ndjson");
  const sheet = JSON.parse(readFileSync(sample("level-4"), "utf8"));
  const firm = (no: number): string => JSON.stringify({ ...sheet, enterprise: { ...sheet.enterprise, id: `E${no % 5}`, name: `企业${no}` } });
  writeFileSync(dataset, [...Array.from({ length: 6 }, (_, i) => firm(i)), "{broken", ...Array.from({ length: 6 }, (_, i) => firm(i + 6))].join("\n"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (out: string, ...more: readonly string[]): readonly string[] => ["report", dataset, "--out", join(folder, out), "--chapters", "summary", ...more];
const filesIn = (out: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(join(folder, out)).filter((it) => !it.startsWith(".")).sort().map((it) => [it, readFileSync(join(folder, out, it), "latin1")]));
const linesOf = (path: string): number => (existsSync(path) ? readFileSync(path, "utf8").split("\n").length - 1 : 0);

/** Started, and left alone until so many firms are noted. */
async function begun(out: string, firms: number, temporary: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, "dist", "cli.js"), ...report(out)], { stdio: "ignore", env: { ...process.env, TMPDIR: temporary } });
  await until(() => linesOf(join(folder, out, ".sme-reports.journal")) > firms || child.exitCode !== null);
  return child;
}
const ended = (child: ChildProcess): Promise<readonly unknown[]> => new Promise((done) => void child.once("exit", (...how) => done(how)));

describe("report DATASET", () => {
  it("writes a PDF a firm and the index, tells the broken row, and sums up", () => {
    const { code, stdout, stderr } = run(report("whole"));
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toContain(`${dataset}: 错误 json-syntax（第 7 行`);
    expect(stderr.trimEnd().split("\n").at(-1)).toMatch(/^13 行：已生成 12 份报告（其中沿用 0 份），数据有误 1 行，未能生成 0 份；每分钟 \d+ 份$/);
    expect(Object.keys(filesIn("whole"))).toEqual(["E0-2.pdf", "E0-3.pdf", "E0.pdf", "E1-2.pdf", "E1-3.pdf", "E1.pdf", "E2-2.pdf", "E2.pdf", "E3-2.pdf", "E3.pdf", "E4-2.pdf", "E4.pdf", "index.xlsx"]);
  });

  it.each([1, 4, 9])("killed after %i firms and resumed gives the same files, byte for byte", async (firms) => {
    const temporary = mkdtempSync(join(folder, "tmp-"));
    const child = await begun(`killed-${firms}`, firms, temporary);
    const end = ended(child);
    child.kill("SIGKILL");
    await end;
    await until(() => processesNaming(temporary).length === 0);
    const { code, stderr } = run(report(`killed-${firms}`, "--resume"));
    expect({ code, kept: Number(/沿用 (\d+) 份/.exec(stderr)?.[1]) >= firms - 1 }).toEqual({ code: 0, kept: true });
    expect(filesIn(`killed-${firms}`)).toEqual(filesIn("whole"));
    expect(readdirSync(join(folder, `killed-${firms}`)).filter((it) => it.startsWith("."))).toEqual([".sme-reports.journal"]);
  });

  it.each([["SIGINT", 130], ["SIGTERM", 143]] as const)("stopped by %s leaves no process, no profile, no half file, and can be gone on with", async (signal, code) => {
    const temporary = mkdtempSync(join(folder, "tmp-"));
    const child = await begun(signal, 2, temporary);
    const end = ended(child);
    child.kill(signal);
    expect(await end).toEqual([code, null]);
    await until(() => processesNaming(temporary).length === 0);
    expect(await profilesIn(temporary)).toEqual([]);
    expect(readdirSync(join(folder, signal)).filter((it) => it.startsWith("."))).toEqual([".sme-reports.journal"]);
    expect(run(report(signal, "--resume")).code).toBe(0);
    expect(filesIn(signal)).toEqual(filesIn("whole"));
  });

  it("takes packed datasets too, and gives the same reports", () => {
    const packed = join(folder, "firms.ndjson.gz");
    writeFileSync(packed, gzipSync(readFileSync(dataset)));
    expect(run(["report", packed, "--out", join(folder, "packed"), "--chapters", "summary"]).code).toBe(0);
    expect(filesIn("packed")).toEqual(filesIn("whole"));
  });

  it("--strict makes a broken row the exit code; so does a dataset without any readable row", () => {
    expect(run(report("whole", "--resume", "--strict")).code).toBe(1);
    const broken = join(folder, "broken.ndjson");
    writeFileSync(broken, "{x\n{y\n");
    expect(run(["report", broken, "--out", join(folder, "broken")]).code).toBe(1);
  });

  it("another set of options does not go on with this one's reports", () => {
    const { code, stderr } = run(report("whole", "--resume", "--target", "4", "--browsers", "1"));
    expect(code).toBe(1);
    expect(stderr).toContain("journal-differs（--target）");
  });

  it.each([
    [["--out", "x.pdf"], "a folder is needed"],
    [["--out", "-"], "a folder is needed"],
    [["--out", "y", "--project", "p.json"], "are of one firm"],
    [["--out", "y", "--material", "m"], "are of one firm"],
    [["--out", "y", "--browsers", "0"], "--browsers"],
  ])("%j is refused", (args, words) => {
    const { code, stderr } = run(["report", dataset, ...args], { cwd: folder });
    expect({ code, tells: stderr.includes(words) }).toEqual({ code: 2, tells: true });
    expect(existsSync(join(folder, "y"))).toBe(false);
  });

  it("options of datasets are refused for single sheets, and a dataset beside sheets", () => {
    expect(run(["report", sample("level-4"), "--out", join(folder, "z.pdf"), "--resume"])).toMatchObject({ code: 2, stderr: "error: --resume is for the reports of a dataset\n" });
    expect(run(["report", sample("level-4"), dataset, "--out", folder])).toMatchObject({ code: 2, stderr: "error: a dataset is given alone\n" });
  });
});
