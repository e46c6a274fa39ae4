/** Which of a firm's sheets counts, and what of an assessed sheet is kept. */
import { describe, expect, it } from "vitest";
import { compareText, firmOf, historiesOf, strangeSubIndustries, type AssessedFirm } from "../../src/diagnosis/firms.js";
import { score } from "../../src/index.js";
import { pack2024 } from "../support/packs.js";
import { bestAnswers, allAreasAt, brief, readSheet } from "../support/sheets.js";
import { firm } from "./list-support.js";

type Sheet = readonly [stage: "before" | "after" | undefined, assessedOn: string | null];
const sheetsOf = (...sheets: readonly Sheet[]): readonly AssessedFirm[] =>
  sheets.map(([stage, assessedOn], i) => firm({ id: "E1", assessedOn, sheet: `sheet ${i}`, ...(stage && { stage }) }));

/** The sheets in order, by their place in the input; or the codes of what stood in the way. */
function orderOf(...sheets: readonly Sheet[]): { readonly order: readonly number[]; readonly issues: readonly string[] } {
  const { firms, issues } = historiesOf(sheetsOf(...sheets));
  return {
    order: firms.flatMap((it) => it.sheets.map(({ receipt }) => Number(receipt.answersSha256.replace("sheet ", "")))),
    issues: issues.map((it) => it.code),
  };
}

describe("the sheets of one firm", () => {
  it.each<[string, readonly Sheet[], readonly number[]]>([
    ["by date", [[undefined, "2025-01-02"], [undefined, "2024-12-31"]], [1, 0]],
    ["before, then after, without dates", [["after", null], ["before", null]], [1, 0]],
    ["two of one stage by date", [["before", "2024-06-01"], ["before", "2024-05-01"], ["after", null]], [1, 0, 2]],
    ["a sheet without stage or date between before and after", [["after", null], [undefined, null], ["before", null]], [2, 1, 0]],
    ["an early self-evaluation without a stage before the diagnosis", [["before", "2024-06-01"], [undefined, "2023-06-01"]], [1, 0]],
    ["a later one without a stage after the acceptance", [[undefined, "2026-01-01"], ["after", "2025-06-01"]], [1, 0]],
  ])("%s", (_name, sheets, order) => {
    expect(orderOf(...sheets)).toEqual({ order, issues: [] });
    expect(orderOf(...[...sheets].reverse()).order).toEqual(order.map((it) => sheets.length - 1 - it));
  });

  it("the last is the latest", () => {
    const [first] = historiesOf(sheetsOf(["after", null], ["before", null])).firms;
    expect(first?.latest).toBe(first?.sheets[1]);
    expect(first?.latest.stage).toBe("after");
  });

  it.each<[string, readonly Sheet[]]>([
    ["the same stage and date", [["before", "2024-05-01"], ["before", "2024-05-01"]]],
    ["neither stage nor date", [[undefined, null], [undefined, null]]],
    ["one date alone", [[undefined, "2024-05-01"], [undefined, null]]],
    ["one stage, one date", [["after", "2024-05-01"], ["after", null]]],
    ["a circle of stages and dates", [["before", "2025-01-01"], ["after", "2023-01-01"], [undefined, "2024-01-01"]]],
  ])("cannot be put in order by %s", (_name, sheets) => {
    expect(orderOf(...sheets)).toEqual({ order: [], issues: ["enterprise-repeated"] });
    expect(orderOf(...[...sheets].reverse())).toEqual({ order: [], issues: ["enterprise-repeated"] });
  });

  it("of a stage that contradicts the date the stage decides, and it is told", () => {
    expect(orderOf(["before", "2025-05-01"], ["after", "2024-05-01"])).toEqual({ order: [0, 1], issues: ["stage-contradicts-date"] });
  });

  it("the very same sheet counts once, and it is told", () => {
    const twice = [firm({ id: "E1", sheet: "same" }), firm({ id: "E1", sheet: "same" })];
    const { firms, issues } = historiesOf(twice);
    expect(firms.map((it) => it.sheets.length)).toEqual([1]);
    expect(brief(issues)).toEqual(["sheet-repeated enterprise E1"]);
    expect(issues[0]?.actual).toBe("2");
  });

  it("a copy beside a sheet that cannot be ordered: both are told", () => {
    const { firms, issues } = historiesOf([...sheetsOf([undefined, null], [undefined, null]), ...sheetsOf([undefined, null])]);
    expect([firms, issues.map((it) => [it.code, it.actual])]).toEqual([[], [["sheet-repeated", "3"], ["enterprise-repeated", "2"]]]);
  });
});

describe("many firms", () => {
  it("come by the code units of their ids, and keep to themselves", () => {
    const { firms, issues } = historiesOf(["b", "B", "a", "10", "9", "中"].map((id) => firm({ id })));
    expect([firms.map((it) => it.id), issues]).toEqual([["10", "9", "B", "a", "b", "中"], []]);
  });

  it("one that cannot be ordered does not harm the others", () => {
    const { firms, issues } = historiesOf([firm({ id: "E2" }), firm({ id: "E1" }), firm({ id: "E2" }), firm({ id: "__proto__" })]);
    expect([firms.map((it) => it.id), brief(issues)]).toEqual([["E1", "__proto__"], ["enterprise-repeated enterprise E2"]]);
  });

  it("none", () => expect(historiesOf([])).toEqual({ firms: [], issues: [] }));
});

describe("compareText", () => {
  it.each([["a", "b", -1], ["b", "a", 1], ["a", "a", 0], ["Z", "a", -1], ["10", "9", -1], ["", "a", -1]])("%j and %j: %i", (a, b, expected) => expect(compareText(a, b)).toBe(expected));
});

describe("firmOf", () => {
  const read = (over: Parameters<typeof readSheet>[0]) => {
    const sheet = readSheet(over);
    const result = score(sheet, pack2024);
    return { firm: firmOf(result, sheet), result };
  };

  it("keeps what lists and cohorts count, as it stands in the result", () => {
    const { firm: kept, result } = read({
      answers: bestAnswers, areas: allAreasAt(4), basis: "on-site", assessedOn: "2025-05-20", stage: "after", declinedScenarios: ["PD-01"],
      enterprise: { id: "E1", name: "示例企业", subIndustry: "general", profile: { aboveScale: true, usesCloud: false, staff: 12 } },
    });
    expect(kept).toMatchObject({
      enterprise: { id: "E1", name: "示例企业", subIndustry: "general" }, basis: "on-site", assessedOn: "2025-05-20", stage: "after",
      declinedScenarios: ["PD-01"], level: 4, levelRange: [4, 4], points: 100, completeness: 1, profile: { aboveScale: true, usesCloud: false },
    });
    expect(kept.profile).toEqual({ aboveScale: true, usesCloud: false });
    expect(kept.receipt).toEqual({ answersSha256: result.receipt.answersSha256, pack: result.receipt.pack });
    for (const part of ["dimensions", "indicators", "areas"] as const) expect(result[part]).toMatchObject(kept[part]);
    expect([kept.dimensions.length, kept.indicators.length, kept.areas.length]).toEqual([3, 15, 16]);
    expect(kept.decision).toEqual(result.decision);
  });

  it("leaves out what nobody said", () => {
    const { firm: kept } = read({});
    expect(kept).not.toHaveProperty("stage");
    expect(kept).not.toHaveProperty("declinedScenarios");
    expect([kept.profile, kept.assessedOn]).toEqual([{}, null]);
  });
});

describe("sub-industries the catalogue does not list", () => {
  const listed = [{ id: "general", name: "通用" }, { id: "marine-engineering-equipment", name: "海洋工程装备制造业" }, { id: "heavy-equipment-sets", name: "重大成套设备制造业" }];
  const strange = (...named: readonly (readonly [id: string, subIndustry: string | undefined])[]) =>
    strangeSubIndustries(named.map(([id, subIndustry]) => firm({ id, sheet: `${id} ${subIndustry}`, ...(subIndustry !== undefined && { subIndustry }) })), listed)
      .map(({ code, severity, path, expected, actual }) => [code, severity, path, expected, actual]);

  it("are none where every firm names a listed one, or none", () => {
    expect(strange(["A", "marine-engineering-equipment"], ["B", undefined], ["C", "general"])).toEqual([]);
    expect(strangeSubIndustries([], listed)).toEqual([]);
  });

  it.each([
    ["海洋工程装备制造业", "marine-engineering-equipment"], ["海洋工程装备制造", "marine-engineering-equipment"],
    ["marine-engineering-equipmnt", "marine-engineering-equipment"], ["通用", "general"],
    ["wood", "one of general, marine-engineering-equipment, heavy-equipment-sets"],
  ])("name the one that was meant: %s", (text, expected) => {
    expect(strange(["A", text])).toEqual([["sub-industry-unlisted", "warning", "enterprise.subIndustry", expected, `${text} (1 firm)`]]);
  });

  it("are told once each with the number of firms, not of sheets, in whatever order they come", () => {
    const given = [["A", "wood"], ["B", "wood"], ["B", "wood"], ["C", "glass"]] as const;
    expect(strange(...given).map((it) => it[4])).toEqual(["glass (1 firm)", "wood (2 firms)"]);
    expect(strange(...[...given].reverse())).toEqual(strange(...given));
  });

  it("general is listed by every catalogue", () => {
    expect(strangeSubIndustries([firm({ id: "A", subIndustry: "general" })], [])).toEqual([]);
  });
});
