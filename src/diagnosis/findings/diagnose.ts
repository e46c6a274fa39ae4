/** A result → every gap of the firm, the one that does most for its level first. */
import type { LoadedPack } from "../../indicators/load.js";
import { checkBelongs } from "../../scoring/belongs.js";
import { compilePack } from "../../scoring/compile.js";
import { packOf } from "../../scoring/read-answers.js";
import type { AssessmentResult } from "../../scoring/result.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import { builtInCatalogue, type Catalogue } from "../catalogue/catalogue.js";
import { compareText, firmOf } from "../firms.js";
import { changesOf, type Change } from "./changes.js";
import { effectsOn } from "./effect.js";
import { evidenceOf } from "./evidence.js";
import { scenariosFor } from "./scenarios.js";
import type { Diagnosis, Gap } from "./schema.js";
import { whyOf } from "./why.js";

export interface DiagnoseOptions {
  /** Where related scenarios come from; default: the built-in catalogue, when it is made for the sheet's pack. */
  readonly catalogue?: Catalogue;
}

/**
 * Every gap as data: what, what closing it alone is worth (points, level), why it matters, evidence missing, related scenarios.
 * Points are exact to thousandths; every promise is relative to the sheet as it stands, open questions counted at worst.
 * @param sheet what `readAnswers` or `parseAnswers` gave.
 * @param result what `score` made of that sheet.
 * @throws TypeError when the sheet was not read, the result is not of this sheet and its pack, or the catalogue is for another pack.
 */
export function diagnose(sheet: AnswerSheet, result: AssessmentResult, options: DiagnoseOptions = {}): Diagnosis {
  const pack = packOf(sheet);
  if (pack === undefined) throw new TypeError("diagnose() takes a sheet that readAnswers() or parseAnswers() of this same module returned");
  checkBelongs(sheet, result, pack);
  const catalogue = catalogueFor(pack, options.catalogue);
  const compiled = compilePack(pack);
  const effectOf = effectsOn(compiled, result);
  const scenariosOf = scenariosFor(firmOf(result, sheet), catalogue, compiled);
  const gaps = changesOf(compiled, result).map((change): Gap => ({
    ...aboutOf(change), ...effectOf(change), why: whyOf(change, result), ...evidenceOf(change, compiled), scenarios: scenariosOf(change),
  }));
  return {
    diagnosisVersion: 1,
    pack: result.pack,
    enterprise: result.enterprise,
    level: result.level,
    levelRange: result.levelRange,
    target: result.next,
    findings: gaps.sort(compareGaps),
    receipt: { ...result.receipt, catalogue: catalogue?.scenarios.length ? { id: catalogue.id, version: catalogue.version, sha256: catalogue.sha256 } : null },
  };
}

function catalogueFor({ definition }: LoadedPack, given: Catalogue | undefined): Catalogue | null {
  if (given !== undefined && given.pack !== definition.id) throw new TypeError(`the catalogue ${given.id} is for ${given.pack}, the sheet for ${definition.id}`);
  if (given !== undefined) return given;
  const builtIn = builtInCatalogue();
  return builtIn.pack === definition.id ? builtIn : null;
}

/** What would change, without what it was found from. */
function aboutOf(change: Change) {
  const { subject, open, outcome } = change;
  const at = (which: string | number): string => `${change.kind}:${subject}:${open ? "open" : which}`;
  return change.kind === "area"
    ? { id: at(change.to), kind: change.kind, subject, open, outcome, from: change.from, to: change.to }
    : { id: at(change.option ?? String(change.to)), kind: change.kind, subject, open, outcome, from: change.from, to: change.to, option: change.option, figures: change.figures };
}

/** A total order: the level reached alone, conditions turned, conditions brought nearer, points, id. */
export function compareGaps(a: Gap, b: Gap): number {
  return b.effect.levelAlone - a.effect.levelAlone
    || b.effect.turns.length - a.effect.turns.length
    || b.effect.advances.length - a.effect.advances.length
    || b.points - a.points
    || compareText(a.id, b.id);
}
