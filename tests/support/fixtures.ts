/** The fixtures on disk. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../fixtures/", import.meta.url));

export const readFixture = (path: string): string => readFileSync(root + path, "utf8");

/** The names of the JSON files in a folder of fixtures, without `.json`, sorted. */
export const fixtureNames = (folder: string): readonly string[] =>
  readdirSync(root + folder).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)).sort();

export const samples = "answers/miit-sme-2024";
export const readSample = (name: string): string => readFixture(`${samples}/${name}.json`);
