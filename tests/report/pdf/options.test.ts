import { expect, it } from "vitest";
import { createPdfRenderer, renderPdf } from "../../../src/report/pdf/index.js";
import { numberIssues } from "../../../src/report/pdf/options.js";
import { cacheDir } from "./support.js";

const names = ["browsers", "maxPages", "rendersPerBrowser", "timeoutMs"] as const;

it.each([0, -1, 1.5, NaN, Infinity, -Infinity, 2 ** 53])("numbers that cannot be meant are refused, all at once: %d", async (value) => {
  const options = { cacheDir, browsers: value, maxPages: value, rendersPerBrowser: value, timeoutMs: value };
  for (const result of [await createPdfRenderer(options), await renderPdf("甲", options)]) {
    expect(result.issues).toMatchObject(names.map((path) => ({ code: "field-invalid", path, actual: String(value) })));
  }
});

it("a time longer than timers count is refused, not cut to a millisecond", () => {
  expect(numberIssues({ timeoutMs: 2 ** 31 })).toMatchObject([{ code: "field-invalid", path: "timeoutMs", expected: "a whole number from 1 to 2147483647" }]);
  expect(numberIssues({ timeoutMs: 2 ** 31 - 1 })).toEqual([]);
});

it("what is left out, the least and the most are fine", () => {
  expect(numberIssues({})).toEqual([]);
  expect(numberIssues({ browsers: 1, maxPages: 1, rendersPerBrowser: 1, timeoutMs: 1 })).toEqual([]);
  expect(numberIssues({ browsers: 100, maxPages: 100, rendersPerBrowser: Number.MAX_SAFE_INTEGER })).toEqual([]);
});
