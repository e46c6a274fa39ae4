/** The acceptance sheet: each check met, not met or unknown; how far data are joined; evidence named and missing. */
import { describe, expect, it } from "vitest";
import { describeAcceptance, type AcceptanceOptions } from "../../src/diagnosis/acceptance/acceptance.js";
import { acceptanceSchema, type Acceptance } from "../../src/diagnosis/acceptance/schema.js";
import { describeChange } from "../../src/diagnosis/change/change.js";
import { planUpgrade } from "../../src/diagnosis/plan/plan.js";
import { documentKinds } from "../../src/diagnosis/project/schema.js";
import { unwrap } from "../../src/index.js";
import { pack2024 } from "../support/packs.js";
import { allAreasAt, areasAt, bestAnswers, brief, lowestAnswers, type RawSheet } from "../support/sheets.js";
import { assessed, assessedFile, projectWith } from "./change-support.js";

const acceptance = (after: RawSheet, options: AcceptanceOptions = {}, before: RawSheet = {}): Acceptance => unwrap(describeAcceptance(assessed(before), assessed(after), options));
const states = (it: Acceptance): Readonly<Record<string, string>> => Object.fromEntries(it.checks.map(({ id, state }) => [id, state]));

describe("the sample pair", () => {
  const before = assessedFile("before-after/before.json");
  const after = assessedFile("before-after/after.json");
  const made = unwrap(describeAcceptance(before, after));

  it("holds the change, and has its published shape", () => {
    expect(made.change).toEqual(unwrap(describeChange(before, after)));
    expect(acceptanceSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  });

  it("counts the areas at rating 3 and the links with automatic collection", () => {
    expect(made.dataJoining).toEqual({
      rating: 3,
      areas: {
        all: 8, binding: 6, of: 16, unrated: 0,
        ids: ["product-design", "process-design", "planning-scheduling", "production-control", "quality-management", "work-safety", "procurement-management", "warehousing-logistics"],
      },
      areasBefore: 2,
      collection: { indicator: "data-collection", links: [..."BCFGHIJLMN"], linksBefore: [..."BCGHJN"], of: 14 },
    });
  });

  it("names what is missing for everything claimed, and only for that", () => {
    const of = (id: string) => made.evidence.find((it) => it.id === id);
    expect(of("equipment-connectivity")).toEqual({
      kind: "indicator", id: "equipment-connectivity", claimed: "D",
      named: ["生产设备清单（与第2题为同一清单），逐台标明是否联网", "联网设备的系统界面截图"], missing: ["communication-module-photos"],
    });
    expect(of("network-security")).toMatchObject({ claimed: ["B", "C", "E"], missing: ["access-control-screens"] });
    expect(of("product-design")).toEqual({ kind: "area", id: "product-design", claimed: 3, named: [], missing: ["rating-3"] });
    expect(of("funding")).toBeUndefined(); // claims the lowest band, which earns nothing
    expect(made.missing).toBe(24);
  });

  it("without a project knows nothing of documents", () => {
    expect(states(made)).toEqual({ level: "met", basis: "met", "sheet-before": "met", "sheet-after": "met", ...Object.fromEntries(documentKinds.map((it) => [it, "unknown"])) });
    expect(made.checks.find((it) => it.id === "sheet-after")?.evidence).toEqual(["样例-海工-2026-03"]);
  });
});

describe("what is asked", () => {
  const level3 = { answers: bestAnswers, areas: areasAt(3, 10, 6) };
  it.each<readonly [RawSheet, number, string]>([
    [level3, 3, "met"], [level3, 2, "met"], [level3, 4, "not-met"], [{}, 2, "unknown"], [{ answers: lowestAnswers }, 1, "not-met"],
    [{ answers: lowestAnswers, areas: allAreasAt(4) }, 1, "not-met"], [{ answers: bestAnswers }, 1, "unknown"], [{ answers: bestAnswers, areas: areasAt(3, 10, 6) }, 3, "met"],
  ])("level %#", (after, level, expected) => {
    expect(states(acceptance(after, { requirement: { level } }))["level"]).toBe(expected);
  });

  it.each([["self", "on-site", "not-met"], ["diagnosis", "on-site", "not-met"], ["on-site", "on-site", "met"], ["on-site", "self", "met"], ["diagnosis", "diagnosis", "met"], ["self", "diagnosis", "not-met"]] as const)("basis %s where %s is asked: %s", (basis, asked, expected) => {
    expect(states(acceptance({ basis }, { requirement: { basis: asked } }))["basis"]).toBe(expected);
  });

  it("a document that is listed is met, an empty list is not, none is unknown", () => {
    const made = acceptance({}, { project: projectWith({ documents: { contract: ["合同一", "合同二"], invoices: [] } }) });
    expect(made.checks.slice(4)).toEqual([
      { id: "contract", state: "met", evidence: ["合同一", "合同二"] }, { id: "invoices", state: "not-met", evidence: [] },
      ...documentKinds.slice(2).map((id) => ({ id, state: "unknown", evidence: [] })),
    ]);
  });

  it("beside the requirement checks the level agreed on: given, of the project, of the plan agreed on", () => {
    const before = assessed({ answers: lowestAnswers, areas: allAreasAt(1) });
    const plan = unwrap(planUpgrade(before.sheet, 3));
    const project = projectWith({ decisions: { target: 4 } });
    const agreed = (options: AcceptanceOptions) => {
      const made = unwrap(describeAcceptance(before, assessed(level3), options));
      expect(made.checks.filter((it) => it.id === "level" || it.id === "target").map((it) => it.id)).toEqual(made.target === null ? ["level"] : ["level", "target"]);
      return [made.target, made.checks.find((it) => it.id === "target")?.state, made.requirement.level];
    };
    expect(agreed({})).toEqual([null, undefined, 2]);
    expect(agreed({ plan })).toEqual([3, "met", 2]);
    expect(agreed({ plan, planBasis: "derived" })).toEqual([null, undefined, 2]);
    expect(agreed({ plan, project })).toEqual([4, "not-met", 2]);
    expect(agreed({ plan, project, target: 2 })).toEqual([2, "met", 2]);
    expect(brief(describeAcceptance(before, before, { target: 9 }).issues)).toEqual(["target-unknown target"]);
  });

  it("defaults to level 2, on-site, areas joined from rating 3", () => {
    expect(acceptance({}).requirement).toEqual({ level: 2, basis: "on-site", joinedRating: 3 });
    expect(acceptance({}, { requirement: { joinedRating: 2 } }).requirement).toEqual({ level: 2, basis: "on-site", joinedRating: 2 });
  });

  it("refuses what the pack does not have, beside everything wrong with the sheets", () => {
    const refused = describeAcceptance(assessed({ stage: "after" }), assessed(), { requirement: { level: 5, joinedRating: 5 } });
    expect([refused.ok, ...brief(refused.issues)]).toEqual([false, "stages-not-in-order before.stage", "target-unknown requirement.level", "field-invalid requirement.joinedRating"]);
    expect(brief(describeAcceptance(assessed(), assessed(), { requirement: JSON.parse('{"level":"2","basis":"onsite","extra":1}') }).issues)).toEqual([
      "field-type requirement.level", "field-invalid requirement.basis", "unknown-key requirement.extra",
    ]);
  });
});

describe("unfinished sheets", () => {
  it("unrated areas are counted beside the joined ones; an unanswered question has no links", () => {
    const made = acceptance({ areas: { "product-design": 3, "process-design": 2 } }, {}, { answers: { "data-collection": ["A"] } });
    expect(made.dataJoining).toMatchObject({ areas: { all: 1, binding: 1, of: 16, ids: ["product-design"], unrated: 14 }, areasBefore: 0, collection: { links: null, linksBefore: [] } });
  });

  it("claims nothing where nothing is answered, nor where nothing earns", () => {
    expect(acceptance({})).toMatchObject({ evidence: [], missing: 0 });
    expect(acceptance({ answers: lowestAnswers, areas: allAreasAt(0) })).toMatchObject({ evidence: [], missing: 0 });
  });

  it("evidence counts when it is named by id or by the pack's words, blanks aside", () => {
    const words = pack2024.wording.indicators["funding"]?.evidence["calculation-sheet"] ?? "";
    const made = acceptance({ answers: { funding: { option: "B", evidence: ["spending-statements", ` ${words} `] }, "information-systems": { option: "B", evidence: ["清单"] } } });
    expect(made.evidence.map(({ id, missing }) => [id, missing])).toEqual([["information-systems", ["system-list", "system-architecture", "coverage-statement"]], ["funding", []]]);
    expect(made.missing).toBe(3);
  });
});
