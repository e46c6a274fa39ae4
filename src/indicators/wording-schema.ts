/** The shape of a pack's wording: every sentence of one standard in one language, joined to the pack by id. */
import { z } from "zod";
import type { DeepReadonly } from "./deep-readonly.js";

const text = z.string().min(1);
const byId = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

export const wordingSchema = z.strictObject({
  $schema: z.string().optional(),
  pack: text,
  locale: z.literal("zh-CN"),
  title: text.describe("full title of the standard, without book marks"),
  shortTitle: text.describe("as used within a sentence"),
  provenance: z.array(text).min(1).describe("where the figures come from; printed with every result"),
  sourceStatus: z.strictObject({ official: text, transcribed: text, unverified: text }),
  nature: z.strictObject({ self: z.array(text).min(1), diagnosis: z.array(text).min(1), "on-site": z.array(text).min(1) })
    .describe("statement on the nature of the result, by basis; one string a paragraph"),
  areasTitle: text.describe("name of the part that is rated and earns no points"),
  dimensions: byId(z.strictObject({ name: text })),
  groups: byId(z.strictObject({ name: text })),
  indicators: byId(z.strictObject({
    name: text,
    question: text,
    clause: text.describe("where the standard says so"),
    options: byId(text),
    terms: z.array(z.strictObject({ term: text, meaning: text })).optional().describe("defined terms of the question"),
    measure: text.optional().describe("name of the ratio the figures give"),
    periods: z.strictObject({ now: text, before: text }).optional().describe("what a trend compares"),
    figures: byId(z.strictObject({ label: text, unit: text })).optional(),
    evidence: byId(text),
    note: text.optional(),
  })),
  areaGroups: byId(z.strictObject({ name: text })),
  areas: byId(z.strictObject({
    name: text,
    clause: text,
    system: text.describe("systems usually seen in this area"),
    ladder: z.record(z.string().regex(/^[1-9]$/), z.array(text).min(1)).describe("for each rating the sufficient alternatives"),
  })),
  unratedStep: text.describe("words for rating 0"),
  areaEvidence: z.record(z.string().regex(/^[1-9]$/), text).describe("evidence for a rating; may use {system}"),
  levels: byId(z.strictObject({ name: text, title: text.optional() })),
  levelClause: text,
  checks: byId(text),
});

export type PackWording = DeepReadonly<z.infer<typeof wordingSchema>>;
