/** The published schemas describe what really goes in and comes out. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { goldensOf, root, samples } from "../scripts/samples.mjs";
import { readAnswers } from "../src/index.js";
import { miitSme2024 } from "../src/packs.js";
import { jsonSchemas, packSchema, resultSchema, sheetSchema, wordingSchema } from "../src/schemas.js";

const readJson = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, "utf8"));

describe("schemas", () => {
  it("take the built-in pack and its wording", () => {
    expect([packSchema.safeParse(miitSme2024.definition).error, wordingSchema.safeParse(miitSme2024.wording).error]).toEqual([undefined, undefined]);
  });

  it.each(samples)("take the sample $name and its result", (sample) => {
    const [result] = goldensOf(sample);
    expect(sheetSchema.safeParse(readJson(sample.file)).error).toBeUndefined();
    expect(resultSchema.safeParse(readJson(join(root, "fixtures", "golden", sample.pack, result?.golden ?? ""))).error).toBeUndefined();
  });

  it("close every object: an unknown key is no valid sheet, pack or result", () => {
    for (const schema of [jsonSchemas.pack, jsonSchemas.sheet, jsonSchemas.result, jsonSchemas.wording]) {
      expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", additionalProperties: false });
    }
  });

  it("say that null means nothing was said", () => {
    expect(JSON.stringify(jsonSchemas.sheet)).toContain('"staff":{"anyOf":[{"type":"integer","minimum":0,"maximum":9007199254740991},{"type":"null"}]}');
    const sheet = { pack: "miit-sme-2024", enterprise: { id: "E", name: null, profile: { staff: null, revenue: null } }, survey: { date: null }, texts: { products: null }, assessedOn: null, answers: { funding: null }, areas: { "work-safety": null } };
    expect(sheetSchema.safeParse(sheet).error).toBeUndefined();
    expect(readAnswers(sheet)).toMatchObject({ ok: true, issues: [] });
  });
});
