/** The zod schemas of what goes in and comes out, and the JSON Schemas made from them. */
import { z } from "zod";
import { recordSchema } from "./dataset/batch/record.js";
import { summarySchema } from "./dataset/batch/summary.js";
import { comparisonSchema, moveSchema } from "./dataset/compare/schema.js";
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
import { effortsSchema, packSchema, ruleSchema } from "./indicators/schema.js";
import { wordingSchema } from "./indicators/wording-schema.js";
import { resultSchema } from "./scoring/result.js";
import { sheetSchema } from "./scoring/sheet-schema.js";

export {
  acceptanceSchema, catalogueFileSchema, changeSchema, cohortSchema, comparisonSchema, diagnosisSchema, dossierSchema, effortsSchema, moveSchema, overridesFileSchema, packageSchema,
  packSchema, planSchema, productFileSchema, programmeSchema, projectSchema, recordSchema, resultSchema, scenarioListSchema, sheetSchema, summarySchema,
  wordingSchema,
};

/** What is published, by the name of its JSON Schema. */
const formats = {
  rule: { schema: ruleSchema, title: "Rule: JSON Logic over declared facts" },
  pack: { schema: packSchema, title: "Indicator pack, format 1" },
  wording: { schema: wordingSchema, title: "Wording of an indicator pack" },
  sheet: { schema: sheetSchema, title: "Answer sheet" },
  result: { schema: resultSchema, title: "Assessment result, version 1" },
  diagnosis: { schema: diagnosisSchema, title: "Diagnosis: the gaps of one firm, version 1" },
  efforts: { schema: effortsSchema, title: "Efforts of the steps of a plan" },
  plan: { schema: planSchema, title: "Upgrade plan, version 1" },
  catalogue: { schema: catalogueFileSchema, title: "Scenario catalogue file, format 1" },
  overrides: { schema: overridesFileSchema, title: "Overrides of a scenario list, format 1" },
  list: { schema: scenarioListSchema, title: "Scenario list (N+X) of a sub-industry, version 1" },
  programme: { schema: programmeSchema, title: "Programme and its targets, format 1" },
  cohort: { schema: cohortSchema, title: "Cohort figures, version 1" },
  products: { schema: productFileSchema, title: "Product catalogue file, format 1" },
  project: { schema: projectSchema, title: "Project of one firm, format 1" },
  package: { schema: packageSchema, title: "Package of one firm, version 1" },
  change: { schema: changeSchema, title: "What changed between two sheets of one firm, version 1" },
  acceptance: { schema: acceptanceSchema, title: "Acceptance sheet of one firm, version 1" },
  record: { schema: recordSchema, title: "Record of a run: one firm's line" },
  summary: { schema: summarySchema, title: "Summary of a run, version 1" },
  move: { schema: moveSchema, title: "What became of one firm between two runs" },
  comparison: { schema: comparisonSchema, title: "Comparison of two runs, version 1" },
  dossier: { schema: dossierSchema, title: "Whole file of one firm, version 1" },
} as const;

const published = z.registry<{ readonly id: string; readonly title: string }>();
for (const [id, { schema, title }] of Object.entries(formats)) published.add(schema, { id, title });

type JsonSchemas = Readonly<Record<keyof typeof formats, z.core.JSONSchema.BaseSchema>>;
const isComplete = (made: object): made is JsonSchemas => Object.keys(formats).every((name) => name in made);

/** JSON Schema (draft 2020-12) of each format, by name. One that holds another refers to it by its file: `plan.schema.json`. */
export const jsonSchemas = complete(z.toJSONSchema(published, { io: "input", target: "draft-2020-12", uri: (id) => `${id.replace(/^_+/, "")}.schema.json` }).schemas);

function complete(made: object): JsonSchemas {
  if (!isComplete(made)) throw new TypeError("a format has no JSON Schema");
  return made;
}
