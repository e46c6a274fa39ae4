/** A firm's whole file (一企一档) for a platform: one versioned JSON of everything known and computed about it. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { resultSchema, type AssessmentResult } from "../../scoring/result.js";
import { sheetSchema } from "../../scoring/sheet-schema.js";
import { acceptanceSchema, type Acceptance } from "../acceptance/schema.js";
import { changeSchema } from "../change/schema.js";
import { diagnosisSchema, type Diagnosis } from "../findings/schema.js";
import { listRuleSchema } from "../list/schema.js";
import { packageSchema, type FirmPackage } from "../package/schema.js";
import { planSchema, type UpgradePlan } from "../plan/schema.js";
import { projectSchema, type Project } from "../project/schema.js";

/** A sheet as somebody gave it: what nobody said may be absent or `null`. */
export interface StoredSheet extends DeepReadonly<z.input<typeof sheetSchema>> {}

/** Parts that have a name of their own: the published types say that name instead of everything in it. */
const [sheet, result, diagnosis, plan, project, acceptance]: readonly [
  z.ZodType<StoredSheet>, z.ZodType<AssessmentResult>, z.ZodType<Diagnosis>, z.ZodType<UpgradePlan>, z.ZodType<Project>, z.ZodType<Acceptance>,
] = [sheetSchema, resultSchema, diagnosisSchema, planSchema, projectSchema, acceptanceSchema];
const proposal: z.ZodType<Omit<FirmPackage, "plan">> = packageSchema.omit({ plan: true });

export const dossierSchema = z.strictObject({
  dossierVersion: z.literal(1),
  enterprise: resultSchema.shape.enterprise,
  sheets: z.array(z.strictObject({
    sheet: sheet.describe("as given, without pictures; answersSha256 of the result is of the sheet with them"),
    pictures: z.int().min(0).describe("how many were left out; 0: the result can be verified with this very sheet"),
    result,
  })).min(1).max(2).describe("the diagnosis; then, where there is one, the sheet after the retrofit"),
  diagnosis: diagnosis.describe("of the first sheet"),
  plan: plan.nullable().describe("of the first sheet; null: the target cannot be planned for, see issues"),
  package: proposal.nullable(),
  list: z.strictObject({
    subIndustry: z.string(), subIndustryName: z.string(), firms: z.int(), rule: listRuleSchema, sha256: z.string(),
    isMember: z.boolean().describe("whether the firm is one of those behind the list"),
    common: z.array(z.string()).describe("N rows it needs"), specific: z.array(z.string()).describe("X rows it needs"),
    unknown: z.array(z.string()), declined: z.array(z.string()),
  }).nullable().describe("where the firm stands on the list of its sub-industry; null: no list given"),
  project: project.nullable(),
  progress: z.strictObject({
    stage: z.enum(["diagnosed", "planned", "retrofitting", "retrofitted"]).describe("retrofitted: there is a later sheet; retrofitting: a milestone is done"),
    milestones: z.array(z.strictObject({ name: z.string(), due: z.string().nullable(), done: z.string().nullable() })),
    steps: z.strictObject({ met: z.int(), of: z.int() }).nullable().describe("steps of the plan the later sheet reaches; null: no later sheet"),
    targetLevel: changeSchema.shape.targets.unwrap().shape.level.nullable(),
  }),
  acceptance: acceptance.nullable().describe("with the change from sheet to sheet; null: no later sheet"),
  issues: resultSchema.shape.issues,
  receipt: z.strictObject({ dossierVersion: z.literal(1), engineVersion: z.string(), sha256: z.string().describe("of everything else here, canonical JSON") }),
});

type Checked = DeepReadonly<z.infer<typeof dossierSchema>>;
export interface Dossier extends Omit<Checked, "sheets"> {
  readonly sheets: readonly (Omit<Checked["sheets"][number], "sheet"> & { readonly sheet: StoredSheet })[];
}
