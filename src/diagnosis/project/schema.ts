/** The project file (项目资料): what firm, contractor and provider agree on and later prove, beside the answer sheet. Every block is optional. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { ONE_LINE } from "../../indicators/one-line.js";
import { scenarioId } from "../catalogue/schema.js";
import { deployments } from "../products/schema.js";

const line = z.string().trim().min(1).max(300).regex(ONE_LINE, "one line of text");
const text = z.string().trim().min(1).max(5000);
const evidence = z.array(z.string().trim().min(1).max(2000)).max(50).default([]).describe("what proves it, in words; empty: nothing yet");
const amount = z.number().min(0).max(1e9).describe("10k yuan");
const measured = z.number().min(-1e12).max(1e12);
const once = (list: readonly string[]): boolean => new Set(list).size === list.length;
const ids = z.array(scenarioId).max(200).refine(once, "each id once");

const party = z.strictObject({ unit: line.nullable().default(null), person: line.nullable().default(null), contact: line.nullable().default(null) });

/** Documents assessors ask for. */
export const documentKinds = ["contract", "invoices", "payments", "spending-list", "effect-proof", "systems-in-use", "satisfaction"] as const;

const effectSchema = z.strictObject({
  metric: line,
  unit: line.nullable().default(null),
  direction: z.enum(["up", "down"]).describe("which way is better"),
  value: z.enum(["quality", "efficiency", "cost", "inventory", "green", "safety"]).nullable().default(null).describe("which of the value goals of the pilot it serves"),
  scenarios: ids.default([]).describe("scenarios it comes from"),
  baseline: measured.nullable().default(null),
  target: measured.nullable().default(null),
  actual: measured.nullable().default(null),
  evidence,
});

export const projectSchema = z.strictObject({
  $schema: z.string().optional(),
  projectFormat: z.literal(1),
  enterprise: z.string().min(1).max(200).describe("id of the enterprise it is about"),
  name: line.nullable().default(null),
  number: line.nullable().default(null).describe("of the task book or contract"),
  region: line.nullable().default(null).describe("for model firms nearby"),
  parties: z.strictObject({
    authority: party.nullable().default(null).describe("the authority in charge"), firm: party.nullable().default(null), contractor: party.nullable().default(null).describe("the main contractor of the sub-industry"),
    providers: z.array(party).max(20).default([]),
  }).nullable().default(null),
  needs: z.array(text).max(50).default([]).describe("problems and needs the firm named itself"),
  decisions: z.strictObject({
    target: z.int().min(1).max(9).nullable().default(null),
    include: ids.default([]).describe("scenarios the firm wants though the target does not need them"),
    exclude: z.array(z.strictObject({ scenario: scenarioId, reason: line })).max(200).default([]),
    products: z.record(scenarioId, z.string().min(1).max(64)).default({}).describe("product chosen for a scenario, by its id"),
    deployment: z.array(z.enum(deployments)).min(1).nullable().default(null),
    budget: z.number().min(0).max(1e9).nullable().default(null).describe("yuan for one product"),
    stepsPerPhase: z.int().min(1).max(50).nullable().default(null),
    parallel: z.int().min(1).max(50).nullable().default(null),
  }).nullable().default(null),
  start: z.iso.date().nullable().default(null),
  milestones: z.array(z.strictObject({ name: line, due: z.iso.date().nullable().default(null), done: z.iso.date().nullable().default(null), evidence })).max(100).default([]),
  effects: z.array(effectSchema).max(100).default([]),
  investment: z.array(z.strictObject({
    item: line, scenario: scenarioId.nullable().default(null), planned: amount.nullable().default(null), actual: amount.nullable().default(null), evidence,
  })).max(200).default([]),
  annualBenefit: amount.nullable().default(null).describe("10k yuan a year, once in use"),
  documents: z.partialRecord(z.enum(documentKinds), z.array(z.string().trim().min(1).max(2000)).max(50)).default({}).describe("what is at hand, in words, by kind; absent: unknown"),
});

export interface Project extends DeepReadonly<z.infer<typeof projectSchema>> {}
export type ProjectEffect = Project["effects"][number];
export type DocumentKind = (typeof documentKinds)[number];
