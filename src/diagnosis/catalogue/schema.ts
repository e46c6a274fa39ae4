/** The shape of a scenario catalogue: the transformation scenarios (改造场景) and sub-industries (细分行业) as data, in files laid one over the other. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { ONE_LINE } from "../../indicators/one-line.js";
import { ruleSchema } from "../../indicators/schema.js";

/** A scenario that suits every sub-industry names this one. */
export const GENERAL = "general";

/** Neither what would rewrite a screen nor what turns the direction of reading: a text must print as it is stored. */
const PARAGRAPHS = /^(?:\n|[^\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])*$/u;
const line = z.string().min(1).max(200).regex(ONE_LINE, "one line of text");
const text = z.string().min(1).max(2000).regex(PARAGRAPHS, "text without control characters");

/** Names every object has are no ids. */
const isFree = (id: string): boolean => !Object.hasOwn(Object.prototype, id);
const kebab = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "a kebab-case id").max(64).refine(isFree, "an id that is no word of the language");
const rating = z.int().min(1).max(9);
const eachOnce = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

export const scenarioId = z.string().regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/, "an id such as PD-01").max(40);

const range = z.strictObject({ min: z.number().min(0).max(1e9), max: z.number().min(0).max(1e9) })
  .refine((it) => it.min <= it.max, "min at most max");

const effectSchema = z.strictObject({
  metric: line,
  direction: z.enum(["up", "down"]),
  figure: z.strictObject({ value: z.number(), unit: line, source: line }).optional().describe("a number only with its source"),
});

const effortSchema = z.strictObject({
  days: range.optional().describe("working days"),
  yuan: range.optional(),
  source: line,
}).refine((it) => it.days !== undefined || it.yuan !== undefined, "days, yuan or both");

const anchorSchema = z.strictObject({
  kind: z.enum(["ladder", "national-scenes", "machinery-map", "pain-point", "professional"]).describe(
    "ladder: the standard's own ladder; national-scenes: national guide of typical scenes 2025; machinery-map: national scene map of construction machinery; pain-point: a sourced pain point; professional: professional knowledge",
  ),
  no: z.int().min(1).optional().describe("number of the scene in the source"),
});

const fields = {
  id: scenarioId,
  name: line,
  area: kebab.describe("the process area it serves"),
  from: rating,
  to: rating.describe("the rating it contributes to; only the questionnaire decides a rating"),
  likelyClass: z.enum(["N", "X", "unclear"]).describe("where it is likely to fall; the real N or X comes from the diagnosed firms"),
  subIndustries: z.array(kebab).min(1).max(50).refine(eachOnce, "each id once")
    .refine((ids) => ids.length === 1 || !ids.includes(GENERAL), `${GENERAL} alone, or the others`)
    .describe("general, or the ids of those it is special to"),
  indicators: z.array(kebab).max(20).refine(eachOnce, "each id once").describe("indicators it also serves"),
  pain: text,
  content: text,
  data: z.array(line).max(50),
  software: z.array(line).max(50),
  effects: z.array(effectSchema).max(20),
  effort: effortSchema.nullable().describe("null: unknown"),
  prerequisites: z.array(scenarioId).max(50).refine(eachOnce, "each id once").describe("scenarios to be carried out before"),
  condition: ruleSchema.nullable().describe("JSON Logic over facts of the result: when it is proposed at all; null: always"),
  reviewed: z.boolean().describe("false: it rests, in part at least, on professional knowledge that an expert has yet to review; true: it rests on the sources its anchors name, or an expert reviewed it"),
  anchors: z.array(anchorSchema).max(10).describe("what the row rests on"),
  note: text.nullable(),
};

export const scenarioSchema = z.strictObject({
  ...fields,
  indicators: fields.indicators.default([]),
  effort: fields.effort.default(null),
  prerequisites: fields.prerequisites.default([]),
  condition: fields.condition.default(null),
  anchors: fields.anchors.default([]),
  note: fields.note.default(null),
});

/** What a new scenario cannot go without. */
export const requiredFields: readonly string[] = Object.entries(scenarioSchema.shape).filter(([, it]) => !(it instanceof z.ZodDefault)).map(([name]) => name);

/** A row of a file: complete, or of a scenario that is already known its id and what changes. */
const rowSchema = z.strictObject({ ...fields, withdrawn: z.boolean().describe("true: taken out, kept in the data; false: back in") }).partial().required({ id: true });

export const subIndustrySchema = z.strictObject({ id: kebab, name: line });

/** One catalogue file: the built-in one, or a contractor's own, laid over it. */
export const catalogueFileSchema = z.strictObject({
  $schema: z.string().optional(),
  catalogueFormat: z.literal(1),
  id: kebab,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version such as 1.0.0").max(40),
  title: line.optional(),
  pack: kebab.optional().describe("the pack whose areas its scenarios serve; absent: whichever it is read for"),
  notes: z.array(text).max(20).default([]).describe("what is known and what is not; printed on every list"),
  subIndustries: z.array(subIndustrySchema).max(200).refine((all) => eachOnce(all.map((it) => it.id)), "each id once").default([]),
  scenarios: z.array(rowSchema).max(2000).default([]),
});

export type Scenario = DeepReadonly<z.infer<typeof scenarioSchema>>;
export type SubIndustry = DeepReadonly<z.infer<typeof subIndustrySchema>>;
export type CatalogueFile = DeepReadonly<z.infer<typeof catalogueFileSchema>>;
export type CatalogueRow = CatalogueFile["scenarios"][number];
