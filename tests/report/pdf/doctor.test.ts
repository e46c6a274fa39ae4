import { expect, it } from "vitest";
import { inspectEnvironment } from "../../../src/report/pdf/index.js";
import { browsersOf, cacheDir, ownTemporaryFolder, profilesIn } from "./support.js";

it("the doctor starts every browser there is, and leaves none", async () => {
  const temporary = await ownTemporaryFolder();
  const report = await inspectEnvironment({ cacheDir, executablePath: "/bin/false" });
  expect(report.ready).toBe(true);
  expect(report.issues).toEqual([]);
  expect(report.node).toEqual({ version: process.version, supported: true });
  expect(report.packages.every((it) => it.found)).toBe(true);
  expect(report.browsers[0]).toEqual({ source: "option", path: "/bin/false", found: true, starts: false, version: null, reason: "it ended (exit 1)" });
  expect(report.chosen).toEqual(report.browsers.find((it) => it.starts));
  expect(report.chosen?.version).toMatch(/Chrome\/\d+/);
  expect(report.fonts.map((it) => it.weight)).toEqual([400, 700]);
  expect(report.fonts.every((it) => it.characters > 30_000)).toBe(true);
  expect(report.cache).toEqual({ path: cacheDir, writable: true });
  expect(browsersOf(temporary)).toEqual([]);
  expect(await profilesIn(temporary)).toEqual([]);
});
