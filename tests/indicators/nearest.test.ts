import { describe, expect, it } from "vitest";
import { expectedAmong, nearest } from "../../src/indicators/nearest.js";

const ids = ["product-design", "process-design", "funding", "data-security"];

describe("nearest", () => {
  it.each([
    ["product-desing", "product-design"], ["Product-Design", "product-design"], ["fundin", "funding"], ["fundings", "funding"],
    ["process_design", "process-design"], ["data-securty", "data-security"],
  ])("%s is probably %s", (word, meant) => expect(nearest(word, ids)).toBe(meant));

  it.each(["", "capital", "xyz", "security", "f"])("%j is close to none", (word) => expect(nearest(word, ids)).toBeUndefined());

  it("capitals make no difference, on either side", () => {
    expect(nearest("PD-1", ["PD-01", "QM-01"])).toBe("PD-01");
    expect(nearest("pd-01", ["PD-01", "QM-01"])).toBe("PD-01");
  });

  it("allows a third of the word to differ, and no more", () => {
    expect(nearest("fuxxing", ["funding"])).toBe("funding");
    expect(nearest("fuxxxng", ["funding"])).toBeUndefined();
    expect(nearest("ab", ["ac"])).toBe("ac");
  });

  it("has no answer without candidates, and spends no time on endless words", () => {
    expect(nearest("funding", [])).toBeUndefined();
    expect(nearest("f".repeat(101), ["f".repeat(100)])).toBeUndefined();
    expect(nearest("f".repeat(100), ["f".repeat(99)])).toBe("f".repeat(99));
  });
});

describe("expectedAmong", () => {
  it("names the near match", () => expect(expectedAmong("fundin", ids)).toBe("funding"));
  it("names all there are when none is near", () => {
    expect(expectedAmong("x", ids)).toBe("one of product-design, process-design, funding, data-security");
  });
});
