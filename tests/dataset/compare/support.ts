/** Runs made by hand, or by score() itself: independent of what batch does. */
import type { ScoreRecord } from "../../../src/dataset/batch/record.js";
import { compareRuns, type CompareOptions, type ComparedRun } from "../../../src/dataset/compare/compare.js";
import type { Comparison, Move } from "../../../src/dataset/compare/schema.js";
import type { AssessmentResult, LoadedPack, Result } from "../../../src/index.js";
import { succeed } from "../../../src/issues.js";
import { pack2024 } from "../../support/packs.js";
import { scoreSheet, type RawSheet } from "../../support/sheets.js";

export const recordOf = (result: AssessmentResult, id: string = result.enterprise.id): ScoreRecord => ({
  id, level: result.level, points: result.points, levelRange: result.levelRange, completeness: result.completeness,
  dimensions: Object.fromEntries(result.dimensions.map((it) => [it.id, it.points])),
  indicators: Object.fromEntries(result.indicators.map((it) => [it.id, it.status === "scored" ? it.points : null])),
  areas: Object.fromEntries(result.areas.map((it) => [it.id, it.rating])),
  issues: [],
});

export const record = (id: string, sheet: RawSheet, pack: LoadedPack = pack2024): ScoreRecord => recordOf(scoreSheet(sheet, pack), id);

export const unscored = (id: string | null, code = "unknown-key"): ScoreRecord => ({
  id, level: null, points: null, levelRange: null, completeness: null, dimensions: {}, indicators: {}, areas: {},
  issues: [{ code, severity: "error", path: "line 1", message: "m", expected: "", actual: "", hint: "h" }],
});

/** @param size records a part: how they come must not matter. */
export function runOf(name: string, records: readonly unknown[], pack: LoadedPack = pack2024, size = 3): ComparedRun {
  const parts = async function* (): AsyncGenerator<readonly { readonly place: string; readonly read: Result<unknown> }[], void> {
    for (let at = 0; at < records.length; at += size) yield records.slice(at, at + size).map((it, i) => ({ place: `line ${at + i + 1}`, read: succeed(it) }));
  };
  return { name, pack, records: parts() };
}

export interface Compared { readonly result: Result<Comparison>; readonly moves: readonly Move[] }

export async function compared(old: ComparedRun, other: ComparedRun, options: CompareOptions = {}): Promise<Compared> {
  const moves: Move[] = [];
  const result = await compareRuns(old, other, { ...options, onMove: (it) => void moves.push(it) });
  return { result, moves };
}
