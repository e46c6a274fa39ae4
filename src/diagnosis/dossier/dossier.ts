/** A firm's whole file (一企一档): everything known and computed about it as one JSON. */
import { hashJson } from "../../indicators/hash.js";
import type { LoadedPack } from "../../indicators/load.js";
import { snapshot, strayPrototypes } from "../../indicators/plain.js";
import { isRecord } from "../../indicators/record.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { engineVersion } from "../../version.js";
import { describeAcceptance } from "../acceptance/acceptance.js";
import type { Acceptance, Requirement } from "../acceptance/schema.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { planIssues } from "../change/assessed.js";
import { diagnose } from "../findings/diagnose.js";
import { subIndustryOf } from "../firms.js";
import { listMisfits } from "../list/misfits.js";
import type { ScenarioList } from "../list/schema.js";
import type { FirmPackage } from "../package/schema.js";
import { checkProjectOf } from "../project/project.js";
import type { Project } from "../project/schema.js";
import { positionOn } from "./position.js";
import { dossierSchema, type Dossier, type StoredSheet } from "./schema.js";
import { isSheet, storedSheet, type GivenSheet } from "./sheets.js";

export interface DossierParts {
  /** The sheet of the diagnosis. */
  readonly before: GivenSheet;
  /** The sheet after the retrofit, where there is one. */
  readonly after?: GivenSheet | null;
  /** What `proposePackage` made of the first sheet; null: nothing could be planned. */
  readonly package: FirmPackage | null;
  readonly list: ScenarioList | null;
  readonly project: Project | null;
  /** The pack both sheets were read with. */
  readonly pack: LoadedPack;
  /** Null: none is made for the pack. */
  readonly catalogue: Catalogue | null;
  /** Of the acceptance sheet; without a later sheet there is none. */
  readonly requirement?: Partial<Requirement>;
  /** Of the acceptance sheet: the level agreed on; absent: the project's. */
  readonly target?: number | null | undefined;
  /** What else is to be told with it, e.g. why there is no package. */
  readonly issues?: readonly Issue[];
}

/**
 * The whole file of one firm. Pictures are left out and counted; the same parts give the same bytes.
 * A list of another sub-industry, pack or catalogue is left out with the warning `list-does-not-fit`.
 * Fails with `enterprise-differs`, `field-invalid` (a package of another sheet), and everything `describeAcceptance` refuses.
 * @throws TypeError when a sheet was not read, is not the value given, or its result is not of it.
 */
export function makeDossier(parts: DossierParts): Result<Dossier> {
  const { before, after = null, package: proposed, list, project, pack, catalogue } = parts;
  const sheets = [storedSheet(before), ...(after === null ? [] : [storedSheet(after)])];
  const firm = before.result;
  if (firm.receipt.pack.sha256 !== pack.sha256) throw new TypeError(`the first sheet was read with another pack than ${pack.definition.id}`);
  const plan = proposed?.plan ?? null;
  const acceptance = after === null ? null : describeAcceptance(before, after, {
    plan, planBasis: "derived", project, target: parts.target, ...(parts.requirement && { requirement: parts.requirement }),
  });
  // of two sheets the acceptance tells the same
  const problems = acceptance === null
    ? [...(plan === null ? [] : planIssues(before, plan)), ...(project === null ? [] : checkProjectOf(project, firm.enterprise.id))]
    : acceptance.ok ? [] : acceptance.issues;
  if (problems.length > 0) return fail(problems);

  const misfits = list === null ? [] : listMisfits(list, { subIndustry: subIndustryOf(firm), pack, catalogue });
  const accepted = acceptance?.ok ? acceptance.value : null;
  const issues = told([...(proposed?.issues ?? []), ...misfits, ...(parts.issues ?? [])]);
  const content: Omit<Dossier, "receipt"> = {
    dossierVersion: 1,
    enterprise: firm.enterprise,
    sheets,
    diagnosis: diagnose(before.sheet, firm, catalogue === null ? {} : { catalogue }),
    plan,
    package: proposed === null ? null : withoutPlan(proposed),
    list: list === null || misfits.length > 0 || catalogue === null ? null : positionOn(list, firm, catalogue),
    project,
    progress: progressOf(proposed, project, accepted),
    acceptance: accepted,
    issues,
  };
  const receipt = { dossierVersion: 1, engineVersion } as const;
  return succeed({ ...content, receipt: { ...receipt, sha256: hashJson({ ...content, receipt }) } }, misfits);
}

/** Each issue once: a package tells what was wrong with its list, too. */
const told = (issues: Dossier["issues"]): Dossier["issues"] => [...new Map(issues.map((it) => [`${it.code} ${it.path} ${it.actual}`, it])).values()];

function withoutPlan({ plan: _plan, ...rest }: FirmPackage): NonNullable<Dossier["package"]> {
  return rest;
}

function progressOf(proposed: FirmPackage | null, project: Project | null, acceptance: Acceptance | null): Dossier["progress"] {
  const milestones = (project?.milestones ?? []).map(({ name, due, done }) => ({ name, due, done }));
  const targets = acceptance?.change.targets ?? null;
  const isBegun = milestones.some((it) => it.done !== null);
  return {
    stage: acceptance !== null ? "retrofitted" : isBegun ? "retrofitting" : proposed !== null ? "planned" : "diagnosed",
    milestones,
    steps: targets && { met: targets.steps.filter((it) => it.state === "met").length, of: targets.steps.length },
    targetLevel: targets && targets.level,
  };
}

/**
 * The JSON of a dossier, checked for shape and for its own fingerprint; what it holds is not computed again.
 * Issues: those of any file, `result-differs` (the content is not what the receipt was made of).
 */
export function readDossier(value: unknown): Result<Dossier> {
  const plain = snapshot(value);
  if (!plain.ok) return plain;
  const read = dossierSchema.safeParse(plain.value);
  const stray = strayPrototypes(plain.value);
  if (!read.success) return fail([...stray, ...issuesFromZod(read.error, plain.value, (path) => (path.length === 0 ? Object.keys(dossierSchema.shape) : []))]);
  const { sha256 } = read.data.receipt;
  const fresh = fingerprint(plain.value);
  const issues = [...stray, ...(fresh === sha256 ? [] : [issue("result-differs", { path: "receipt.sha256", expected: fresh, actual: sha256 })])];
  if (issues.length > 0) return fail(issues);
  const raw = rawSheets(plain.value);
  return succeed({ ...read.data, sheets: read.data.sheets.map((it, i) => ({ ...it, sheet: raw[i] ?? it.sheet })) });
}

/** Of everything but itself. */
function fingerprint(value: unknown): string {
  if (!isRecord(value) || !isRecord(value["receipt"])) return "";
  const { sha256: _sha256, ...receipt } = value["receipt"];
  return hashJson({ ...value, receipt });
}

/** As stored: reading a sheet by its schema would drop what is `null`, and its hash with it. */
function rawSheets(value: unknown): readonly StoredSheet[] {
  const stored = isRecord(value) && Array.isArray(value["sheets"]) ? value["sheets"] : [];
  return stored.flatMap((it: unknown) => (isRecord(it) && isSheet(it["sheet"]) ? [it["sheet"]] : []));
}
