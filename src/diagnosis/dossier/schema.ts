/** A firm's whole file (一企一档) for a platform: one versioned JSON of everything known and computed about it. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { resultSchema } from "../../scoring/result.js";
import { sheetSchema } from "../../scoring/sheet-schema.js";
import { acceptanceSchema } from "../acceptance/schema.js";
import { changeSchema } from "../change/schema.js";
import { diagnosisSchema } from "../findings/schema.js";
import { listRuleSchema } from "../list/schema.js";
import { packageSchema } from "../package/schema.js";
import { planSchema } from "../plan/schema.js";
import { projectSchema } from "../project/schema.js";

export const dossierSchema = z.strictObject({
  dossierVersion: z.literal(1),
  enterprise: resultSchema.shape.enterprise,
  sheets: z.array(z.strictObject({
    sheet: sheetSchema.describe("as given, without pictures; answersSha256 of the result is of the sheet with them"),
    pictures: z.int().min(0).describe("how many were left out; 0: the result can be verified with this very sheet"),
    result: resultSchema,
  })).min(1).max(2).describe("the diagnosis; then, where there is one, the sheet after the retrofit"),
  diagnosis: diagnosisSchema.describe("of the first sheet"),
  plan: planSchema.nullable().describe("of the first sheet; null: the target cannot be planned for, see issues"),
  package: packageSchema.omit({ plan: true }).nullable(),
  list: z.strictObject({
    subIndustry: z.string(), subIndustryName: z.string(), firms: z.int(), rule: listRuleSchema, sha256: z.string(),
    isMember: z.boolean().describe("whether the firm is one of those behind the list"),
    common: z.array(z.string()).describe("N rows it needs"), specific: z.array(z.string()).describe("X rows it needs"),
    unknown: z.array(z.string()), declined: z.array(z.string()),
  }).nullable().describe("where the firm stands on the list of its sub-industry; null: no list given"),
  project: projectSchema.nullable(),
  progress: z.strictObject({
    stage: z.enum(["diagnosed", "planned", "retrofitting", "retrofitted"]).describe("retrofitted: there is a later sheet; retrofitting: a milestone is done"),
    milestones: z.array(z.strictObject({ name: z.string(), due: z.string().nullable(), done: z.string().nullable() })),
    steps: z.strictObject({ met: z.int(), of: z.int() }).nullable().describe("steps of the plan the later sheet reaches; null: no later sheet"),
    targetLevel: changeSchema.shape.targets.unwrap().shape.level.nullable(),
  }),
  acceptance: acceptanceSchema.nullable().describe("with the change from sheet to sheet; null: no later sheet"),
  issues: resultSchema.shape.issues,
  receipt: z.strictObject({ dossierVersion: z.literal(1), engineVersion: z.string(), sha256: z.string().describe("of everything else here, canonical JSON") }),
});

/** A sheet as somebody gave it: what nobody said may be absent or `null`. */
export type StoredSheet = DeepReadonly<z.input<typeof sheetSchema>>;
type Checked = DeepReadonly<z.infer<typeof dossierSchema>>;
export interface Dossier extends Omit<Checked, "sheets"> {
  readonly sheets: readonly (Omit<Checked["sheets"][number], "sheet"> & { readonly sheet: StoredSheet })[];
}
