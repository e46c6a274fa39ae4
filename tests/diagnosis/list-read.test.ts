/** Reading an N+X list that was written as JSON. */
import { describe, expect, it } from "vitest";
import { readList } from "../../src/diagnosis/list/read-list.js";
import { unwrap } from "../../src/index.js";
import { brief } from "../support/sheets.js";
import { marine, sampleList } from "./package-support.js";

const list = sampleList(marine);
const written = (): Record<string, unknown> => JSON.parse(JSON.stringify(list));
const issuesOf = (value: unknown): readonly string[] => brief(readList(value).issues);

describe("a list read back", () => {
  it("is the list that was written, and cannot be changed", () => {
    const read = unwrap(readList(written()));
    expect(read).toEqual(list);
    expect(Object.isFrozen(read.rows[0])).toBe(true);
  });

  it("is refused with every problem at once", () => {
    const [first] = list.rows;
    const rows = [{ ...first, clas: "N" }, { ...first, class: "M" }, { ...first, id: "ZZ-01", share: 2 }];
    expect(issuesOf({ ...written(), listVersion: 2, firms: -1, rows, extra: 1 })).toEqual([
      "field-invalid listVersion", "field-invalid firms", "unknown-key rows[0].clas", "field-invalid rows[1].class", "field-invalid rows[2].share", "unknown-key extra",
      "scenario-repeated rows[1].id",
    ]);
    expect(readList({ ...written(), listVersio: 1 }).issues).toEqual([expect.objectContaining({ path: "listVersio", expected: "listVersion" })]);
  });

  it.each([["a list of lists", [list]], ["text", "{}"], ["nothing", null], ["a class", new Map()]])("is refused when it is %s", (_name, value) => {
    expect(readList(value)).toMatchObject({ ok: false, issues: [{ code: "not-an-object" }] });
  });

  it("passes no prototype over", () => {
    expect(issuesOf(JSON.parse('{"__proto__":{"listVersion":1}}'))).toContain("unknown-key __proto__");
  });
});
