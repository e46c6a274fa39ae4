/** Blocks made by hand, and the records a block should give, worked out the slow way. */
import type { BlockContent, TableHead } from "../../../src/dataset/batch/blocks.js";
import type { ScoreRecord } from "../../../src/dataset/batch/record.js";
import { blockScorer, type ScoredBlock } from "../../../src/dataset/batch/score-block.js";
import { score, type AnswerSheet, type Issue, type LoadedPack, type Result } from "../../../src/index.js";
import { pack2024 } from "../../support/packs.js";

const encoder = new TextEncoder();
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
export const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

export const linesBlock = (text: string, firstLine = 1): BlockContent => ({ kind: "lines", firstLine, bytes: bytesOf(text) });
export const csvBlock = (text: string, firstLine = 2): BlockContent => ({ kind: "csv", firstLine, bytes: bytesOf(text) });
export const headOf = (headers: string, delimiter: TableHead["delimiter"] = ","): TableHead => ({ headers: headers.split(delimiter ?? ","), delimiter });

export const scored = (content: BlockContent, head: TableHead | null = null, pack: LoadedPack = pack2024): ScoredBlock => blockScorer(pack, head)({ no: 0, ...content });
export const linesOf = (content: BlockContent, head: TableHead | null = null, pack: LoadedPack = pack2024): readonly string[] =>
  textOf(scored(content, head, pack).bytes).split("\n").slice(0, -1);
export const recordsIn = (content: BlockContent, head: TableHead | null = null): readonly ScoreRecord[] => linesOf(content, head).map((it): ScoreRecord => JSON.parse(it));

/** Each record as one line: whose, what level or what is wrong where. */
export const told = (content: BlockContent, head: TableHead | null = null): readonly string[] =>
  recordsIn(content, head).map(({ id, level, issues }) => [`${id}: ${level ?? "broken"}`, ...issues.map((it) => `${it.code} ${it.path}`)].join("; "));

/** The record of a sheet by reading and scoring alone. */
export function slowRecord(sheet: Result<AnswerSheet>, id: string | null, place: string, pack: LoadedPack): ScoreRecord {
  const issues = sheet.issues.map((it): Issue => ({ ...it, path: it.path === "" ? place : `${place}, ${it.path}` }));
  if (!sheet.ok) return { id, level: null, points: null, levelRange: null, completeness: null, dimensions: {}, indicators: {}, areas: {}, issues };
  const result = score(sheet.value, pack);
  return {
    id: result.enterprise.id, level: result.level, points: result.points, levelRange: result.levelRange, completeness: result.completeness,
    dimensions: Object.fromEntries(result.dimensions.map((it) => [it.id, it.points])),
    indicators: Object.fromEntries(result.indicators.map((it) => [it.id, it.status === "scored" ? it.points : null])),
    areas: Object.fromEntries(result.areas.map((it) => [it.id, it.rating])),
    issues,
  };
}
