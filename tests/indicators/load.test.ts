import { describe, expect, it } from "vitest";
import { readPack } from "../../src/index.js";
import { pack2024, packFiles, patchedPack, readPatched } from "../support/packs.js";
import { brief } from "../support/sheets.js";

describe("readPack", () => {
  it("gives the pack with its fingerprint, which changes with one weight and not with the order of keys", () => {
    expect(patchedPack({}).sha256).toBe(pack2024.sha256);
    const { definition, wording } = packFiles();
    const reversed = Object.fromEntries(Object.entries(definition as object).reverse());
    const again = readPack({ definition: reversed, wording });
    expect(again.ok && again.value.sha256).toBe(pack2024.sha256);
    expect(patchedPack({ definition: [{ op: "replace", path: "/version", value: "1.0.1" }] }).sha256).not.toBe(pack2024.sha256);
  });

  it("names unknown keys, missing fields, wrong types and values by their place, all at once", () => {
    const result = readPatched({
      definition: [
        { op: "add", path: "/dimensions/0/colour", value: "red" },
        { op: "remove", path: "/policy/notApplicable" },
        { op: "replace", path: "/dimensions/0/groups/0/indicators/0/points", value: "8" },
        { op: "replace", path: "/version", value: "1" },
        { op: "replace", path: "/dimensions/2/groups/0/indicators/0/method", value: "guess" },
      ],
      wording: [{ op: "remove", path: "/title" }],
    });
    expect(result.ok).toBe(false);
    expect([...brief(result.issues)].sort()).toEqual([
      "field-invalid dimensions[2].groups[0].indicators[0].method", "field-invalid version",
      "field-type dimensions[0].groups[0].indicators[0].points", "required-missing policy.notApplicable",
      "required-missing wording.title", "unknown-key dimensions[0].colour",
    ]);
  });

  it.each([null, undefined, 1, "pack", [], true])("refuses %j for a pack", (value) => {
    const result = readPack({ definition: value, wording: value });
    expect(result.ok).toBe(false);
    expect(result.issues.length).toBeGreaterThanOrEqual(2);
  });

  it("refuses an id that is no kebab-case, also one of a prototype", () => {
    for (const id of ["Product Design", "product_design", "__proto__", "-x", ""]) {
      expect(brief(readPatched({ definition: [{ op: "replace", path: "/id", value: id }] }).issues)).toEqual(["field-invalid id"]);
    }
  });

  it("refuses a rule nested without end, instead of ending in a stack overflow", () => {
    let rule: unknown = { ">=": [{ var: "points" }, 1] };
    for (let i = 0; i < 20_000; i += 1) rule = { "!": [rule] };
    const { definition, wording } = packFiles();
    const levels = [{ level: 1, rule }];
    expect(readPack({ definition: { ...(definition as object), levels }, wording }).ok).toBe(false);
  });

  it("does not change what it was given", () => {
    const files = packFiles();
    const before = JSON.stringify(files);
    readPack(files);
    expect(JSON.stringify(files)).toBe(before);
  });
});
