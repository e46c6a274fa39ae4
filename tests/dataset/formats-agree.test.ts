/** The same sheets as NDJSON and as CSV score alike. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { score, type AnswerSheet } from "../../src/index.js";
import { csvOf, ndjsonOf, type SampleSheet } from "../../scripts/sample-dataset.mjs";
import { anySheet, seed } from "../support/arbitraries.js";
import { pack2024 } from "../support/packs.js";
import { csv, ndjson, sheets } from "./support.js";

const id = fc.string({ unit: fc.constantFrom(..."甲乙ab07-,;\"'= "), minLength: 1, maxLength: 8 }).map((it) => it.trim()).filter((it) => it !== "");
const sheet: fc.Arbitrary<SampleSheet> = fc.tuple(anySheet, id, fc.option(id, { nil: undefined })).map(([{ answers, areas }, own, name]) => ({
  pack: "miit-sme-2024", enterprise: { id: own, ...(name !== undefined && { name }) }, answers, areas,
}));

const standing = (it: AnswerSheet): object => {
  const { enterprise, level, levelRange, points, pointsRange, completeness, indicators, areas, findings } = score(it, pack2024);
  return { enterprise, level, levelRange, points, pointsRange, completeness, indicators, areas, findings };
};

describe("NDJSON and CSV", () => {
  it("give the same points and levels for any sheets", async () => {
    await fc.assert(fc.asyncProperty(fc.array(sheet, { minLength: 1, maxLength: 4 }), async (given) => {
      const lines = sheets(await ndjson(ndjsonOf(given)));
      expect(sheets(await csv(csvOf(given))).map(standing)).toEqual(lines.map(standing));
    }), { seed, numRuns: 150 });
  });
});
