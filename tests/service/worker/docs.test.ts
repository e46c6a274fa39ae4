/** docs/farm.md says what is so. */
import { Command } from "commander";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { addBatch } from "../../../src/cli/batch.js";
import { addMerge } from "../../../src/cli/merge.js";
import { recordSchema } from "../../../src/dataset/batch/record.js";
import * as entry from "../../../src/service/worker/index.js";
import { readTask } from "../../../src/service/worker/task.js";
import { root } from "../../support/cli.js";
import { sheetOf } from "./support.js";

const page = readFileSync(join(root, "docs", "farm.md"), "utf8");
const blocks = (language: string): readonly string[] => [...page.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g"))].map((it) => it[1] ?? "");

const program = new Command();
for (const add of [addBatch, addMerge]) add(program, () => () => Promise.resolve());

it("every command line names a command that there is, and options it has", () => {
  const lines = [...blocks("sh"), ...blocks("yaml")].join("\n").match(/(?<=sme-maturity )(?:batch|merge|[a-z-]+) [^'\n]*/g) ?? [];
  const strangers = lines.flatMap((line) => {
    const [name, ...words] = line.split(/\s+/);
    const command = program.commands.find((it) => it.name() === name);
    const known = command?.options.map((it) => it.long) ?? [];
    return command === undefined ? [line] : words.filter((it) => it.startsWith("--") && !known.includes(it));
  });
  expect(lines.length).toBeGreaterThan(6);
  expect(strangers).toEqual([]);
});

it("the scripts import what there is, and submit tasks that can be read", () => {
  const [submit = "", work = ""] = blocks("js");
  for (const it of [submit, work]) expect(it).toContain('import { openFarm } from "sme-digital-maturity/worker";');
  expect(Object.keys(entry)).toEqual(["openFarm"]);
  const [, tasks = ""] = /farm\.submit\((\[[^]*?\])\)\);/.exec(submit) ?? [];
  const given: unknown = new Function("shards", "answers", `return ${tasks};`)(16, sheetOf("E1"));
  if (!Array.isArray(given)) throw new Error("no tasks");
  expect(given).toHaveLength(17);
  expect(given.flatMap((it) => readTask(it).issues)).toEqual([]);
});

it("the columns of its SQL are those of a record", () => {
  const [view = ""] = blocks("sql");
  const columns = [...view.replace(/'[^']*'/g, "").matchAll(/(\w+): /g)].map((it) => it[1]);
  expect(columns).toEqual(Object.keys(recordSchema.shape));
});
