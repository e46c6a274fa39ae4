/** What a command writes never lands among what it reads: the next run would read it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { liesIn } from "../../src/dataset/io/within.js";
import { run, sample } from "../support/cli.js";

const folder = mkdtempSync(join(tmpdir(), "sme-read-"));
const forms = join(folder, "forms");
beforeAll(() => {
  mkdirSync(forms);
  writeFileSync(join(forms, "a.json"), readFileSync(sample("below-level-1")));
  symlinkSync("forms", join(folder, "linked"));
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ["", true], ["a.json", true], ["new.ndjson", true], [join("new", "deeper"), true], [join("..", "forms", "x"), true], ["..", false], [join("..", "forms.ndjson"), false], [join("..", "forms2", "x"), false],
])("a path %j of a folder lies in it: %s", async (path, expected) => {
  expect(await liesIn(join(forms, path), join(folder, "linked"))).toBe(expected);
  expect(await liesIn(join(folder, "linked", path), forms)).toBe(expected);
});

it("nothing lies in a file, in standard input, or is standard output", async () => {
  expect(await Promise.all([liesIn(join(forms, "a.json"), join(forms, "a.json")), liesIn(join(forms, "x"), "-"), liesIn("-", "."), liesIn("x", join(folder, "none"))])).toEqual([false, false, false, false]);
});

it.each<[string, readonly string[]]>([
  ["batch", ["results.ndjson"]], ["batch", ["results.csv"]], ["batch", ["results.xlsx"]], ["batch", [join("new", "results.ndjson")]],
  ["report", ["reports"]], ["report", ["."]], ["cohort", ["figures.json"]],
  ["compare", ["moves.ndjson", "--old-pack", "miit-sme-2024", "--new-pack", "miit-sme-2024/pack.json"]],
])("%s --out %j", (command, [out = "", ...more]) => {
  for (const way of ["forms", "linked"]) {
    const { code, stderr } = run([command, forms, "--out", join(folder, way, out), ...more]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("the folder that is read")]);
  }
  expect(readdirSync(forms)).toEqual(["a.json"]);
});
