/** The shape of an indicator pack: one edition of one standard as data (structure, shares, rules). */
import { z } from "zod";
import type { DeepReadonly } from "./deep-readonly.js";

/** Names every object has, and words of the formula language: data under them would be confused with the language's own. */
const reserved = new Set([...Object.getOwnPropertyNames(Object.prototype), "mean", "mod", "to", "in", "and", "xor", "or", "not", "true", "false", "null", "undefined", "end", "i"]);
const isFree = (id: string): boolean => !reserved.has(id);

const kebab = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: "a kebab-case id", abort: true }).max(64).refine(isFree, "an id that is no word of the language").describe("kebab-case id");
const camel = z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: "a camelCase id", abort: true }).max(64).refine(isFree, "an id that is no word of the language").describe("camelCase id of a figure");
const letter = z.string().regex(/^[A-Z]$/, "a letter").describe("letter printed on the form");
const points = z.number().min(0).max(10_000).describe("points, at most three decimals");
const percent = z.number().min(0).max(100).describe("weight in per cent of the level above");
const share = z.int().min(0).max(1000).describe("per mille of the indicator's points");
const formula = z.string().min(1).max(200).describe("mathjs expression over the indicator's figures, in exact fractions");

/** JSON Logic as plain data; the strict profile is checked when the pack is compiled. */
export type Rule = string | number | boolean | null | readonly Rule[] | { readonly [operator: string]: Rule };
export const ruleSchema: z.ZodType<Rule> = z.json().describe("JSON Logic over declared facts (strict profile)");

const sourceStatus = z.enum(["official", "transcribed", "unverified"]).describe(
  "official: read from the issued document; transcribed: from a copy whose sums check; unverified: from a secondary source",
);

const options = z.record(letter, share).describe("share of each option, in the order printed");

const evidence = z.array(z.strictObject({
  id: kebab,
  options: z.array(letter).min(1).max(26).optional().describe("options this evidence supports; absent: all of them"),
})).max(100);

const figure = z.strictObject({
  id: camel,
  unit: z.enum(["count", "percent", "tce", "10k-yuan"]),
  yearly: z.strictObject({ min: z.int().min(1), max: z.int().min(1).max(10) }).optional().describe("one value a year, latest last"),
  integer: z.literal(true).optional(),
  positive: z.literal(true).optional().describe("a whole something is divided by: zero is an error"),
  partOf: camel.optional().describe("figure of the same indicator this one may not exceed"),
  max: z.number().optional(),
});

const base = {
  id: kebab,
  no: z.int().min(1).describe("number on the form"),
  weight: percent,
  points,
  options,
  evidence,
  notApplicable: z.literal(true).optional().describe("the firm may answer that the question does not apply"),
  source: z.strictObject({ status: sourceStatus }).optional().describe("where it differs from the pack's"),
};

const choice = z.strictObject({ ...base, method: z.literal("choice") });
const choices = z.strictObject({
  ...base,
  method: z.literal("choices"),
  exclusive: letter.optional().describe("the option that excludes all others ('none')"),
  optionsAreAreas: z.record(letter, kebab).optional().describe("options that name a process area"),
});
const bands = z.strictObject({
  ...base,
  method: z.literal("bands"),
  unit: z.literal("percent"),
  upperEdgesClosed: z.array(z.number()).min(1).max(26).describe("upper edge of each option's band, closed"),
  figures: z.array(figure).min(1).max(50),
  formula,
});
const trend = z.strictObject({
  ...base,
  method: z.literal("trend"),
  better: z.enum(["up", "down"]),
  outcomes: z.strictObject({ worse: letter, flat: letter, better: letter }),
  figures: z.array(figure).min(2).max(50),
  formulas: z.strictObject({ now: formula, before: formula }),
});

export const indicatorSchema = z.discriminatedUnion("method", [choice, choices, bands, trend]);

const steps = z.record(z.string(), z.record(z.string(), z.number().min(0).max(1e9)));
/** What single steps of an upgrade cost: the effort of entering each letter or rating. */
export const effortsSchema = z.strictObject({
  unit: z.string().max(40).regex(/^[\p{L}\p{N}][\p{L}\p{N} /_-]*$/u, "a plain word").optional().describe("days, yuan or another; absent: not said"),
  indicators: steps.optional().describe("by indicator id, then letter"),
  areas: steps.optional().describe("by area id, then rating"),
});

export const packSchema = z.strictObject({
  $schema: z.string().optional(),
  packFormat: z.literal(1),
  id: kebab,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version such as 1.0.0"),
  edition: z.string().min(1),
  source: z.strictObject({
    number: z.string().min(1).describe("document number"),
    issued: z.iso.date(),
    status: sourceStatus,
  }),
  policy: z.strictObject({
    unanswered: z.literal("zero").describe("unanswered: nothing at worst, everything at best"),
    unrated: z.literal("zero").describe("an unrated area counts as rated 0 at worst, top at best"),
    notApplicable: z.enum(["not-allowed", "zero", "excluded"]).describe("excluded: leaves both points and maximum"),
  }),
  dimensions: z.array(z.strictObject({
    id: kebab,
    points,
    groups: z.array(z.strictObject({
      id: kebab,
      weight: percent,
      indicators: z.array(indicatorSchema).min(1).max(200),
    })).min(1).max(50),
  })).min(1).max(50),
  areas: z.strictObject({
    topRating: z.int().min(1).max(9),
    groups: z.array(z.strictObject({
      id: kebab,
      areas: z.array(z.strictObject({
        id: kebab,
        no: z.int().min(1),
        kind: z.enum(["binding", "guiding"]),
      })).min(1).max(200),
    })).max(50),
  }),
  levels: z.array(z.strictObject({
    level: z.int().min(1).max(9),
    rule: ruleSchema,
    source: z.strictObject({ status: sourceStatus }).optional(),
  })).min(1).max(9).describe("lowest first; the highest whose rule holds wins, none: 0"),
  checks: z.array(z.strictObject({
    id: kebab,
    rule: ruleSchema.describe("what must hold, once every fact it names is known"),
    about: z.array(kebab).min(1).max(50).describe("indicators concerned"),
  })).max(200),
  efforts: effortsSchema.extend({ source: z.strictObject({ status: sourceStatus }) }).optional().describe("what upgrade plans count with when nobody gives efforts"),
});

export type IndicatorPack = DeepReadonly<z.infer<typeof packSchema>>;
export type Dimension = IndicatorPack["dimensions"][number];
export type IndicatorGroup = Dimension["groups"][number];
export type Indicator = DeepReadonly<z.infer<typeof indicatorSchema>>;
export type IndicatorOf<M extends Indicator["method"]> = Extract<Indicator, { method: M }>;
export type Figure = DeepReadonly<z.infer<typeof figure>>;
export type ProcessArea = IndicatorPack["areas"]["groups"][number]["areas"][number];
export type Efforts = DeepReadonly<z.infer<typeof effortsSchema>>;
export type SourceStatus = z.infer<typeof sourceStatus>;
