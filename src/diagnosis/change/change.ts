/** Before and after: what changed between two sheets of one firm, against a plan and a project. */
import { hashJson } from "../../indicators/hash.js";
import { fail, succeed, type Result } from "../../issues.js";
import { engineVersion } from "../../version.js";
import { turnedConditions } from "../turned.js";
import { cautionsOf, packBehind, pairIssues, type Assessed, type Beside } from "./assessed.js";
import { decisionOf } from "./decision.js";
import { outcomeOf } from "./effects.js";
import { movesOf, standingOf } from "./moves.js";
import { returnsOf } from "./returns.js";
import type { FirmChange } from "./schema.js";
import { targetsOf } from "./targets.js";

export type { Assessed } from "./assessed.js";

/** What a change is measured against; every part is optional. */
export type ChangeOptions = Beside;

/**
 * What changed from the first sheet to the second: level, points, questions, areas, conditions; with a plan, which of its steps the later sheet
 * reaches (agreed on, unless `planBasis` says that it was made again); with a project, its effects and what the investment returns.
 * Points are exact thousandths, quotients exact fractions, money 10k yuan; of unfinished sheets points are at worst, and states are `unknown`
 * where an open answer could change them.
 * Fails with every reason at once: `enterprise-differs` (sheets, plan or project of different firms), `pack-mismatch`, `stages-not-in-order`,
 * `field-invalid` (a plan of another sheet than the first).
 * @throws TypeError when a sheet was not read, or a result is not of its sheet.
 */
export function describeChange(before: Assessed, after: Assessed, options: ChangeOptions = {}): Result<FirmChange> {
  const { plan = null, planBasis = "agreed", project = null } = options;
  const pack = packBehind(before);
  packBehind(after);
  const issues = pairIssues(before, after, options);
  if (issues.length > 0) return fail(issues);
  const { result: then } = before;
  const { result: now } = after;
  const returns = returnsOf(project, before.sheet, after.sheet);
  return succeed<FirmChange>({
    changeVersion: 1,
    pack: now.pack,
    enterprise: now.enterprise,
    before: standingOf(then),
    after: standingOf(now),
    ...movesOf(then, now),
    decision: decisionOf(then, now),
    turned: turnedConditions(then, now).map((it) => ({ ...it.now, level: it.level, before: it.before.actual })),
    next: now.next,
    targets: plan === null ? null : targetsOf(plan, planBasis, now, pack),
    effects: (project?.effects ?? []).map(outcomeOf),
    returns,
    cautions: cautionsOf(then, now, returns),
    receipt: {
      changeVersion: 1, engineVersion, pack: now.receipt.pack, before: then.receipt.answersSha256, after: now.receipt.answersSha256,
      planSha256: plan === null ? null : hashJson(plan), projectSha256: project === null ? null : hashJson(project),
    },
  });
}
