import { describe, expect, it } from "vitest";
import { pack2024 } from "../support/packs.js";
import { ndjson, ndjsonParts, told } from "./support.js";

const row = (id: string, more: object = {}): string => JSON.stringify({ pack: "miit-sme-2024", enterprise: { id }, ...more });

describe("NDJSON", () => {
  it("is one sheet a line, blank lines skipped, with the line each stands on", async () => {
    expect(told(await ndjson(`${row("A")}\n\n  \n${row("B")}\n`))).toEqual(["1: A", "4: B"]);
  });

  it("may begin with a byte order mark, have CRLF, and end without a line break", async () => {
    expect(told(await ndjson(`\uFEFF${row("A")}\r\n\r\n${row("B")}`))).toEqual(["1: A", "3: B"]);
  });

  it("keeps line separators within a text: they end no line", async () => {
    const rows = await ndjson(row("A", { texts: { products: "a\u2028b" } }));
    expect(told(rows)).toEqual(["1: A"]);
  });

  it("is empty when nothing is there", async () => {
    for (const text of ["", "\n", "\uFEFF", " \r\n\t\n"]) expect(told(await ndjson(text))).toEqual([]);
  });

  it("tells every problem of a row, and reads the others", async () => {
    const text = [row("A"), "{\"pack\":", row("B", { basic: "self", areas: { "product-design": 5 } }), row("C"), "[]", "7"].join("\n");
    expect(told(await ndjson(text))).toEqual([
      "1: A", "2: json-syntax column 9", "3: unknown-key basic; rating-out-of-range areas.product-design", "4: C", "5: not-an-object ", "6: not-an-object ",
    ]);
  });

  it("says on which line of the file a key stands again", async () => {
    const rows = await ndjson(`${row("A")}\n{"pack":"miit-sme-2024","pack":"miit-sme-2024"}`);
    expect(rows.ok && rows.value[1]?.sheet.issues).toMatchObject([{ code: "json-duplicate-key", path: "pack", actual: "again on line 2" }]);
  });

  it("needs a pack: in the sheet or given", async () => {
    expect(told(await ndjson("{\"enterprise\":{\"id\":\"A\"}}"))).toEqual(["1: pack-missing pack"]);
    expect(told(await ndjson("{\"enterprise\":{\"id\":\"A\"}}", pack2024))).toEqual(["1: A"]);
    expect(told(await ndjson("{\"pack\":\"other\",\"enterprise\":{\"id\":\"A\"}}", pack2024))).toEqual(["1: pack-mismatch pack"]);
  });

  it.each([
    ["a list", "[\n{}\n]", "line 1"], ["a list on one line", "[{}]", "line 1"], ["an object over several lines", "\n{\n  \"pack\": 1\n}", "line 2"],
  ])("that is really %s is told once", async (what, text, path) => {
    const rows = await ndjson(text);
    expect(rows.issues).toMatchObject([{ code: "dataset-unreadable", path, expected: "one answer sheet a line", actual: what.replace(" on one line", "") }]);
  });

  it("gives the same rows however its text is cut", async () => {
    const text = `\uFEFF${row("甲")}\r\n\r\n{"pack":\r\n${row("B", { areas: { "product-design": 2 } })}`;
    const whole = await ndjson(text);
    for (let at = 0; at <= text.length; at += 1) expect(await ndjsonParts([text.slice(0, at), text.slice(at)])).toEqual(whole);
    expect(await ndjsonParts([...text])).toEqual(whole);
  });

  it("does not fill the memory with a line that is too long", async () => {
    const part = "x".repeat(2 ** 20);
    const rows = await ndjsonParts([...Array.from({ length: 17 }, () => part), `\n${row("B")}`]);
    expect(told(rows)).toEqual(["1: row-too-long ", "2: B"]);
    expect(rows.ok && rows.value[0]?.sheet.issues).toMatchObject([{ expected: "at most 16 MB", actual: "more" }]);
  });
});
