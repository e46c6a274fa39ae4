/** The zod schemas of what goes in and comes out, and the JSON Schemas made from them. */
import { z } from "zod";
import { acceptanceSchema } from "./diagnosis/acceptance/schema.js";
import { catalogueFileSchema } from "./diagnosis/catalogue/schema.js";
import { changeSchema } from "./diagnosis/change/schema.js";
import { programmeSchema } from "./diagnosis/cohort/programme.js";
import { cohortSchema } from "./diagnosis/cohort/schema.js";
import { dossierSchema } from "./diagnosis/dossier/schema.js";
import { diagnosisSchema } from "./diagnosis/findings/schema.js";
import { overridesFileSchema } from "./diagnosis/list/overrides.js";
import { scenarioListSchema } from "./diagnosis/list/schema.js";
import { packageSchema } from "./diagnosis/package/schema.js";
import { planSchema } from "./diagnosis/plan/index.js";
import { productFileSchema } from "./diagnosis/products/schema.js";
import { projectSchema } from "./diagnosis/project/schema.js";
import { effortsSchema, packSchema } from "./indicators/schema.js";
import { wordingSchema } from "./indicators/wording-schema.js";
import { resultSchema } from "./scoring/result.js";
import { sheetSchema } from "./scoring/sheet-schema.js";

export {
  acceptanceSchema, catalogueFileSchema, changeSchema, cohortSchema, diagnosisSchema, dossierSchema, effortsSchema, overridesFileSchema, packageSchema,
  packSchema, planSchema, productFileSchema, programmeSchema, projectSchema, resultSchema, scenarioListSchema, sheetSchema, wordingSchema,
};

const toJsonSchema = (schema: z.ZodType, title: string) => ({ title, ...z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" }) });

/** JSON Schema (draft 2020-12) of each format, by name. */
export const jsonSchemas = {
  pack: toJsonSchema(packSchema, "Indicator pack, format 1"),
  wording: toJsonSchema(wordingSchema, "Wording of an indicator pack"),
  sheet: toJsonSchema(sheetSchema, "Answer sheet"),
  result: toJsonSchema(resultSchema, "Assessment result, version 1"),
  diagnosis: toJsonSchema(diagnosisSchema, "Diagnosis: the gaps of one firm, version 1"),
  efforts: toJsonSchema(effortsSchema, "Efforts of the steps of a plan"),
  plan: toJsonSchema(planSchema, "Upgrade plan, version 1"),
  catalogue: toJsonSchema(catalogueFileSchema, "Scenario catalogue file, format 1"),
  overrides: toJsonSchema(overridesFileSchema, "Overrides of a scenario list, format 1"),
  list: toJsonSchema(scenarioListSchema, "Scenario list (N+X) of a sub-industry, version 1"),
  programme: toJsonSchema(programmeSchema, "Programme and its targets, format 1"),
  cohort: toJsonSchema(cohortSchema, "Cohort figures, version 1"),
  products: toJsonSchema(productFileSchema, "Product catalogue file, format 1"),
  project: toJsonSchema(projectSchema, "Project of one firm, format 1"),
  package: toJsonSchema(packageSchema, "Package of one firm, version 1"),
  change: toJsonSchema(changeSchema, "What changed between two sheets of one firm, version 1"),
  acceptance: toJsonSchema(acceptanceSchema, "Acceptance sheet of one firm, version 1"),
  dossier: toJsonSchema(dossierSchema, "Whole file of one firm, version 1"),
} as const;
