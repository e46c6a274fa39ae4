/** The acceptance sheet (验收情况表): what assessors ask for, gathered from two sheets, the plan and the project. It decides nothing. */
import { fail, succeed, type Result } from "../../issues.js";
import type { Basis } from "../../scoring/result.js";
import { packBehind, type Assessed, type Beside } from "../change/assessed.js";
import { describeChange } from "../change/change.js";
import { levelState } from "../change/targets.js";
import { documentKinds, type Project } from "../project/schema.js";
import { claimsOf } from "./claims.js";
import { joiningOf } from "./joining.js";
import { readRequirement, unknownLevel } from "./requirement.js";
import type { Acceptance, Requirement } from "./schema.js";

export interface AcceptanceOptions extends Beside {
  /** What differs from `defaultRequirement`: level 2, on-site, areas joined from rating 3. */
  readonly requirement?: Partial<Requirement>;
  /** Level the firm agreed on; absent: the project's, else that of the plan agreed on. */
  readonly target?: number | null | undefined;
}

/**
 * The change between two sheets of a firm with what acceptance asks for: each check met, not met or unknown; how far data are joined;
 * every claim of the later sheet with the evidence named and missing.
 * Fails like `describeChange`, with `target-unknown` or `field-invalid` at `requirement`, and with `target-unknown` at `target`; all at once.
 * @throws TypeError when a sheet was not read, or a result is not of its sheet.
 */
export function describeAcceptance(before: Assessed, after: Assessed, options: AcceptanceOptions = {}): Result<Acceptance> {
  const { project = null } = options;
  const change = describeChange(before, after, options);
  const pack = packBehind(after);
  const requirement = readRequirement(options.requirement ?? {}, pack);
  const target = agreedTarget(options);
  const targetIssues = target === null ? [] : unknownLevel("target", target, pack);
  if (!change.ok || !requirement.ok || targetIssues.length > 0) return fail([...change.issues, ...requirement.issues, ...targetIssues]);
  const evidence = claimsOf(after.result, pack);
  const { changeVersion: _changeVersion, ...receipt } = change.value.receipt;
  return succeed<Acceptance>({
    acceptanceVersion: 1,
    change: change.value,
    requirement: requirement.value,
    target,
    checks: checksOf(before, after, requirement.value, target, project),
    dataJoining: joiningOf(before.result, after.result, requirement.value.joinedRating, pack),
    evidence,
    missing: evidence.reduce((sum, it) => sum + it.missing.length, 0),
    receipt: { ...receipt, acceptanceVersion: 1 },
  });
}

/** A plan that was only made again agrees on nothing. */
const agreedTarget = ({ target, project, plan, planBasis = "agreed" }: AcceptanceOptions): number | null =>
  target ?? project?.decisions?.target ?? (planBasis === "agreed" ? plan?.target : null) ?? null;

type Check = Acceptance["checks"][number];

/** On-site evaluation is the strongest. */
const strength: Readonly<Record<Basis, number>> = { self: 0, diagnosis: 1, "on-site": 2 };

function checksOf(before: Assessed, after: Assessed, { level, basis }: Requirement, target: number | null, project: Project | null): readonly Check[] {
  const sheet = (id: "sheet-before" | "sheet-after", { reportNumber }: Assessed["sheet"]): Check => ({ id, state: "met", evidence: reportNumber === undefined ? [] : [reportNumber] });
  return [
    { id: "level", state: levelState(after.result, level), evidence: [] },
    ...(target === null ? [] : [{ id: "target" as const, state: levelState(after.result, target), evidence: [] }]),
    { id: "basis", state: strength[after.result.basis] >= strength[basis] ? "met" : "not-met", evidence: [] },
    sheet("sheet-before", before.sheet),
    sheet("sheet-after", after.sheet),
    ...documentKinds.map((id): Check => documentCheck(id, project?.documents[id])),
  ];
}

/** An empty list says that there is nothing; no list says nothing. */
const documentCheck = (id: Check["id"], named: readonly string[] | undefined): Check =>
  ({ id, state: named === undefined ? "unknown" : named.length > 0 ? "met" : "not-met", evidence: named ?? [] });
