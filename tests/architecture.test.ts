/** The walls of the house: who may import whom, where the outside world may be touched, where Chinese may stand. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const src = join(import.meta.dirname, "..", "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((it) => it.endsWith(".ts") && !it.endsWith(".d.ts"))
  .map((path) => ({ path, text: readFileSync(join(src, path), "utf8") }));
type File = (typeof files)[number];

/** Left to right: a room imports itself and what stands before it. */
const order = ["issues", "wording", "version", "indicators", "scoring", "diagnosis", "dataset", "report", "cli", "service"];
const publicEntries = ["index.ts", "packs.ts", "schemas.ts"];
const roomOf = (path: string): string => (path.split("/")[0] ?? path).replace(/\.[jt]s$/, "");
const mayTouchTheWorld = (path: string): boolean => /^(cli\/|report\/pdf\/|dataset\/io\/|service\/node\.ts|service\/worker\/)/.test(path);
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");

const importPattern = /(?:\bfrom|\bimport\()\s*"([^"]+)"/g;
const importsOf = ({ text }: File): readonly string[] => [...text.matchAll(importPattern)].map((it) => it[1] ?? "");
const insideOf = (file: File): readonly string[] =>
  importsOf(file).filter((it) => it.startsWith(".")).map((it) => relative(src, join(src, dirname(file.path), it)))
    .filter((it) => !it.startsWith("../templates") && it !== "wording/issues.en.json"); // sentences as data, from which issues.ts makes its table

/** The modules of ours that a module loads, all the way down; dynamic imports are not followed. */
function reach(path: string, seen = new Set<string>()): ReadonlySet<string> {
  const file = files.find((it) => it.path === path);
  if (file === undefined || seen.has(path)) return seen;
  seen.add(path);
  for (const match of file.text.matchAll(/^(?:import|export) (?!type )[^;]*?from "(\.[^"]+)"/gm)) {
    reach(relative(src, join(src, dirname(path), match[1] ?? "")).replace(/\.js$/, ".ts"), seen);
  }
  return seen;
}

describe("imports run one way", () => {
  it("finds the source", () => {
    expect(files.map((it) => it.path)).toEqual(expect.arrayContaining(["index.ts", "scoring/score.ts", "cli/main.ts"]));
  });

  it("nothing imports what stands to its right", () => {
    const wrong = files.filter((it) => !publicEntries.includes(it.path)).flatMap((file) => {
      const allowed = order.slice(0, order.indexOf(roomOf(file.path)) + 1);
      return insideOf(file).filter((it) => !allowed.includes(roomOf(it))).map((it) => `${file.path} → ${it}`);
    });
    expect(wrong).toEqual([]);
  });

  it("issues.ts imports nothing but its sentences", () => {
    expect(files.filter((it) => it.path === "issues.ts").map(importsOf)).toEqual([["./wording/issues.en.json"]]);
  });

  it("of the command line only `serve` knows the service, and the service never the command line", () => {
    const crossing = files.flatMap((file) => insideOf(file)
      .filter((it) => (roomOf(file.path) === "cli" && roomOf(it) === "service") || (roomOf(file.path) === "service" && roomOf(it) === "cli"))
      .map((it) => `${file.path} → ${it}`));
    expect(crossing.filter((it) => it !== "cli/serve.ts → service/node.js")).toEqual([]);
  });
});

describe("the outside world", () => {
  const touch = /from "node:[^"]*"|\bprocess\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bset(?:Timeout|Interval)\b|\bfetch\(|\bglobalThis\b/g;

  it("files, clock, environment, chance and sockets are touched only where they may be", () => {
    const touched = files.filter((it) => !mayTouchTheWorld(it.path))
      .flatMap(({ path, text }) => (withoutComments(text).match(touch) ?? []).map((it) => `${path}: ${it}`));
    expect(touched).toEqual([]);
  });

  it("the main entry loads no report, no command, nothing of the outside world", () => {
    expect([...reach("index.ts")]).toContain("scoring/score.ts");
    expect([...reach("index.ts")].filter((it) => /^(report|cli|service)\//.test(it))).toEqual([]);
  });

  it("the report entry loads no browser", () => {
    expect([...reach("report/index.ts")].length).toBeGreaterThan(3);
    expect([...reach("report/index.ts")].filter(mayTouchTheWorld)).toEqual([]);
  });
});

describe("what a file holds", () => {
  it("no Chinese sentence in code: a reader's words come from wording files", () => {
    const sentences = files.flatMap(({ path, text }) =>
      (withoutComments(text).match(/[\u4e00-\u9fff]+/g) ?? []).map((it) => `${path}: ${it}`));
    // official terms beside English descriptions, and the numerals a browser's list counters draw
    const terms = ["专精特新", "规模以上", "统一社会信用代码", "中小企业数字化水平评测指标", "一二三四五六七八九十百千万零"];
    expect(sentences.filter((it) => !terms.some((term) => it.endsWith(`: ${term}`)))).toEqual([]);
  });

  it("one thing a file: none passes 300 lines", () => {
    expect(files.filter((it) => it.text.split("\n").length > 300).map((it) => it.path)).toEqual([]);
  });

  it("each file opens with a sentence on its job", () => {
    expect(files.filter((it) => !/^(#!.*\n)?\/\*\*/.test(it.text)).map((it) => it.path)).toEqual([]);
  });
});
