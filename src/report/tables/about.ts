/** What stands behind a table, in words: lines of topic, item and text. */
import type { LoadedPack } from "../../indicators/load.js";
import type { ToldIssue } from "../../issues.js";
import { fill } from "../../wording/fill.js";
import { wordIssue } from "../../wording/issue-lines.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { textColumn, type ColumnOf } from "./column.js";

export interface AboutLine {
  readonly topic: string;
  readonly item: string;
  readonly text: string;
}

const said = words.about;

export const aboutColumns: readonly ColumnOf<AboutLine>[] = [
  textColumn(said.columns.topic, 12, ({ topic }) => topic),
  textColumn(said.columns.item, 22, ({ item }) => item),
  textColumn(said.columns.text, 69, ({ text }) => text),
];

export const linesOf = (topic: string, lines: readonly (readonly [item: string, text: string])[]): readonly AboutLine[] =>
  lines.map(([item, text]) => ({ topic, item, text }));

export const legendLines: readonly AboutLine[] = linesOf(said.topics.legend, [[said.topics.legend, said.legendText]]);

export const packLines = ({ definition, wording }: LoadedPack): readonly AboutLine[] => linesOf(said.topics.subject, [
  [said.pack, fill(said.packText, { title: wording.title, edition: definition.edition, version: definition.version })],
  ...wording.provenance.map((it) => [said.provenance, it] as const),
]);

export const packReceipt = ({ definition, sha256 }: LoadedPack): readonly (readonly [string, string])[] => [
  [said.packUsed, fill(said.packUsedText, { id: definition.id, version: definition.version })],
  [said.packHash, sha256],
];

export const issueLines = (issues: readonly ToldIssue[]): readonly AboutLine[] =>
  linesOf(said.topics.issues, issues.map((it, i) => [fill(said.issue, { no: i + 1 }), wordIssue(it, "zh")] as const));
