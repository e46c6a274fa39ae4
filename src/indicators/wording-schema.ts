/** The shape of a pack's wording: every sentence of one standard in one language, joined to the pack by id. */
import { z } from "zod";
import type { DeepReadonly } from "./deep-readonly.js";
import fields from "../wording/fields.en.json" with { type: "json" };

/** What the published JSON Schema says of each field. */
const say = fields.wording;

const text = z.string().min(1);
const byId = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

export const wordingSchema = z.strictObject({
  $schema: z.string().optional(),
  pack: text,
  locale: z.literal("zh-CN"),
  title: text.describe(say.title),
  shortTitle: text.describe(say.shortTitle),
  provenance: z.array(text).min(1).describe(say.provenance),
  sourceStatus: z.strictObject({ official: text, transcribed: text, unverified: text }),
  nature: z.strictObject({ self: z.array(text).min(1), diagnosis: z.array(text).min(1), "on-site": z.array(text).min(1) })
    .describe(say.wordingSchema),
  areasTitle: text.describe(say.areasTitle),
  dimensions: byId(z.strictObject({ name: text })),
  groups: byId(z.strictObject({ name: text })),
  indicators: byId(z.strictObject({
    name: text,
    question: text,
    clause: text.describe(say.clause),
    options: byId(text),
    terms: z.array(z.strictObject({ term: text, meaning: text })).optional().describe(say.terms),
    measure: text.optional().describe(say.measure),
    periods: z.strictObject({ now: text, before: text }).optional().describe(say.periods),
    figures: byId(z.strictObject({ label: text, unit: text })).optional(),
    evidence: byId(text),
    note: text.optional(),
    noteSource: text.optional().describe(say.noteSource),
  })),
  areaGroups: byId(z.strictObject({ name: text })),
  areas: byId(z.strictObject({
    name: text,
    clause: text,
    system: text.describe(say.system),
    ladder: z.record(z.string().regex(/^[1-9]$/), z.array(text).min(1)).describe(say.ladder),
  })),
  unratedStep: text.describe(say.unratedStep),
  areaEvidence: z.record(z.string().regex(/^[1-9]$/), text).describe(say.areaEvidence),
  levels: byId(z.strictObject({ name: text, title: text.optional() })),
  levelClause: text,
  checks: byId(text),
});

export type PackWording = DeepReadonly<z.infer<typeof wordingSchema>>;
