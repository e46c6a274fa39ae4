/** Scores the sheet again as it would read after some steps. */
import type { LoadedPack } from "../../indicators/load.js";
import { unwrap } from "../../issues.js";
import { readAnswers } from "../../scoring/read-answers.js";
import type { AssessmentResult } from "../../scoring/result.js";
import { score } from "../../scoring/score.js";
import type { Answer, AnswerSheet } from "../../scoring/sheet.js";
import type { Move } from "./order.js";

/** Letters ticked, or the rating, once a climb has come so far. */
export type Position = readonly string[] | number;

export function positionAfter({ climb, entries }: Move, from: Position | null): Position {
  const entered = entries.map((it) => it.at);
  const last = entered.at(-1) ?? "";
  if (climb.kind === "area") return Number(last);
  if (climb.shape === "ladder") return [last];
  // entering the exclusive option, or leaving it
  const isAlone = climb.alone !== null && last === climb.alone.at;
  const kept = isAlone || climb.standsAlone || !Array.isArray(from) ? [] : from;
  return [...kept, ...entered].sort();
}

/**
 * The result of the sheet with these positions. Of a question that moved the figures are left out: those of the
 * future are not known, and the present ones would contradict the new option.
 */
export function scoreAt(sheet: AnswerSheet, pack: LoadedPack, moved: ReadonlyMap<string, Position>): AssessmentResult {
  const answers = Object.entries(sheet.answers).map(([id, answer]) => [id, moved.has(id) ? null : rawAnswer(answer)] as const);
  const at = [...moved];
  return score(unwrap(readAnswers({
    pack: sheet.pack,
    enterprise: { id: sheet.enterprise.id },
    answers: Object.fromEntries([...answers, ...at.filter(([, it]) => typeof it !== "number").map(([id, options]) => [id, { options }])]),
    areas: { ...sheet.areas, ...Object.fromEntries(at.filter(([, it]) => typeof it === "number")) },
  }, pack)), pack);
}

const rawAnswer = ({ options, figures, notApplicable }: Answer): unknown =>
  (notApplicable ? { notApplicable } : { figures, ...(options && { options }) });
