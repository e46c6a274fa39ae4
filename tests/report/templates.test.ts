/** Templates and view models fit: nothing a template names is missing, and nothing in a template is never used. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { partials } from "../../src/report/templates.js";
import { cohortDocuments } from "./cohort-samples.js";
import { sampleNamed, sampleNames } from "./proposal-samples.js";
import { samples } from "./samples.js";
import { places, walk } from "./walk-templates.js";

const folder = new URL("../../templates/", import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, folder), "utf8");
const templates: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(partials).map((name) => [name, textOf(`partials/${name}.hbs`)])), report: textOf("report.hbs"),
};
const documents = [...[...samples].map(([name, { report }]) => [name, report] as const), ...sampleNames.map((name) => [name, sampleNamed(name).report] as const), ...cohortDocuments];
const walks = documents.map(([name, report]) => [name, walk("report", templates, report)] as const);

test.each(walks)("%s gives every template all it names", (_name, { missing }) => {
  expect([...missing]).toEqual([]);
});

test("the walk notices what is missing", () => {
  const { missing } = walk("a", { a: "{{x}}{{#if y}}{{/if}}{{#each z}}{{/each}}{{#each list}}{{w}}{{/each}}{{chart v}}{{> b u}}", b: "{{t}}" }, { list: [{}], u: {} });
  expect([...missing]).toEqual(["a: x", "a: y", "a: z", "a: a:1:21 is no list", "a: w", "a: v", "b: t"]);
});

test("every place of every template is reached by a sample", () => {
  const reached = new Set(walks.flatMap(([, it]) => [...it.reached]));
  const all = Object.entries(templates).flatMap(([name, text]) => places(name, text));
  expect(all.filter((it) => !reached.has(it))).toEqual([]);
});

test("templates hold no Chinese, no script, no triple braces, and the folder no template nobody uses", () => {
  for (const text of Object.values(templates)) expect(text).not.toMatch(/\p{Script=Han}|<script|\{\{\{|\son\w+=/u);
  const files = readdirSync(new URL("partials/", folder)).map((it) => it.replace(".hbs", "")).sort();
  expect(files).toEqual(Object.keys(partials).sort());
});
