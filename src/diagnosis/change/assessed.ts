/** The two sheets of a change: whether they belong to their results, to one firm and one pack, and which comes first. */
import type { LoadedPack } from "../../indicators/load.js";
import { issue, type Issue } from "../../issues.js";
import { checkBelongs } from "../../scoring/belongs.js";
import { packOf } from "../../scoring/read-answers.js";
import type { AssessmentResult } from "../../scoring/result.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import { checkProjectOf } from "../project/project.js";
import type { UpgradePlan } from "../plan/schema.js";
import type { Project } from "../project/schema.js";
import type { FirmChange, PlanBasis, Returns } from "./schema.js";

/** A sheet with what scoring made of it. */
export interface Assessed {
  readonly sheet: AnswerSheet;
  readonly result: AssessmentResult;
}

/** @throws TypeError when the sheet was not read, or the result is not of this sheet. */
export function packBehind({ sheet, result }: Assessed): LoadedPack {
  const pack = packOf(sheet);
  if (pack === undefined) throw new TypeError("a sheet is needed that readAnswers() or parseAnswers() of this same module returned");
  checkBelongs(sheet, result, pack);
  return pack;
}

/** What stands beside the two sheets. */
export interface Beside {
  /** The plan the later sheet is measured by, made from the first sheet. */
  readonly plan?: UpgradePlan | null;
  /** Whether that plan was agreed on (the default), or made again from target and project. */
  readonly planBasis?: PlanBasis;
  readonly project?: Project | null;
}

/** Everything that keeps these from being two states of one firm, with the plan and project of that firm. */
export function pairIssues(before: Assessed, after: Assessed, { plan = null, project = null }: Beside): readonly Issue[] {
  const firm = before.result.enterprise.id;
  const other = after.result.enterprise.id;
  return [
    ...(firm === other ? [] : [issue("enterprise-differs", { path: "after.enterprise.id", expected: firm, actual: other })]),
    ...packIssues("after.pack", before, after.result.receipt.pack),
    ...orderIssues(before.result, after.result),
    ...(plan === null ? [] : planIssues(before, plan)),
    ...(project === null ? [] : checkProjectOf(project, firm)),
  ];
}

type PackName = AssessmentResult["receipt"]["pack"];
const named = ({ id, version, sha256 }: PackName): string => `${id} ${version} (${sha256.slice(0, 12)})`;

function packIssues(path: string, { result: { receipt } }: Assessed, given: PackName): readonly Issue[] {
  const { pack } = receipt;
  const isSame = pack.id === given.id && pack.version === given.version && pack.sha256 === given.sha256;
  return isSame ? [] : [issue("pack-mismatch", { path, expected: named(pack), actual: named(given) })];
}

/** A plan counts only against the very sheet it was made from. */
export function planIssues(before: Assessed, plan: UpgradePlan): readonly Issue[] {
  const { enterprise, receipt } = before.result;
  if (plan.enterprise.id !== enterprise.id) return [issue("enterprise-differs", { path: "plan.enterprise.id", expected: enterprise.id, actual: plan.enterprise.id })];
  if (plan.receipt.answersSha256 !== receipt.answersSha256) {
    return [issue("field-invalid", { path: "plan.receipt.answersSha256", expected: `a plan made from the first sheet, ${receipt.answersSha256}`, actual: plan.receipt.answersSha256 })];
  }
  return packIssues("plan.pack", before, plan.receipt.pack);
}

const areDatesReversed = (before: AssessmentResult, after: AssessmentResult): boolean =>
  before.assessedOn !== null && after.assessedOn !== null && after.assessedOn < before.assessedOn;

function orderIssues(before: AssessmentResult, after: AssessmentResult): readonly Issue[] {
  const wrong = (path: string, expected: string, actual: string): Issue => issue("stages-not-in-order", { path, expected, actual });
  return [
    ...(before.stage === "after" ? [wrong("before.stage", "before", before.stage)] : []),
    ...(after.stage === "before" ? [wrong("after.stage", "after", after.stage)] : []),
    ...(areDatesReversed(before, after) ? [wrong("after.assessedOn", `${before.assessedOn} or later`, String(after.assessedOn))] : []),
  ];
}

type Caution = FirmChange["cautions"][number];

/** What to bear in mind; of the order only when neither a stage nor the dates say which sheet is the earlier one. */
export function cautionsOf(before: AssessmentResult, after: AssessmentResult, { differences }: Pick<Returns, "differences">): readonly Caution[] {
  const isDated = before.assessedOn !== null && after.assessedOn !== null;
  const isOrdered = before.stage !== undefined || after.stage !== undefined || (isDated && before.assessedOn !== after.assessedOn);
  const said: readonly (readonly [Caution, boolean])[] = [
    ["basis-differs", before.basis !== after.basis],
    ["unfinished-before", before.completeness < 1],
    ["unfinished-after", after.completeness < 1],
    ["contradictions-before", isContradictory(before)],
    ["contradictions-after", isContradictory(after)],
    ["dates-unknown", !isOrdered && !isDated],
    ["stages-unknown", !isOrdered],
    ["investment-differs", differences.length > 0],
  ];
  return said.filter(([, holds]) => holds).map(([caution]) => caution);
}

/** A value beyond the top band is a finding, not a contradiction. */
const isContradictory = ({ findings }: AssessmentResult): boolean => findings.some((it) => it.code !== "above-top-band");
