import { describe, expect, it } from "vitest";
import { neutralise, readDestinations, readFontNames } from "../../../src/report/pdf/pdf-bytes.js";

/** A file as Chromium lays it out: objects as text, then the table of their places. */
function pdfOf(objects: readonly string[], root: number): Buffer {
  let text = "%PDF-1.4\n";
  const places = objects.map((body, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const table = text.length;
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}trailer\n<</Size ${objects.length + 1}\n/Root ${root} 0 R\n/Info 1 0 R>>\nstartxref\n${table}\n%%EOF\n`, "latin1");
}

const INFO = "<</Title (x)\n/Creator (Mozilla/5.0 \\(X11; Linux x86_64\\) HeadlessChrome/150)\n/Producer (Skia/PDF m150)\n/CreationDate (D:20261123145729+08'00')\n/ModDate (D:20261123145729+08'00')>>";

describe("the pages of linked elements", () => {
  it("are counted through a tree of pages", () => {
    const pdf = pdfOf(
      [
        INFO,
        "<</Type /Catalog\n/Pages 3 0 R\n/Dests 9 0 R>>",
        "<</Type /Pages\n/Count 3\n/Kids [4 0 R 5 0 R]>>",
        "<</Type /Pages\n/Count 2\n/Kids [6 0 R 7 0 R]\n/Parent 3 0 R>>",
        "<</Type /Page\n/Parent 3 0 R>>",
        "<</Type /Page\n/Parent 4 0 R>>",
        "<</Type /Page\n/Parent 4 0 R>>",
        "<<>>",
        "<</c-1 [6 0 R /XYZ 0 700.5 0]\n/c#20x [5 0 R /XYZ 10 7 0]\n/top [7 0 R /XYZ 0 0 0]>>",
      ],
      2,
    );
    expect([...readDestinations(pdf)]).toEqual([["c-1", 1], ["c x", 3], ["top", 2]]);
  });

  it("are none where nothing is linked", () => {
    expect(readDestinations(pdfOf([INFO, "<</Type /Catalog\n/Pages 3 0 R>>", "<</Type /Pages\n/Kids []>>"], 2)).size).toBe(0);
  });

  it("are not guessed from a file of another make", () => {
    expect(() => readDestinations(Buffer.from("%PDF-1.7\nnothing"))).toThrow("no table of objects");
  });
});

describe("neutral bytes", () => {
  it("name neither clock nor user agent nor build, and keep every place", () => {
    const pdf = pdfOf([INFO], 1);
    const before = pdf.length;
    const text = neutralise(pdf, "2025-05-20").toString("latin1");
    expect(text).toHaveLength(before);
    expect(text).toContain("/Title (x)\n/Creator (Chromium) ");
    expect(text).toContain("/Producer (Skia/PDF)     \n");
    expect(text).toContain("/CreationDate (D:20250520000000+00'00')\n/ModDate (D:20250520000000+00'00')>>");
    expect(text).not.toMatch(/Mozilla|HeadlessChrome|m150|2026/);
  });

  it("carry the first day of 1970 where no date is given", () => {
    expect(neutralise(pdfOf([INFO], 1), null).toString("latin1")).toContain("/CreationDate (D:19700101000000+00'00')");
  });

  it("empty a value that is too short to be replaced", () => {
    expect(neutralise(pdfOf(["<</Creator (ab)\n/Producer (Skia/PDF)>>"], 1), null).toString("latin1")).toContain("<</Creator ()  \n/Producer (Skia/PDF)>>");
  });

  it("leave a title alone that looks like an entry", () => {
    const title = "/Title (/Creator \\(x\\) /CreationDate \\(D:20261123145729\\))";
    expect(neutralise(pdfOf([`<<${title}\n/Creator (Chromium)>>`], 1), null).toString("latin1")).toContain(title);
  });

  it("number the cells of tables from one, in their order", () => {
    const cells = (first: number): string => {
      const node = (n: number): string => `(node${String(first + n).padStart(8, "0")})`;
      return `<</A [<</O /Table\n/Headers [${node(0)} ${node(7)}]>>]\n/ID ${node(9)}>>`;
    };
    const early = neutralise(pdfOf([INFO, cells(12)], 1), null);
    const late = neutralise(pdfOf([INFO, cells(9995)], 1), null);
    expect(late.equals(early)).toBe(true);
    expect(early.toString("latin1")).toContain("/Headers [(node00000001) (node00000002)]>>]\n/ID (node00000003)>>");
  });

  it("leave a title alone that looks like a node", () => {
    expect(neutralise(pdfOf(["<</Title (node00000077)\n/Creator (x)>>", "<</ID (node00000078)>>"], 1), null).toString("latin1")).toContain("/Title (node00000077)");
  });
});

it("names of fonts are read", () => {
  expect([...readFontNames(Buffer.from("/BaseFont /AAAAAA+NotoSansSC-Bold\n/BaseFont /BAAAAA+Menlo>>\n/BaseFont /AAAAAA+NotoSansSC-Bold "))]).toEqual(["AAAAAA+NotoSansSC-Bold", "BAAAAA+Menlo>>"]);
});
