/** The firms behind a list or a cohort: what of an assessed sheet they need, and which of a firm's sheets counts. */
import { expectedAmong, nearest } from "../indicators/nearest.js";
import { issue, type Issue } from "../issues.js";
import type { AreaResult, AssessmentResult, IndicatorResult, LevelDecision, Stage } from "../scoring/result.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import { GENERAL } from "./catalogue/schema.js";

/** What lists and cohort figures read of a result: every `AssessmentResult` is one, and ten thousand slim ones fit in memory. */
export interface AssessedFirm extends Pick<AssessmentResult, "pack" | "enterprise" | "basis" | "assessedOn" | "stage" | "declinedScenarios"
  | "level" | "levelRange" | "points" | "maxPoints" | "pointsRange" | "completeness"> {
  readonly dimensions: readonly Pick<AssessmentResult["dimensions"][number], "id" | "points" | "maxPoints">[];
  readonly indicators: readonly Pick<IndicatorResult, "id" | "status" | "points" | "maxPoints">[];
  readonly areas: readonly Pick<AreaResult, "id" | "kind" | "rating">[];
  readonly decision: readonly LevelDecision[];
  readonly receipt: Pick<AssessmentResult["receipt"], "answersSha256" | "pack">;
  /** What only the sheet says; absent: unknown. */
  readonly profile?: { readonly aboveScale?: boolean; readonly usesCloud?: boolean };
}

/** The little of a result and its sheet that a dataset keeps of each firm. */
export function firmOf(result: AssessmentResult, sheet: AnswerSheet): AssessedFirm {
  const { pack, enterprise, basis, assessedOn, stage, declinedScenarios, level, levelRange, points, maxPoints, pointsRange, completeness, decision } = result;
  const { aboveScale, usesCloud } = sheet.enterprise.profile ?? {};
  return {
    pack, enterprise, basis, assessedOn, level, levelRange, points, maxPoints, pointsRange, completeness, decision,
    ...(stage && { stage }),
    ...(declinedScenarios && { declinedScenarios }),
    dimensions: result.dimensions.map((it) => ({ id: it.id, points: it.points, maxPoints: it.maxPoints })),
    indicators: result.indicators.map((it) => ({ id: it.id, status: it.status, points: it.points, maxPoints: it.maxPoints })),
    areas: result.areas.map((it) => ({ id: it.id, kind: it.kind, rating: it.rating })),
    receipt: { answersSha256: result.receipt.answersSha256, pack: result.receipt.pack },
    profile: { ...(aboveScale !== undefined && { aboveScale }), ...(usesCloud !== undefined && { usesCloud }) },
  };
}

/** The sheets of one firm, oldest first. */
export interface FirmHistory {
  readonly id: string;
  readonly sheets: readonly AssessedFirm[];
  readonly latest: AssessedFirm;
}

export interface Histories {
  /** By id, in the order of its code units: the order of the input does not matter. */
  readonly firms: readonly FirmHistory[];
  readonly issues: readonly Issue[];
}

const stages: Readonly<Record<Stage, number>> = { before: 0, after: 2 };
const stageOf = ({ stage }: AssessedFirm): number => (stage === undefined ? 1 : stages[stage]);
/** The sub-industry a sheet names; a firm of none is a general one. */
export const subIndustryOf = ({ enterprise }: Pick<AssessedFirm, "enterprise">): string => enterprise.subIndustry ?? GENERAL;

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two stages decide before two dates; a sheet without a stage is placed by its date, without dates between before and after. 0: nobody can say. */
function compareSheets(a: AssessedFirm, b: AssessedFirm): number {
  const byStage = stageOf(a) - stageOf(b);
  const byDate = a.assessedOn === null || b.assessedOn === null ? 0 : compareText(a.assessedOn, b.assessedOn);
  return a.stage !== undefined && b.stage !== undefined ? byStage || byDate : byDate || byStage;
}

/** No firm has as many; comparing every pair of more would take a dataset's time. */
const MOST_SHEETS = 200;

/** Every pair agrees: then there is one order only, whichever way it was found. */
const isInOrder = (sheets: readonly AssessedFirm[]): boolean => sheets.length <= MOST_SHEETS && sheets.every((later, i) => sheets.every((it, j) => j >= i || compareSheets(it, later) < 0));

/** Puts the sheets of each firm in order; a firm whose sheets cannot be ordered is reported and left out. */
export function historiesOf(assessed: readonly AssessedFirm[]): Histories {
  const byId = new Map<string, AssessedFirm[]>();
  for (const it of assessed) {
    const known = byId.get(it.enterprise.id);
    if (known === undefined) byId.set(it.enterprise.id, [it]);
    else known.push(it);
  }
  const issues: Issue[] = [];
  const firms = [...byId].sort(([a], [b]) => compareText(a, b)).flatMap(([id, given]): readonly FirmHistory[] => {
    const unique = [...new Map(given.map((it) => [it.receipt.answersSha256, it])).values()];
    if (unique.length < given.length) issues.push(issue("sheet-repeated", { path: `enterprise ${id}`, expected: "each sheet once", actual: `${given.length}` }));
    const sheets = unique.sort(compareSheets);
    const [latest] = sheets.slice(-1);
    if (latest === undefined) return [];
    if (!isInOrder(sheets)) {
      issues.push(issue("enterprise-repeated", { path: `enterprise ${id}`, expected: "sheets of different stage or date", actual: `${sheets.length}` }));
      return [];
    }
    const dated = sheets.flatMap((it) => it.assessedOn ?? []);
    if (dated.some((it, i) => it < (dated[i - 1] ?? ""))) {
      issues.push(issue("stage-contradicts-date", { path: `enterprise ${id}`, expected: "before earlier than after", actual: dated.join(", ") }));
    }
    return [{ id, sheets, latest }];
  });
  return { firms, issues };
}

/** One warning for each sub-industry that firms name and the catalogue does not list: most often its name in place of its id, or a slip. */
export function strangeSubIndustries(
  firms: readonly AssessedFirm[], subIndustries: readonly { readonly id: string; readonly name: string }[],
): readonly Issue[] {
  const known = new Set([GENERAL, ...subIndustries.map((it) => it.id)]);
  const strangers = new Map<string, Set<string>>();
  for (const it of firms) {
    const named = subIndustryOf(it);
    if (!known.has(named)) strangers.set(named, (strangers.get(named) ?? new Set()).add(it.enterprise.id));
  }
  const names = subIndustries.map((it) => it.name);
  const meant = (text: string): string => {
    const name = nearest(text, names);
    return subIndustries.find((it) => it.name === name)?.id ?? expectedAmong(text, [...known]);
  };
  return [...strangers].sort(([a], [b]) => compareText(a, b)).map(([text, { size }]) => issue("sub-industry-unlisted", {
    path: "enterprise.subIndustry", expected: meant(text), actual: `${text} (${size} ${size === 1 ? "firm" : "firms"})`,
  }));
}
