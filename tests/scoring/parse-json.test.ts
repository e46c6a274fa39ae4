import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/scoring/parse-json.js";
import { seed } from "../support/arbitraries.js";
import { brief } from "../support/sheets.js";

const problems = (text: string): readonly string[] => brief(parseJson(text).issues);

describe("parseJson gives the value", () => {
  it.each<readonly [string, unknown]>([
    ["{}", {}], ["[1, -0.5, 1e3]", [1, -0.5, 1000]], ["\"\\u4e2d\"", "中"], ["null", null], [" \r\n\t{\"a\": [true, false]}\n", { a: [true, false] }],
    ["\uFEFF{\"a\":1}", { a: 1 }], ["{\"a\":{\"a\":{\"a\":1}}}", { a: { a: { a: 1 } } }], ["[{\"a\":1},{\"a\":2}]", [{ a: 1 }, { a: 2 }]], ["{\"a\":\"{\\\"b\\\":1,\\\"b\\\":2}\"}", { a: "{\"b\":1,\"b\":2}" }],
  ])("of %j", (text, value) => expect(parseJson(text)).toEqual({ ok: true, value, issues: [] }));

  it("with __proto__ as an ordinary key", () => {
    const result = parseJson("{\"__proto__\":{\"level\":4}}");
    if (!result.ok) throw new Error("refused");
    expect(Object.keys(result.value as object)).toEqual(["__proto__"]);
    expect((result.value as { level?: unknown }).level).toBeUndefined();
  });

  it("down to 32 levels", () => {
    expect(parseJson("[".repeat(32) + "]".repeat(32)).ok).toBe(true);
    expect(problems("[".repeat(33) + "]".repeat(33))).toEqual(["json-too-deep "]);
    expect(problems("{\"a\":".repeat(33) + "1" + "}".repeat(33))).toEqual(["json-too-deep "]);
  });
});

describe("parseJson finds a key given twice", () => {
  it.each([
    ["at the top", "{\"a\":1,\"a\":1}", ["a"]], ["at depth", "{\"x\":[0,{\"y\":{\"a\":1,\"b\":2,\"a\":3}}]}", ["x[1].y.a"]],
    ["once escaped", "{\"a\":1,\"\\u0061\":2}", ["a"]], ["both escaped", "{\"\\u0061\":1,\"\\u0061\":2}", ["a"]],
    ["three times", "{\"a\":1,\"a\":2,\"a\":3}", ["a", "a"]], ["two of them", "{\"a\":1,\"a\":2,\"b\":{\"c\":1,\"c\":2}}", ["a", "b.c"]],
    ["named like a prototype's", "{\"__proto__\":1,\"__proto__\":2}", ["__proto__"]], ["empty", "{\"x\":{\"\":1,\"\":2}}", ["x."]],
  ])("%s", (_what, text, paths) => expect(problems(text)).toEqual(paths.map((it) => `json-duplicate-key ${it}`)));

  it("and says on which line again", () => {
    expect(parseJson("{\n \"a\": 1,\n \"b\": 2,\n \"a\": 3\n}").issues).toMatchObject([{ path: "a", expected: "the key once", actual: "again on line 4" }]);
  });

  it("but not the same key in different objects, nor a value that looks like a key", () => {
    expect(problems("{\"a\":\"a\",\"b\":[\"a\",\"a\"],\"c\":{\"a\":1}}")).toEqual([]);
  });
});

describe("parseJson finds broken syntax", () => {
  it.each([
    ["nothing", "", "line 1, column 1"], ["blanks", " \n ", "line 2, column 2"], ["a trailing comma in an object", "{\"a\":1,}", "line 1, column 8"],
    ["a trailing comma in a list", "[1,]", "line 1, column 4"], ["a comment", "// note\n{}", "line 1, column 1"], ["a comment within", "{\n  /* note */ \"a\": 1\n}", "line 2, column 3"],
    ["a missing comma", "{\n  \"a\": 1\n  \"b\": 2\n}", "line 3, column 3"], ["a bare word", "{\n  \"a\": tru\n}", "line 2, column 8"], ["single quotes", "{'a':1}", "line 1, column 2"],
    ["an open object", "{", "line 1, column 2"], ["an open text", "{\"a\":\"b", "line 1, column 6"], ["text after the end", "{} x", "line 1, column 4"], ["two values", "{} {}", "line 1, column 4"],
    ["a number with a leading zero", "[01]", "line 1, column 3"], ["a control character", "{\"a\":\"\u0001\"}", "line 1, column 6"], ["a second byte order mark", "\uFEFF\uFEFF{}", "line 1, column 1"],
    ["NaN", "[NaN]", "line 1, column 2"], ["a full-width colon", "{\"a\"：1}", "line 1, column 5"], ["a full-width quote", "{“a”:1}", "line 1, column 2"],
  ])("%s", (_what, text, place) => {
    const result = parseJson(text);
    expect(result.ok).toBe(false);
    expect(brief(result.issues)).toEqual([`json-syntax ${place}`]);
    expect(result.issues[0]?.actual).toMatch(/^[A-Z][A-Za-z]+$/);
  });

  it("counts columns behind a byte order mark as an editor does", () => {
    expect(problems("\uFEFF{\"a\":1,}")).toEqual(["json-syntax line 1, column 8"]);
  });

  it("and a key given twice, both", () => {
    expect(problems("{\"a\":1,\"a\":2,}")).toEqual(["json-syntax line 1, column 14", "json-duplicate-key a"]);
  });
});

describe("parseJson survives bombs", () => {
  it.each([
    ["100,000 brackets", "[".repeat(100_000)], ["100,000 closed brackets", "[".repeat(100_000) + "]".repeat(100_000)],
    ["100,000 objects", "{\"a\":".repeat(100_000)], ["100,000 closing brackets", "]".repeat(100_000)],
    ["brackets closed by braces", "[},".repeat(100_000)], ["braces closed by brackets", "{\"a\":],".repeat(50_000)],
  ])("of %s", (_what, text) => {
    const result = parseJson(text);
    expect(result.ok).toBe(false);
    expect(result.issues.length).toBeLessThan(10);
  });
});

describe("any JSON", () => {
  /** Rich in what a scan for keys could trip over. */
  const text = fc.string({ unit: fc.constantFrom("a", "\"", "\\", ":", ",", "{", "}", "[", "]", "\n", "中") });
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof({ depthSize: "small" }, text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), fc.array(tie("tree")), fc.dictionary(text, tie("tree"))),
  }));

  it("is parsed as JSON.parse does, however it is spaced", () => {
    fc.assert(fc.property(tree, fc.constantFrom(0, 1, "\t", "\r\n "), (it, space) => {
      const json = JSON.stringify(it, null, space);
      expect(parseJson(json)).toEqual({ ok: true, value: JSON.parse(json), issues: [] });
    }), { seed, numRuns: 1000 });
  });

  it("with one key given again is refused for just that", () => {
    fc.assert(fc.property(text, tree, tree, tree, (key, one, two, other) => {
      const again = `{${JSON.stringify(key)}:${JSON.stringify(one)},"x${key.length}":${JSON.stringify(other)},${JSON.stringify(key)}:${JSON.stringify(two)}}`;
      expect(parseJson(`[0,${again}]`).issues).toMatchObject([{ code: "json-duplicate-key", expected: "the key once" }]);
    }), { seed, numRuns: 500 });
  });
});
