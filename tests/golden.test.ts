/** Every sample against its golden, both made by the real command. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { datasetGoldens, goldensOf, root, samples } from "../scripts/samples.mjs";
import { run } from "./support/cli.js";

const folder = join(root, "fixtures", "golden");
const goldens = [
  ...samples.flatMap((sample) => goldensOf(sample).map((it) => ({ ...it, path: `${sample.pack}/${it.golden}` }))),
  ...datasetGoldens.map((it) => ({ ...it, path: it.golden })),
];

describe("golden", () => {
  it("there is one for each sample, and none without one", () => {
    const there = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((it) => it.includes("."));
    expect(there.sort()).toEqual(goldens.map((it) => it.path).sort());
    expect(samples.length).toBeGreaterThanOrEqual(16);
  });

  it.each(goldens)("$path", ({ path, args }) => {
    const { code, stdout } = run(args);
    expect(code).toBe(0);
    expect(stdout, "meant to change? re-baseline with: npm run golden").toBe(readFileSync(join(folder, path), "utf8"));
  });
});
