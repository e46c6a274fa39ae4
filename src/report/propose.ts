/** What a report says of the way on from the level: the package, with the diagnosis of the same sheet. */
import type { Catalogue } from "../diagnosis/catalogue/catalogue.js";
import { diagnose } from "../diagnosis/findings/diagnose.js";
import type { FirmPackage } from "../diagnosis/package/schema.js";
import type { Project } from "../diagnosis/project/schema.js";
import { succeed, type Issue, type Result } from "../issues.js";
import type { AssessmentResult } from "../scoring/result.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import type { Proposal } from "./context.js";

/** A pack whose levels no plan can be made for, or a plan no exact answer is in reach of, leaves the report without those chapters. */
const unplannable: readonly string[] = ["plan-not-supported", "plan-too-large"];
const isLeftOut = (it: Issue): boolean => unplannable.includes(it.code);

/** What the package was made of. */
export interface ProposedWith {
  readonly catalogue: Catalogue | null;
  readonly project: Project | null;
}

/**
 * The proposal of a report, of what `proposePackage` gave for the sheet; `undefined`: there can be none, which warnings say.
 * @param result of the same sheet
 */
export function proposalOf(sheet: AnswerSheet, result: AssessmentResult, { catalogue, project }: ProposedWith, proposed: Result<FirmPackage>): Result<Proposal | undefined> {
  if (proposed.ok) {
    return succeed({ diagnosis: diagnose(sheet, result, catalogue === null ? {} : { catalogue }), package: proposed.value, project }, proposed.issues);
  }
  return proposed.issues.every((it) => it.severity === "warning" || isLeftOut(it))
    ? succeed(undefined, proposed.issues.map((it) => (isLeftOut(it) ? { ...it, severity: "warning" as const } : it)))
    : proposed;
}
