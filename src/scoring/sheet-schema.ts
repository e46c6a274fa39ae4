/** The whole answer sheet as a shape, for editors and for the published JSON Schema. */
import { z } from "zod";
import { sheetFrameSchema } from "./sheet.js";

const letters = z.string().regex(/^[A-Z]$/);
const ticked = z.union([letters, z.array(letters).min(1)]);
const figureValue = z.union([z.number().min(0), z.array(z.number().min(0)).min(1)]).nullable();

/** `readAnswers` checks far more. */
export const sheetSchema = sheetFrameSchema.extend({
  answers: z.record(z.string(), z.union([
    letters,
    z.array(letters).min(1),
    z.strictObject({
      option: ticked.nullish(), options: ticked.nullish(), figures: z.record(z.string(), figureValue).nullish(),
      evidence: z.union([z.string().max(2000), z.array(z.string().max(2000)).max(50)]).nullish(), note: z.string().max(5000).nullish(), notApplicable: z.boolean().nullish(),
    }),
  ]).nullable()).nullish().describe("by indicator id; absent or null: unanswered"),
  areas: z.record(z.string(), z.int().min(0).max(9).nullable()).nullish().describe("rating by area id; absent or null: unrated"),
});
