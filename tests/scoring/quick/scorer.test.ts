import { describe, expect, it } from "vitest";
import { quickScorer } from "../../../src/scoring/quick/scorer.js";
import { pack2024 } from "../../support/packs.js";

describe("quickScorer", () => {
  it.each<readonly [string, unknown]>([["a copy of a pack", { ...pack2024 }], ["a pack with other levels", { ...pack2024, definition: { ...pack2024.definition, levels: [] } }], ["nothing", null]])(
    "throws at %s", (_what, pack) => expect(() => quickScorer(pack as never)).toThrow(TypeError));

  it("throws when asked for a place no sheet has", () => {
    const { fieldCheck } = quickScorer(pack2024);
    for (const path of ["enterprise.colour", "", "enterprise.id.length", "__proto__"]) expect(() => fieldCheck(path)).toThrow(RangeError);
  });
});
