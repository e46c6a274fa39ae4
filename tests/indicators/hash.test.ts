import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, hashJson } from "../../src/indicators/hash.js";
import { seed } from "../support/arbitraries.js";

describe("canonicalJson", () => {
  it("sorts keys at every depth and drops spacing", () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: "中文" })).toBe('{"a":"中文","b":[{"c":2,"d":1}]}');
  });
  it("writes numbers as RFC 8785 does", () => {
    expect(canonicalJson([1e21, 1e-7, 0.1, -0, 100])).toBe("[1e+21,1e-7,0.1,0,100]");
  });
  it("is what canonicalize writes, whatever the keys", () => {
    const key = fc.oneof(fc.string(), fc.constantFrom("1", "10", "2", "01", "-1", "__proto__", "toJSON", "constructor", "中文", "\ud800", ""));
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof({ depthSize: "small" }, fc.string({ unit: "binary" }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), fc.array(tie("tree")), fc.dictionary(key, tie("tree"))),
    }));
    fc.assert(fc.property(tree, (it) => { expect(canonicalJson(it)).toBe(canonicalize(it)); }), { seed, numRuns: 1000 });
  });
  it("refuses numbers JSON does not have", () => {
    for (const it of [Number.NaN, Infinity, -Infinity]) expect(() => canonicalJson({ a: [it] })).toThrow();
  });
  it("has no form for what is no JSON value", () => expect(canonicalJson(undefined)).toBeUndefined());
});

describe("hashJson", () => {
  it("is SHA-256 over the canonical form", () => {
    // printf '{"a":1,"b":2}' | sha256sum
    const known = "43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777";
    expect(hashJson({ b: 2, a: 1 })).toBe(known);
    expect(hashJson({ a: 1, b: 2 })).toBe(known);
  });
  it("changes with a value and with the order of a list", () => {
    const hashes = [[1, 2], [2, 1], [1, 2.5], { 0: 1, 1: 2 }].map(hashJson);
    expect(new Set(hashes).size).toBe(4);
  });
  it("refuses what is no JSON value", () => expect(() => hashJson(undefined)).toThrow(TypeError));
});
