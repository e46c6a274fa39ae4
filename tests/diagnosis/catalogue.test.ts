/** The built-in catalogue against the draft it was written from: every row's area, step, class, sub-industries and anchors. */
import { describe, expect, it } from "vitest";
import { builtInCatalogue, subIndustryName } from "../../src/diagnosis/catalogue/catalogue.js";
import { hashJson } from "../../src/indicators/hash.js";
import { areasOf } from "../../src/indicators/structure.js";
import { pack2024 } from "../support/packs.js";

const catalogue = builtInCatalogue();
const { scenarios } = catalogue;

/** Id, from and to, likely class, sub-industries (g general, i instruments, h heavy sets, m marine), anchors. */
const draft = `
  PD-01 12 N g L,T4 | PD-02 23 N g L | PD-03 34 X hm L,T5,J | PD-04 23 X i MEM
  PD-05 23 X hi T32,MEM | PD-06 34 X hm L | PR-01 12 N g L,T6 | PR-02 23 N g L
  PR-03 23 X hm S | PR-04 23 X mh MEM | PR-05 34 X h L,T7 | SA-01 12 N g L,J
  SA-02 23 N g L | SA-03 23 X hm MEM | SA-04 34 X ih L | SV-01 12 N g L,J
  SV-02 23 N g L | SV-03 34 X hmi L,T34,J | SV-04 23 X i MEM | SV-05 23 X hm MEM
  PL-01 12 N g L,T8 | PL-02 23 N g L,T9,J | PL-03 23 X hm J,S | PL-04 23 X m MEM
  PL-05 34 X g L,T11 | MO-01 12 N g L,T10,S | MO-02 23 N g L | MO-03 23 X hm T19,MEM
  MO-04 23 X m S,MEM | MO-05 23 X i MEM | MO-06 23 N? hmi MEM | MO-07 34 X g L
  QM-01 12 N g L | QM-02 23 N g L,T25,S | QM-03 23 X mh MEM | QM-04 23 X mh MEM
  QM-05 23 X mh S,MEM | QM-06 23 N? i MEM | QM-07 34 X ih T26 | QM-08 34 X i L,T24
  EQ-01 12 N g L,T29 | EQ-02 23 N g L,T27 | EQ-03 34 X hm L,T28 | EQ-04 12 X mhi MEM
  SF-01 12 N g L,T15 | SF-02 23 N? hm L | SF-03 23 X hm L,T18 | SF-04 23 X m MEM
  SF-05 34 X mh L | EN-01 12 N g L | EN-02 23 N? hm L,T16 | EN-03 34 X hm L,T17
  PU-01 12 N g L | PU-02 23 N g L,T37 | PU-03 23 X hmi MEM | PU-04 34 X i T39,MEM
  WH-01 12 N g L | WH-02 23 N g L,T12 | WH-03 23 X mh MEM | WH-04 23 X mh MEM
  WH-05 34 X g L,T13,T40 | FI-01 12 N g L | FI-02 23 N g L,J | FI-03 23 X hm MEM
  FI-04 34 X hm L | HR-01 12 N g L | HR-02 12 X mhi MEM | HR-03 23 X g L
  OA-01 12 N g L | OA-02 23 N? g L | OA-03 23 X mh MEM | DS-01 12 N g L,T30
  DS-02 23 X hi L | DS-03 34 X g L
`.trim().split(/\s*[|\n]\s*/).map((it) => it.split(" "));

const areaOf: Readonly<Record<string, string>> = {
  PD: "product-design", PR: "process-design", SA: "marketing-management", SV: "after-sales-service", PL: "planning-scheduling", MO: "production-control",
  QM: "quality-management", EQ: "equipment-management", SF: "work-safety", EN: "energy-management", PU: "procurement-management",
  WH: "warehousing-logistics", FI: "finance-management", HR: "human-resources", OA: "collaborative-office", DS: "decision-support",
};
const groupOf: Readonly<Record<string, string>> = { g: "general", i: "intelligent-instruments", h: "heavy-equipment-sets", m: "marine-engineering-equipment" };
const classOf: Readonly<Record<string, string>> = { N: "N", X: "X", "N?": "unclear" };
const kindOf: Readonly<Record<string, string>> = { L: "ladder", T: "national-scenes", J: "machinery-map", S: "pain-point", MEM: "professional" };
const anchorOf = (mark: string): object => (/^T\d+$/.test(mark) ? { kind: kindOf.T, no: Number(mark.slice(1)) } : { kind: kindOf[mark] });

const counted = (values: readonly (string | number)[]): Readonly<Record<string, number>> =>
  values.reduce<Record<string, number>>((counts, it) => ({ ...counts, [it]: (counts[it] ?? 0) + 1 }), {});

describe("the rows", () => {
  it("are the 74 of the draft", () => {
    expect(draft).toHaveLength(74);
    expect(scenarios.map((it) => it.id).sort()).toEqual(draft.map(([id]) => id).sort());
  });

  it.each(draft)("%s %s %s %s %s", (id = "", step = "", likely = "", who = "", marks = "") => {
    const { area, from, to, likelyClass, subIndustries, anchors, reviewed } = scenarios.find((it) => it.id === id) ?? {};
    expect({ area, from, to, likelyClass }).toEqual({
      area: areaOf[id.slice(0, 2)], from: Number(step[0]), to: Number(step[1]), likelyClass: classOf[likely],
    });
    expect([...subIndustries ?? []].sort()).toEqual([...who].map((it) => groupOf[it]).sort());
    expect(anchors).toEqual(marks.split(",").map(anchorOf));
    expect(reviewed).toBe(!marks.includes("MEM"));
  });

  it("by area, step, class and sub-industry, as counted in the draft", () => {
    expect(counted(scenarios.map((it) => it.id.slice(0, 2)))).toEqual(
      { PD: 6, PR: 5, SA: 4, SV: 5, PL: 5, MO: 7, QM: 8, EQ: 4, SF: 5, EN: 3, PU: 4, WH: 5, FI: 4, HR: 3, OA: 3, DS: 3 });
    expect(counted(scenarios.map((it) => `${it.from}→${it.to}`))).toEqual({ "1→2": 18, "2→3": 40, "3→4": 16 });
    expect(counted(scenarios.map((it) => it.likelyClass))).toEqual({ N: 27, X: 42, unclear: 5 });
    expect(counted(scenarios.flatMap((it) => it.subIndustries))).toEqual(
      { general: 33, "heavy-equipment-sets": 32, "intelligent-instruments": 15, "marine-engineering-equipment": 30 });
    expect(scenarios.filter((it) => !it.reviewed)).toHaveLength(24);
  });

  it("whole: one of them", () => {
    expect(scenarios.find((it) => it.id === "EQ-02")).toEqual({
      id: "EQ-02", name: "设备联网与OEE", area: "equipment-management", from: 2, to: 3, likelyClass: "N", subIndustries: ["general"],
      indicators: ["equipment-connectivity"], pain: "不知道设备真实的开动率。",
      content: "通过网关采集设备数据，在看板上显示运行状态，计算设备综合效率（OEE）。",
      data: ["状态", "产量", "停机原因"], software: ["SCADA/IoT"], effects: [{ metric: "OEE", direction: "up" }],
      effort: null, prerequisites: [], condition: null, anchors: [{ kind: "ladder" }, { kind: "national-scenes", no: 27 }], reviewed: true, note: null,
      withdrawn: false, origin: "equipment-makers",
    });
  });

  it("stand by area in the pack's order, then by id", () => {
    const areas = areasOf(pack2024.definition).map(({ area }) => area.id);
    const places = scenarios.map((it) => areas.indexOf(it.area) * 1000 + Number(it.id.slice(3)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(scenarios.map((it) => it.area))).toEqual(new Set(areas));
  });
});

describe("what is not known is not said", () => {
  it("no effort, no figure of an effect, no condition", () => {
    expect(scenarios.filter((it) => it.effort !== null || it.condition !== null || it.effects.some((effect) => effect.figure !== undefined))).toEqual([]);
  });

  it("the notes say so, and that prerequisites are inferred", () => {
    expect(catalogue.notes.join()).toMatch(/待评审.*前置场景由场景内容推断，未经评审.*投入.*未知.*没有已知数值/);
  });

  it("pain and content are whole sentences without figures of money, time or rate", () => {
    for (const { pain, content } of scenarios) {
      for (const text of [pain, content]) {
        expect(text).toMatch(/^[^\n]{6,100}。$/);
        expect(text.replaceAll("8D", "")).not.toMatch(/\d|％|%|领先|显著|大幅|优秀/);
      }
    }
  });

  it("a row names a scene's number only where the scenes are numbered", () => {
    for (const { anchors } of scenarios) expect(anchors.every((it) => (it.no !== undefined) === (it.kind === "national-scenes"))).toBe(true);
  });
});

describe("prerequisites", () => {
  const byId = new Map(scenarios.map((it) => [it.id, it]));
  it("lead to another area, never to a higher step, and are few", () => {
    const pairs = scenarios.flatMap((it) => it.prerequisites.map((id) => [it, byId.get(id)] as const));
    expect(pairs.length).toBeLessThan(30);
    for (const [it, before] of pairs) {
      expect(before?.area).not.toBe(it.area);
      expect(before?.to).toBeLessThanOrEqual(it.to);
    }
  });

  it("of joining orders with production, stock and finance: those", () => {
    expect(byId.get("SA-02")?.prerequisites).toEqual(["FI-01", "MO-01", "WH-01"]);
    expect(byId.get("PR-02")?.prerequisites).toEqual(["PD-01"]);
  });
});

describe("the whole", () => {
  it("names its sub-industries", () => {
    expect(catalogue.subIndustries.map((it) => subIndustryName(catalogue, it.id))).toEqual(
      ["智能测控装备制造业", "重大成套设备制造业", "海洋工程装备制造业", "其他行业"]);
    expect(subIndustryName(catalogue, "ship-repair")).toBe("ship-repair");
  });

  it("is made once, for the pack of 2024, and carries the hash of its content", () => {
    expect(builtInCatalogue()).toBe(catalogue);
    const { sha256, layers, ...content } = catalogue;
    expect([catalogue.id, catalogue.pack, sha256]).toEqual(["equipment-makers", "miit-sme-2024", hashJson(content)]);
    expect(layers).toMatchObject([{ id: "equipment-makers", added: 74, changed: 0, withdrawn: 0 }]);
  });
});
