/** What a run came to, in words. */
import type { BatchSummary } from "../dataset/batch/summary.js";
import english from "../wording/batch.en.json" with { type: "json" };
import chinese from "../wording/batch.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import type { Language } from "../wording/issue-lines.js";

export const batchWords = (lang: Language): Readonly<Record<keyof typeof chinese, string>> => (lang === "en" ? english : chinese);

export function summaryLines(summary: BatchSummary, lang: Language): readonly string[] {
  const { rows, scored, broken, incomplete, levels, issues, shard, receipt: { engineVersion, pack } } = summary;
  const words = batchWords(lang);
  const codes = Object.entries(issues);
  return [
    ...(shard === null ? [] : [fill(words.shard, shard)]),
    fill(words.rows, { rows, scored, broken, incomplete }),
    ...Object.entries(levels).map(([level, count]) => fill(level === "0" ? words.noLevel : words.level, { level, count })),
    ...(codes.length === 0 ? [] : [words.issues, ...codes.map(([code, count]) => fill(words.issue, { code, count }))]),
    fill(words.receipt, { id: pack.id, version: pack.version, fingerprint: pack.sha256, engineVersion }),
  ];
}
