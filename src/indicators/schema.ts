/** The shape of an indicator pack: one edition of one standard as data (structure, shares, rules). */
import { z } from "zod";
import type { DeepReadonly } from "./deep-readonly.js";
import fields from "../wording/fields.en.json" with { type: "json" };

/** What the published JSON Schema says of each field. */
const say = fields.pack;
/** No object takes a key it does not name. */
const object = z.strictObject;

/** Names every object has, and words of the formula language: data under them would be confused with the language's own. */
const reserved = new Set([...Object.getOwnPropertyNames(Object.prototype), "mean", "mod", "to", "in", "and", "xor", "or", "not", "true", "false", "null", "undefined", "end", "i"]);
const isFree = (id: string): boolean => !reserved.has(id);

const name = (pattern: RegExp, error: string) => z.string().regex(pattern, { error, abort: true }).max(64).refine(isFree, "an id that is no word of the language");
const kebab = name(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "a kebab-case id").describe(say.kebab);
const camel = name(/^[a-z][A-Za-z0-9]*$/, "a camelCase id").describe(say.camel);
const letter = z.string().regex(/^[A-Z]$/, "a letter").describe(say.letter);
const points = z.number().min(0).max(10_000).describe(say.points);
const percent = z.number().min(0).max(100).describe(say.percent);
const share = z.int().min(0).max(1000).describe(say.share);
const formula = z.string().min(1).max(200).describe(say.formula);

/** JSON Logic as plain data; the strict profile is checked when the pack is compiled. */
export type Rule = string | number | boolean | null | readonly Rule[] | { readonly [operator: string]: Rule };
export const ruleSchema: z.ZodType<Rule> = z.json().describe(say.ruleSchema);

const sourceStatus = z.enum(["official", "transcribed", "unverified"]).describe(say.sourceStatus);

const options = z.record(letter, share).describe(say.options);

const evidence = z.array(object({
  id: kebab,
  options: z.array(letter).min(1).max(26).optional().describe(say.evidenceOptions),
})).max(100);

const figure = object({
  id: camel,
  unit: z.enum(["count", "percent", "tce", "10k-yuan"]),
  yearly: object({ min: z.int().min(1), max: z.int().min(1).max(10) }).optional().describe(say.yearly),
  integer: z.literal(true).optional(),
  positive: z.literal(true).optional().describe(say.positive),
  partOf: camel.optional().describe(say.partOf),
  max: z.number().optional(),
});

const base = {
  id: kebab,
  no: z.int().min(1).describe(say.no),
  weight: percent,
  points,
  options,
  evidence,
  notApplicable: z.literal(true).optional().describe(say.notApplicable),
  source: object({ status: sourceStatus }).optional().describe(say.source),
};

const choice = object({ ...base, method: z.literal("choice") });
const choices = object({
  ...base,
  method: z.literal("choices"),
  exclusive: letter.optional().describe(say.exclusive),
  optionsAreAreas: z.record(letter, kebab).optional().describe(say.optionsAreAreas),
});
const bands = object({
  ...base,
  method: z.literal("bands"),
  unit: z.literal("percent"),
  upperEdgesClosed: z.array(z.number()).min(1).max(26).describe(say.upperEdgesClosed),
  figures: z.array(figure).min(1).max(50),
  formula,
});
const trend = object({
  ...base,
  method: z.literal("trend"),
  better: z.enum(["up", "down"]),
  outcomes: object({ worse: letter, flat: letter, better: letter }),
  figures: z.array(figure).min(2).max(50),
  formulas: object({ now: formula, before: formula }),
});

export const indicatorSchema = z.discriminatedUnion("method", [choice, choices, bands, trend]);

const steps = z.record(z.string(), z.record(z.string(), z.number().min(0).max(1e9)));
/** What single steps of an upgrade cost: the effort of entering each letter or rating. */
export const effortsSchema = object({
  unit: z.string().max(40).regex(/^[\p{L}\p{N}][\p{L}\p{N} /_-]*$/u, "a plain word").optional().describe(say.unit),
  indicators: steps.optional().describe(say.indicators),
  areas: steps.optional().describe(say.areas),
});

export const packSchema = object({
  $schema: z.string().optional(),
  packFormat: z.literal(1),
  id: kebab,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version such as 1.0.0"),
  edition: z.string().min(1),
  source: object({
    number: z.string().min(1).describe(say.number),
    issued: z.iso.date(),
    status: sourceStatus,
  }),
  policy: object({
    unanswered: z.literal("zero").describe(say.unanswered),
    unrated: z.literal("zero").describe(say.unrated),
    notApplicable: z.enum(["not-allowed", "zero", "excluded"]).describe(say.packNotApplicable),
  }),
  dimensions: z.array(object({
    id: kebab,
    points,
    groups: z.array(object({
      id: kebab,
      weight: percent,
      indicators: z.array(indicatorSchema).min(1).max(200),
    })).min(1).max(50),
  })).min(1).max(50),
  areas: object({
    topRating: z.int().min(1).max(9),
    groups: z.array(object({
      id: kebab,
      areas: z.array(object({
        id: kebab,
        no: z.int().min(1),
        kind: z.enum(["binding", "guiding"]),
      })).min(1).max(200),
    })).max(50),
  }),
  levels: z.array(object({
    level: z.int().min(1).max(9),
    rule: ruleSchema,
    source: object({ status: sourceStatus }).optional(),
  })).min(1).max(9).describe(say.levels),
  checks: z.array(object({
    id: kebab,
    rule: ruleSchema.describe(say.rule),
    about: z.array(kebab).min(1).max(50).describe(say.about),
  })).max(200),
  efforts: effortsSchema.extend({ source: object({ status: sourceStatus }) }).optional().describe(say.efforts),
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
