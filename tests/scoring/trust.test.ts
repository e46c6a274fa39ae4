/** What was checked stays what was checked, and only that is scored and explained. */
import { describe, expect, it } from "vitest";
import { explain, loadPack, parseAnswers, readAnswers, readPack, score, unwrap } from "../../src/index.js";
import { miitSme2024 } from "../../src/packs.js";
import { fixtureNames, readFixture } from "../support/fixtures.js";
import { pack2024, packFiles, patchedPack } from "../support/packs.js";
import { allAreasAt, bestAnswers, readSheet, scoreAnswers, scoreSheet, sheetWith } from "../support/sheets.js";

const frozenAllTheWay = (value: unknown): boolean =>
  typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozenAllTheWay));

describe("packs and sheets", () => {
  it("cannot be changed after the check", () => {
    expect(frozenAllTheWay(pack2024)).toBe(true);
    expect(frozenAllTheWay(miitSme2024)).toBe(true);
    expect(frozenAllTheWay(readSheet({ answers: { funding: { figures: { digitalSpend: [1], revenue: [2] } } }, areas: allAreasAt(2) }))).toBe(true);
  });

  it("do not freeze what the caller gave", () => {
    const sheet = sheetWith({ answers: { funding: { figures: { digitalSpend: [1], revenue: [2] } } } });
    unwrap(readAnswers(sheet));
    expect(Object.isFrozen(sheet)).toBe(false);
    const files = packFiles();
    unwrap(readPack(files));
    expect(Object.isFrozen(files.definition)).toBe(false);
  });

  it("are taken only from the check itself: a copy may have been changed", () => {
    const sheet = readSheet();
    expect(() => score({ ...sheet }, pack2024)).toThrow(/readAnswers/);
    expect(() => score(sheet, { ...pack2024 })).toThrow(/loadPack/);
  });

  it("belong together: same id is not the same pack", () => {
    const stricter = patchedPack({ definition: [{ op: "replace", path: "/levels/3/rule/and/0", value: { ">=": [{ var: "points" }, 99] } }] });
    expect(() => score(readSheet(), stricter)).toThrow(/read with another/);
    expect(() => explain(scoreAnswers({}), stricter)).toThrow(/made with another/);
    expect(score(readSheet({}, stricter), stricter).receipt.pack.sha256).toBe(stricter.sha256);
  });

  it("of the same bytes are the same pack", () => {
    const again = unwrap(readPack(packFiles()));
    expect(again).not.toBe(unwrap(loadPack("miit-sme-2024")));
    expect(score(readSheet(), again).level).toBe(0);
  });
});

describe("a sheet that is wrong in any way", () => {
  it.each(fixtureNames("invalid"))("%s: in an on-site evaluation it is refused likewise, and nothing breaks", (code) => {
    const text = readFixture(`invalid/${code}.json`).replace(/"basis":\s*"[a-z-]+",?/, "").replace(/\{/, '{"basis":"on-site",');
    const read = parseAnswers(text, code === "pack-mismatch" ? pack2024 : undefined);
    expect(read.ok).toBe(code === "figures-incomplete");
  });

  it("different years in an on-site evaluation are that, not a division by zero", () => {
    const funding = { option: "B", figures: { digitalSpend: [1, 2, 3], revenue: [10, 20] } };
    expect(readAnswers(sheetWith({ basis: "on-site", answers: { funding } })).issues.map((it) => it.code)).toEqual(["figure-years-differ"]);
  });
});

describe("ids that every object has", () => {
  it.each(["constructor", "toString", "__proto__", "valueOf", "mean", "end"])("%s is no id of an indicator, an area or a figure", (id) => {
    const first = "/dimensions/0/groups/0/indicators";
    for (const path of [`${first}/0/id`, "/areas/groups/0/areas/0/id", `${first}/1/figures/0/id`]) {
      const read = readPack(packFiles({ definition: [{ op: "replace", path, value: id }] }));
      expect(read.issues.map((it) => it.code)).toContain("field-invalid");
    }
  });
});

describe("texts of a sheet", () => {
  it.each(["a\nb", "a\u001b[8mb", "a\u0000", "a\u0085b"])("one line holds no control character: %j", (name) => {
    expect(readAnswers(sheetWith({ enterprise: { id: "E", name } })).issues).toMatchObject([{ code: "field-invalid", path: "enterprise.name", expected: "one line of text" }]);
    expect(readAnswers(sheetWith({ enterprise: { id: name } })).issues).toMatchObject([{ code: "field-invalid", path: "enterprise.id" }]);
  });

  it("notes and evidence are bounded, and nothing given is lost", () => {
    const answer = (extra: object) => readAnswers(sheetWith({ answers: { "information-systems": { option: "C", ...extra } } }));
    expect(answer({ note: "长".repeat(5000), evidence: Array.from({ length: 50 }, () => "证".repeat(2000)) }).ok).toBe(true);
    expect(answer({ note: "长".repeat(5001) }).issues).toMatchObject([{ code: "field-invalid", expected: "at most 5000 characters" }]);
    expect(answer({ note: ["a", "b"] }).issues).toMatchObject([{ code: "field-type", path: "answers.information-systems.note" }]);
    expect(answer({ evidence: Array.from({ length: 51 }, () => "x") }).issues).toMatchObject([{ code: "field-invalid", expected: "at most 50 entries" }]);
    expect(answer({ evidence: ["x", "长".repeat(2001)] }).issues).toMatchObject([{ code: "field-invalid", path: "answers.information-systems.evidence[1]" }]);
  });

  it("one year has one amount", () => {
    const profile = { revenue: [{ year: 2023, amount: 1 }, { year: 2023, amount: 2 }] };
    expect(readAnswers(sheetWith({ enterprise: { id: "E", profile } })).issues).toMatchObject([{ code: "field-invalid", expected: "each year once" }]);
  });
});

describe("a yearly part of a yearly whole", () => {
  it("may exceed it in no year", () => {
    const pack = patchedPack({ definition: [{ op: "add", path: "/dimensions/1/groups/1/indicators/1/figures/0/partOf", value: "revenue" }] });
    const read = readAnswers(sheetWith({ answers: { funding: { figures: { digitalSpend: [1, 30], revenue: [10, 20] } } } }), pack);
    expect(read.issues).toMatchObject([{ code: "figure-part-over-whole", path: "answers.funding.figures.digitalSpend", expected: "at most revenue = 20", actual: "30" }]);
  });
});

describe("level rules", () => {
  it.each(["<", "<=", "==", "!=", ">"])("with %s are refused: a better answer could lose the level", (operator) => {
    const read = readPack(packFiles({ definition: [{ op: "replace", path: "/levels/0/rule", value: { [operator]: [{ var: "points" }, 20] } }] }));
    expect(read.issues).toMatchObject([{ code: "rule-not-allowed", path: "levels[0].rule", actual: operator }]);
  });
});

describe("the open question that matters most", () => {
  it("is one that can still decide, not one that merely earns points", () => {
    const { "value-benefit": _open, ...answers } = bestAnswers;
    const result = scoreSheet({ answers });
    expect(result.levelRange).toEqual([0, 4]);
    expect(result.openQuestions[0]).toMatchObject({ kind: "area", id: "product-design" });
    expect(result.openQuestions.at(-1)).toMatchObject({ kind: "indicator", id: "value-benefit" });
  });
});
