/** Laws of a firm's whole file. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { makeDossier, readDossier } from "../../src/diagnosis/dossier/dossier.js";
import { readAnswers, score, unwrap, verify } from "../../src/index.js";
import { anySheet, seed } from "../support/arbitraries.js";
import { pack2024 } from "../support/packs.js";
import { sheetWith } from "../support/sheets.js";

describe("a dossier", () => {
  it("reads back as it was written, and its result is proved by its sheet", () => {
    fc.assert(fc.property(anySheet, (plain) => {
      const given = sheetWith({ ...plain });
      const sheet = unwrap(readAnswers(given, pack2024));
      const made = unwrap(makeDossier({ before: { given, sheet, result: score(sheet, pack2024) }, package: null, list: null, project: null, pack: pack2024, catalogue: builtInCatalogue() }));
      const stored: unknown = JSON.parse(JSON.stringify(made));
      const read = unwrap(readDossier(stored));
      expect(read).toEqual(stored);
      for (const it of read.sheets) expect(verify(it.result, unwrap(readAnswers(it.sheet, pack2024)), pack2024).ok).toBe(true);
    }), { seed, numRuns: 25 });
  });
});
