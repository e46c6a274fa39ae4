import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseJson } from "../../src/scoring/parse-json.js";

const src = join(import.meta.dirname, "..", "..", "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((it) => it.endsWith(".json"));

it.each(files)("%s says nothing twice: the later of two equal keys would silently win", (file) => {
  expect(parseJson(readFileSync(join(src, file), "utf8")).issues).toEqual([]);
});
