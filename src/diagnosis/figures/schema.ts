/** What it takes in figures to enter a band, as plain data. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";

export const valueSchema = z.strictObject({
  exact: z.string().regex(/^-?\d+(\/\d+)?$/).describe("exact fraction, e.g. 125/3"),
  shown: z.string().describe("decimal for people that does not contradict the outcome"),
});

const otherFigure = z.strictObject({ figure: z.string(), value: z.number() }).nullable();

export const amountSchema = z.strictObject({
  kind: z.literal("amount"),
  figure: z.string().describe("the figure that would have to be more"),
  latestOf: z.int().nullable().describe("a yearly figure: of so many years the latest, the others as they are; null: a single figure"),
  actual: z.number().min(0).describe("what was given"),
  atLeast: z.number().nullable().describe("least value that enters the band, all other figures as given: a whole number, or two decimals; null: no value that may be given does"),
  more: z.number().nullable().describe("atLeast - actual, exact"),
  limit: otherFigure.describe("the whole it is a part of and cannot exceed"),
  exceeds: otherFigure.describe("the figure it is measured against, of the same year, where atLeast is above it: a spend above the revenue; null: it is not"),
  now: valueSchema.describe("value of the formula with the figures given"),
  above: z.number().describe("edge the value must exceed; exactly on it is not enough"),
  then: valueSchema.nullable().describe("value of the formula with atLeast; null: as atLeast"),
});

export type Amount = DeepReadonly<z.infer<typeof amountSchema>>;
