/** json-logic-js and the closures of scoring say the same of every level; where a result says otherwise, it is told. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { score, unwrap, readAnswers, type AssessmentResult } from "../../src/index.js";
import { disputedLevels } from "../../src/scoring/second-opinion.js";
import { anySheet, seed } from "../support/arbitraries.js";
import { pack2024 } from "../support/packs.js";
import { randomPack, sheetFor } from "../support/random-pack.js";
import { areasAt, bestAnswers, readSheet, sheetWith } from "../support/sheets.js";

const result = score(readSheet({ answers: bestAnswers, areas: areasAt(3, 5, 3) }), pack2024);
const disputed = (given: AssessmentResult): readonly string[] => disputedLevels(given, pack2024).map(({ code, path, expected, actual }) => `${code} ${path} ${expected} ${actual}`);
const decided = (level: number, met: boolean): AssessmentResult => ({ ...result, decision: result.decision.map((it) => (it.level === level ? { ...it, met } : it)) });

describe("disputedLevels", () => {
  it("agrees with every result of scoring", () => {
    const levels = new Set<number>();
    fc.assert(fc.property(anySheet, (given) => {
      const read = readAnswers(sheetWith({ ...given }), pack2024);
      if (!read.ok) return;
      const scored = score(read.value, pack2024);
      levels.add(scored.level);
      expect(disputedLevels(scored, pack2024)).toEqual([]);
    }), { seed, numRuns: 600 });
    expect(levels.size).toBeGreaterThan(2);
  });

  it("agrees under other packs, whose rules nest and read dimensions", () => {
    fc.assert(fc.property(randomPack.chain((pack) => fc.tuple(fc.constant(pack), sheetFor(pack))), ([pack, given]) => {
      expect(disputedLevels(score(unwrap(readAnswers(given, pack)), pack), pack)).toEqual([]);
    }), { seed, numRuns: 300 });
  });

  it("tells a level said to be met that is not, and one said not to be that is", () => {
    expect(disputed(decided(4, true))).toEqual(["result-differs decision[3].met false true"]);
    expect(disputed(decided(3, false))).toEqual(["result-differs decision[2].met true false"]);
  });

  it("tells levels that the facts of the result no longer bear out", () => {
    expect(disputed({ ...result, points: 59.999 })).toEqual(["result-differs decision[2].met false true"]);
    expect(disputed({ ...result, areaCounts: [] })).toEqual([0, 1, 2].map((at) => `result-differs decision[${at}].met false true`));
  });

  it("tells a level the result leaves out", () => {
    expect(disputed({ ...result, decision: result.decision.slice(1) })).toEqual(["result-differs decision true false"]);
  });
});
