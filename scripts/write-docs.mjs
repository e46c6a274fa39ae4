/** Writes the pages made from data: docs/errors.md. A test holds them to their source. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { issueCodes } from "../dist/index.js";

const chinese = JSON.parse(readFileSync(new URL("../src/wording/issues.zh-CN.json", import.meta.url), "utf8")).codes;
const stages = {
  answers: "Answer sheets",
  pack: "Packs",
  plan: "Upgrade plans",
  catalogue: "Scenario catalogues and lists",
  dataset: "Datasets",
  programme: "Programmes",
  project: "One firm's project",
  result: "Results",
  file: "Files and texts",
  environment: "The machine",
};
const cell = (text) => text.replaceAll("|", "\\|");

const sections = Object.entries(stages).map(([stage, title]) => {
  const rows = [...issueCodes].filter(([, it]) => it.stage === stage).map(([code, it]) =>
    `| \`${code}\` | ${it.severity} | ${cell(it.message)} | ${cell(it.hint)} | ${cell(chinese[code].join(""))} |`);
  return [`## ${title}`, "", "| code | severity | meaning | what to do | 中文 |", "|---|---|---|---|---|", ...rows, ""].join("\n");
});

export const pages = {
  "errors.md": `# Issue codes

Made by \`npm run docs\` from \`src/issues.ts\` and \`src/wording/issues.*.json\`; do not edit.

Every problem of an input is an issue: \`code\`, \`severity\`, \`path\` in the caller's own file, \`message\`, \`expected\`, \`actual\`, \`hint\`.
All problems of an input are reported at once, up to 200; where there are more, \`issues-cut\` stands last and says how many. An \`error\` means that nothing was scored or written, or, beside a list or cohort, that the row, firm or id it names was left out; a \`warning\` loses nothing. What rows of a dataset, cells of a form, runs and their comparison have of their own is also told where they are: [datasets](datasets.md), [form](form.md), [batch](batch.md), [compare](compare.md), [bulk](bulk.md).

${sections.join("\n")}`,
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [name, page] of Object.entries(pages)) writeFileSync(new URL(`../docs/${name}`, import.meta.url), page);
}
