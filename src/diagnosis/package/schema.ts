/** A firm's package (企业改造方案包, 一企一案) as plain data: its N and X scenarios with candidates, price and time, in phases, and the result by scoring again. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { scenarioSchema } from "../catalogue/schema.js";
import { listRuleSchema } from "../list/schema.js";
import { planSchema, type UpgradePlan } from "../plan/schema.js";
import { candidatesSchema } from "../products/candidates.js";
import { productReceiptSchema } from "../products/receipt.js";
import { rangeSchema } from "../products/schema.js";
import { projectSchema } from "../project/schema.js";

const count = z.int().min(0);
const points = z.number().min(0).describe("points, exact to three decimals");
const letters = z.union([z.string(), z.array(z.string())]);
const range = rangeSchema.nullable();
/** A sum may pass what one range may hold. */
const sum = z.strictObject({ min: z.number().min(0), max: z.number().min(0) }).refine((it) => it.min <= it.max, "min at most max");
const classOf = z.enum(["N", "X"]).nullable().describe("by the list of its sub-industry; null: no list, so nobody can say");

const packageScenario = z.strictObject({
  ...scenarioSchema.shape,
  class: classOf,
  special: z.boolean().describe("special to the firm's sub-industry, not general"),
  areaKind: z.enum(["binding", "guiding"]),
  because: z.array(z.enum(["common", "plan", "included"])).min(1).describe("common: N of the list and needed; plan: it serves a step of the plan; included: the project asks for it"),
  onList: z.strictObject({ needing: count, applicable: count, share: z.number().nullable(), expert: z.string().nullable().describe("who put it there, where an expert did") }).nullable(),
  serves: z.array(z.strictObject({ kind: z.enum(["indicator", "area"]), id: z.string(), to: letters.or(z.int()) })).describe("steps of the plan"),
  phase: z.int().min(1),
  candidates: candidatesSchema,
  chosen: z.strictObject({
    id: z.string(), by: z.enum(["project", "order"]),
    fits: z.boolean().describe("nothing it says rules it out: area, scenario, ratings, sub-industry, deployment, budget"),
  }).nullable().describe("the product counted with: the project's choice, else the first candidate"),
  price: range.describe("yuan, over all candidates shown; null: unknown"),
  unpriced: count.describe("candidates shown whose price is unknown"),
  days: range.describe("working days, over all candidates shown; null: unknown"),
  undated: count.describe("candidates shown whose time is unknown"),
});

const span = z.strictObject({ start: sum, end: sum });

/** The published types say its name instead of everything in it. */
const plan: z.ZodType<UpgradePlan> = planSchema;

export const packageSchema = z.strictObject({
  packageVersion: z.literal(1),
  pack: z.strictObject({ id: z.string(), version: z.string(), edition: z.string() }),
  enterprise: planSchema.shape.enterprise,
  basis: planSchema.shape.basis,
  subIndustry: z.strictObject({ id: z.string(), name: z.string() }),
  target: z.int(),
  plan: plan.describe("with the steps of the common scenarios as fixed ones"),
  catalogue: z.strictObject({ id: z.string(), version: z.string(), title: z.string(), sha256: z.string(), notes: z.array(z.string()) }).nullable(),
  list: z.strictObject({ subIndustry: z.string(), subIndustryName: z.string(), firms: count, rule: listRuleSchema, sha256: z.string() }).nullable(),
  products: productReceiptSchema.nullable().describe("the product catalogue the candidates come from; null: none was given, supply is unknown"),
  scenarios: z.array(packageScenario).describe("by phase; within one N, then X, then unclassed; then in the order of the plan, then by id"),
  further: z.array(z.strictObject({
    id: z.string(), name: z.string(), area: z.string(), class: classOf,
    reason: z.enum(["not-needed-for-target", "excluded", "declined", "forbidden", "rating-unknown", "prerequisite"]).describe("prerequisite: needed first, and outside the plan"),
    note: z.string().nullable().describe("the reason in the project's own words"),
  })).describe("scenarios the firm might need that are not in the package"),
  phases: z.array(z.strictObject({
    no: z.int().min(1),
    steps: z.array(z.int().min(0)).min(1).describe("places in plan.steps"),
    scenarios: z.array(z.string()),
    after: planSchema.shape.from.describe("the sheet scored again with every step so far"),
    reachesLevel: z.int().nullable().describe("a level this phase newly reaches"),
    span: span.nullable().describe("working days from the start of the project; null: no time is known"),
    undated: count.describe("its scenarios whose time is unknown: the span leaves them out"),
  })),
  phasing: z.strictObject({ stepsPerPhase: z.int().min(1), parallel: z.int().min(1) }).describe("at most so many steps a phase; at most so many scenarios at a time"),
  schedule: z.array(z.strictObject({
    scenario: z.string(), phase: z.int(), after: z.array(z.string()).describe("scenarios it waits for"),
    days: range.describe("working days: of the product counted with; null: unknown"), span: span.nullable().describe("null: its time is unknown"),
  })),
  time: z.strictObject({
    days: sum.nullable().describe("working days from the start of the project until the last scenario ends; null: no time is known"), undated: count.describe("scenarios whose time is unknown: left out"),
  }),
  uncarried: z.array(z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("indicator"), id: z.string(), from: letters.nullable(), to: letters }),
    z.strictObject({
      kind: z.literal("area"), id: z.string(), from: z.int().nullable(), to: z.int(),
      reached: z.int().nullable().describe("the rating its scenarios take it to without a gap; null: not even the first"),
    }),
  ])).describe("steps of the plan, in its order, that no scenarios of the package carry to their end: indicators none serves, areas with a rating none enters"),
  investment: z.strictObject({
    products: z.array(z.strictObject({
      id: z.string(), name: z.string(), provider: z.string(), scenarios: z.array(z.string()).min(1), by: z.enum(["project", "order"]), price: range, runningCost: range,
    })).describe("every product counted with, once, whatever number of scenarios it serves"),
    total: sum.nullable().describe("yuan: sum over those of known price; null: none is known"),
    unpriced: count.describe("products counted with whose price is unknown"),
    runningCost: sum.nullable().describe("yuan a year, likewise"),
    uncosted: count.describe("products counted with whose running cost is unknown"),
    withoutProduct: z.array(z.string()).describe("scenarios no product serves: in no sum"),
    givenWan: z.strictObject({
      intendedFunds: z.number().nullable().describe("of the sheet"), planned: z.number().nullable().describe("sum of those of the project's items that say it, else of the sheet"),
      plannedMissing: count.describe("items of the project whose planned amount is unknown: in no sum"),
    }).describe("10k yuan; null: unknown"),
  }),
  goals: z.strictObject({
    level: z.strictObject({ from: z.int(), to: z.int() }),
    points: z.strictObject({ from: points, to: points }),
    dimensions: z.array(z.strictObject({ id: z.string(), from: points, to: points, maxPoints: points })),
    indicators: z.array(z.strictObject({ id: z.string(), from: letters.nullable(), to: letters, points: z.number() })),
    areas: z.array(z.strictObject({ id: z.string(), kind: z.enum(["binding", "guiding"]), from: z.int().nullable(), to: z.int() })),
    effects: z.array(z.strictObject({
      metric: z.string(), direction: z.enum(["up", "down"]),
      value: projectSchema.shape.effects.unwrap().element.shape.value.unwrap().describe("value goal the project says it serves; null: nobody said"),
      unit: z.string().nullable(), scenarios: z.array(z.string()),
      baseline: z.number().nullable(), target: z.number().nullable(),
      figure: z.strictObject({ value: z.number(), unit: z.string(), source: z.string() }).nullable().describe("of the catalogue, with its source"),
      by: z.enum(["project", "catalogue"]),
    })).describe("what should move and which way; a number only where somebody gave it"),
  }),
  issues: planSchema.shape.issues,
  receipt: z.strictObject({
    packageVersion: z.literal(1), engineVersion: z.string(), pack: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }),
    answersSha256: z.string(), catalogueSha256: z.string().nullable(), listSha256: z.string().nullable(), productsSha256: z.string().nullable(), projectSha256: z.string().nullable(),
  }),
});

export interface FirmPackage extends DeepReadonly<z.infer<typeof packageSchema>> {}
export type PackageScenario = FirmPackage["scenarios"][number];
export type Phase = FirmPackage["phases"][number];
