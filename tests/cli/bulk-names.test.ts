/** The law of names: whatever the ids, each report gets a name that every file system takes and none confuses with another. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportNames } from "../../src/cli/report-names.js";

const namesOf = (ids: readonly string[], extension = ".pdf"): readonly string[] => ids.map(reportNames(extension));

/** Ids that collide easily, beside any text at all. */
const id = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.constantFrom("A", "a", "A-2", "a-2", "A-3", "é", "e\u0301", "É", "Ａ", "ß", "SS", "CON", "con.txt", "com\u00b9", "lpt9", "..", ".", "", " ", "/etc/passwd", "..\\x", "-rf", "a.", "ﬁ", "fi", "report", "index", "\ud800"),
  fc.constantFrom("甲", "𠮷", "é", "😀").map((it) => it.repeat(100)),
);
const unsafe = /[\u0000-\u001f\u007f-\u009f/\\:*?"<>|\ud800-\udfff]|^[.-]|[. ]$/u;
const device = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i;

describe("names of reports", () => {
  it("are safe, of a length every file system takes, and unique also where case and composition do not count", () => {
    fc.assert(fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
      const names = namesOf(ids, ".docx");
      for (const name of names) {
        expect(name).not.toMatch(unsafe);
        expect(name).not.toMatch(device);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }
      for (const form of ["NFC", "NFD", "NFKC"] as const) {
        expect(new Set(names.map((it) => it.normalize(form).toUpperCase())).size).toBe(ids.length);
        expect(new Set(names.map((it) => it.normalize(form).toLowerCase())).size).toBe(ids.length);
      }
    }), { numRuns: 300 });
  });

  it("depend on the ids up to there alone", () => {
    fc.assert(fc.property(fc.array(id, { maxLength: 30 }), fc.array(id, { maxLength: 10 }), (ids, more) => {
      expect(namesOf([...ids, ...more]).slice(0, ids.length)).toEqual(namesOf(ids));
    }));
  });

  it("are the ids where these can be, and numbered in their order where they collide", () => {
    expect(namesOf(["E0001", "甲厂", "a/b:c", "E0001", "e0001", "E0001-2", "../../x", "CON", "nul.txt", "com\u00b9.x", ""])).toEqual([
      "E0001.pdf", "甲厂.pdf", "a_b_c.pdf", "E0001-2.pdf", "e0001-3.pdf", "E0001-2-2.pdf", "__.._x.pdf", "_CON.pdf", "_nul.txt.pdf", "_com\u00b9.x.pdf", "report.pdf",
    ]);
  });

  it("a hundred thousand firms of one id are named in a moment", () => {
    const names = namesOf(Array.from({ length: 100_000 }, () => "甲".repeat(80)));
    expect(new Set(names).size).toBe(100_000);
    expect(Buffer.byteLength(names.at(-1) ?? "")).toBeLessThanOrEqual(255);
  });
});
