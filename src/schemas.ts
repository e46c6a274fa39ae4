/** The zod schemas of what goes in and comes out, and the JSON Schemas made from them. */
import { z } from "zod";
import { packSchema } from "./indicators/schema.js";
import { wordingSchema } from "./indicators/wording-schema.js";
import { resultSchema } from "./scoring/result.js";
import { sheetSchema } from "./scoring/sheet.js";

export { packSchema, resultSchema, sheetSchema, wordingSchema };

const toJsonSchema = (schema: z.ZodType, title: string) => ({ title, ...z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" }) });

/** JSON Schema (draft 2020-12) of each format, by name. */
export const jsonSchemas = {
  pack: toJsonSchema(packSchema, "Indicator pack, format 1"),
  wording: toJsonSchema(wordingSchema, "Wording of an indicator pack"),
  sheet: toJsonSchema(sheetSchema, "Answer sheet"),
  result: toJsonSchema(resultSchema, "Assessment result, version 1"),
} as const;
