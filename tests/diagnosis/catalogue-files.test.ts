/** Files laid over the catalogue: what they change, what they may not hold, and where they are told so. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInCatalogue, readCatalogue, type Catalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { issueCodes, unwrap, type Issue } from "../../src/index.js";
import { catalogueFileSchema, jsonSchemas } from "../../src/schemas.js";
import { seed } from "../support/arbitraries.js";
import { fixtureNames, readFixture } from "../support/fixtures.js";
import { pack2024, patchedPack } from "../support/packs.js";

const builtIn = builtInCatalogue();
const file = (content: object = {}): Record<string, unknown> => ({ catalogueFormat: 1, id: "own", version: "1.0.0", ...content });
const rows = (...scenarios: readonly object[]): Record<string, unknown> => file({ scenarios });
const complete = {
  id: "OWN-01", name: "own", area: "work-safety", from: 1, to: 2, likelyClass: "X", subIndustries: ["general"],
  pain: "p", content: "c", data: [], software: [], effects: [], reviewed: false,
};
const read = (...layers: readonly unknown[]): Catalogue => unwrap(readCatalogue(layers, pack2024));
const row = (catalogue: Catalogue, id: string) => catalogue.scenarios.find((it) => it.id === id);
const problems = (...layers: readonly unknown[]): readonly string[] => {
  const result = readCatalogue(layers, pack2024);
  expect(result.ok).toBe(false);
  return result.issues.map((it) => `${it.code} ${it.path}`);
};

describe("a file", () => {
  it("changes the fields it gives of a row that is known, and no other", () => {
    const changed = read(rows({ id: "PD-05", reviewed: true, subIndustries: ["general"] }));
    expect(row(changed, "PD-05")).toEqual({ ...row(builtIn, "PD-05"), reviewed: true, subIndustries: ["general"], origin: "own" });
    expect(changed.scenarios.filter((it) => it.id !== "PD-05")).toEqual(builtIn.scenarios.filter((it) => it.id !== "PD-05"));
  });

  it("takes a row out, which stays in the data, and a later one puts it back", () => {
    const out = rows({ id: "EN-03", withdrawn: true });
    expect(row(read(out), "EN-03")).toMatchObject({ withdrawn: true, origin: "own", area: "energy-management" });
    expect(row(read(out, { ...rows({ id: "EN-03", withdrawn: false }), id: "later" }), "EN-03")).toMatchObject({ withdrawn: false, origin: "later" });
  });

  it("adds a complete row, its optional fields unknown or empty, in its place", () => {
    const added = read(rows(complete));
    expect(row(added, "OWN-01")).toEqual({
      ...complete, indicators: [], effort: null, prerequisites: [], condition: null, anchors: [], note: null, withdrawn: false, origin: "own",
    });
    expect(added.scenarios.map((it) => it.id).slice(44, 51)).toEqual(["OWN-01", "SF-01", "SF-02", "SF-03", "SF-04", "SF-05", "EN-01"]);
  });

  it("adds and renames sub-industries, adds notes, gives the whole its id, version and title", () => {
    const own = read(file({ title: "T", version: "2.1.0", notes: ["n"], subIndustries: [{ id: "pumps", name: "Pumps" }, { id: "general", name: "Others" }] }));
    expect(own).toMatchObject({ id: "own", version: "2.1.0", title: "T", pack: "miit-sme-2024", notes: [...builtIn.notes, "n"] });
    expect(own.subIndustries.map((it) => it.name)).toEqual(["智能测控装备制造业", "重大成套设备制造业", "海洋工程装备制造业", "Others", "Pumps"]);
    expect(read(file()).title).toBe(builtIn.title);
  });

  it("may follow another file of one's own: a row of the first is known to the second", () => {
    expect(row(read(rows(complete), { ...rows({ id: "OWN-01", name: "renamed" }), id: "second" }), "OWN-01")).toMatchObject({ name: "renamed", origin: "second" });
  });

  it("that comes with the fixtures can be read", () => {
    const own = read(JSON.parse(readFixture("catalogues/sample-contractor.json")));
    expect(own.scenarios).toHaveLength(75);
    expect(row(own, "SAMPLE-QM-01")?.effort).toEqual({ days: { min: 20, max: 40 }, yuan: { min: 50_000, max: 120_000 }, source: "示例：虚构报价" });
  });

  it("as docs/catalogue.md shows it can be read", () => {
    const json = /```json\n([\s\S]*?)```/.exec(readFileSync(new URL("../../docs/catalogue.md", import.meta.url), "utf8"))?.[1] ?? "";
    const own = read(JSON.parse(json));
    expect([row(own, "PD-05")?.name, row(own, "EN-03")?.withdrawn, row(own, "SAMPLE-QM-01")?.effort]).toEqual([row(builtIn, "PD-05")?.name, true, null]);
  });
});

describe("another pack", () => {
  const renamed = [{ op: "replace", path: "/id", value: "sample-city-2025" }] as const;
  const city = patchedPack({ definition: renamed, wording: [{ op: "replace", path: "/pack", value: "sample-city-2025" }] });
  it("begins empty: no built-in row is claimed to fit it", () => {
    expect(unwrap(readCatalogue([], city))).toMatchObject({ id: "none", pack: "sample-city-2025", scenarios: [], subIndustries: [], notes: [] });
    expect(unwrap(readCatalogue([rows(complete)], city))).toMatchObject({ id: "own", title: "own", scenarios: [{ id: "OWN-01" }] });
  });

  it("refuses a file made for the first", () => {
    expect(readCatalogue([file({ pack: "miit-sme-2024" })], city).issues).toMatchObject([{ code: "pack-mismatch", path: "[0].pack", expected: "sample-city-2025" }]);
  });
});

describe("broken files", () => {
  /** Given by the making of a list, not by the catalogue. */
  const ofLists = ["override-repeated", "sub-industry-empty"];
  const codes = [...issueCodes].filter(([code, it]) => it.stage === "catalogue" && !ofLists.includes(code)).map(([code]) => code).sort();
  const broken = (code: string): readonly Issue[] => readCatalogue([JSON.parse(readFixture(`invalid/catalogues/${code}.json`))], pack2024).issues;

  it("there is one for every code", () => {
    expect(fixtureNames("invalid/catalogues")).toEqual(codes);
  });

  it.each(codes)("%s is what its file gives, and nothing else, with its place", (code) => {
    const issues = broken(code);
    expect(issues.map((it) => it.code)).toEqual([code]);
    for (const it of issues) {
      expect(it.path).toMatch(/^\[0\]\.scenarios\[\d\]/);
      expect([it.expected, it.actual]).not.toContain("");
    }
  });

  it.each([
    ["scenario-unknown", "[0].scenarios[0].prerequisites[1]", "a known id", "WH-10"],
    ["scenario-repeated", "[0].scenarios[2].id", "each id once", "PD-01"],
    ["scenario-incomplete", "[0].scenarios[0]", "also likelyClass, subIndustries, pain, content, data, software, effects, reviewed", "DEMO-01"],
    ["sub-industry-unknown", "[0].scenarios[0].subIndustries[1]", "marine-engineering-equipment", "marine-engineering-equipments"],
    ["step-not-rising", "[0].scenarios[0].from", "from below to", "2 → 2"],
    ["prerequisite-cycle", "[0].scenarios[0].prerequisites", "no cycle", "MO-01 → WH-02 → MO-01"],
  ])("%s in full", (code, path, expected, actual) => {
    expect(broken(code)).toMatchObject([{ code, path, expected, actual }]);
  });

  it("tells all at once, of every file, at the field that is to be mended", () => {
    expect(problems(
      { ...rows({ ...complete, area: "work-saftey", indicators: ["fundings"] }), pack: "miit-sme-2042" },
      rows({ id: "PD-01", to: 5 }, { id: "PD-02", to: 2 }, { id: "NEW-01" }, { id: "PD-03", prerequisites: ["NEW-01"], condition: { cat: ["a"] } }),
    )).toEqual([
      "pack-mismatch [0].pack",
      "scenario-incomplete [1].scenarios[2]",
      "rating-out-of-range [1].scenarios[0].to",
      "step-not-rising [1].scenarios[1].to",
      "rule-not-allowed [1].scenarios[3].condition.cat",
      "unknown-area [0].scenarios[0].area",
      "unknown-indicator [0].scenarios[0].indicators[0]",
    ]);
  });

  it("names each circle once, at the file that closed it", () => {
    const chain = (id: string, ...prerequisites: readonly string[]) => ({ ...complete, id, prerequisites });
    expect(problems(rows(chain("A-1", "A-2"), chain("A-2", "A-3"), chain("A-3")), rows({ id: "A-3", prerequisites: ["A-1"] }, chain("B-1", "B-1"), chain("C-1", "A-1"))))
      .toEqual(["prerequisite-cycle [1].scenarios[0].prerequisites", "prerequisite-cycle [1].scenarios[1].prerequisites"]);
  });

  it.each([
    ["a condition on what is no fact", { condition: { ">=": [{ var: "areas.product-desing" }, 1] } }, "fact-unknown [0].scenarios[0].condition.>=[0].var"],
    ["a condition comparing text with a number", { condition: { ">=": [{ var: "subIndustry" }, 1] } }, "rule-not-allowed [0].scenarios[0].condition.>="],
    ["a prototype's name as a fact", { condition: { "==": [{ var: "constructor.name" }, "Object"] } }, "fact-unknown [0].scenarios[0].condition.==[0].var"],
    ["a control character in a line", { name: "a\u001b[2Jb" }, "field-invalid [0].scenarios[0].name"],
    ["a mark that turns the reading", { pain: "a\u202eb" }, "field-invalid [0].scenarios[0].pain"],
    ["a line too long", { name: "长".repeat(201) }, "field-invalid [0].scenarios[0].name"],
    ["a text too long", { content: "长".repeat(2001) }, "field-invalid [0].scenarios[0].content"],
    ["nothing as a name", { name: "" }, "field-invalid [0].scenarios[0].name"],
    ["an id like a word of the language", { subIndustries: ["constructor"] }, "field-invalid [0].scenarios[0].subIndustries[0]"],
    ["general beside a special one", { subIndustries: ["general", "heavy-equipment-sets"] }, "field-invalid [0].scenarios[0].subIndustries"],
    ["the same prerequisite twice", { prerequisites: ["PD-01", "PD-01"] }, "field-invalid [0].scenarios[0].prerequisites"],
    ["an effort without its source", { effort: { days: { min: 1, max: 2 } } }, "required-missing [0].scenarios[0].effort.source"],
    ["an effort from more to less", { effort: { days: { min: 3, max: 2 }, source: "s" } }, "field-invalid [0].scenarios[0].effort.days"],
    ["a figure without its source", { effects: [{ metric: "m", direction: "up", figure: { value: 1, unit: "%" } }] }, "required-missing [0].scenarios[0].effects[0].figure.source"],
    ["a key nobody knows", { painn: "p" }, "unknown-key [0].scenarios[0].painn"],
    ["a rating as text", { from: "1" }, "field-type [0].scenarios[0].from"],
  ])("refuses %s", (_, change, problem) => {
    expect(problems(rows({ id: "PD-01", ...change }))).toEqual([problem]);
  });

  it("refuses keys that reach for prototypes", () => {
    for (const key of ["__proto__", "constructor", "toString"]) {
      expect(problems(JSON.parse(`{"catalogueFormat":1,"id":"own","version":"1.0.0","${key}":{"polluted":1}}`))).toEqual([`unknown-key [0].${key}`]);
      expect(problems(JSON.parse(`{"catalogueFormat":1,"id":"own","version":"1.0.0","scenarios":[{"id":"PD-01","${key}":{"polluted":1}}]}`)))
        .toEqual([`unknown-key [0].scenarios[0].${key}`]);
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("refuses what is no file: text, nothing, an instance, too many rows", () => {
    expect(problems("{}")).toEqual(["not-an-object [0]"]);
    expect(problems(null, new Map())).toEqual(["not-an-object [0]", "not-an-object [1]"]);
    expect(problems(rows(...Array.from({ length: 2001 }, (_, i) => ({ id: `A-${i}` }))))).toEqual(["field-invalid [0].scenarios"]);
  });

  it("carries markup as the text it is", () => {
    const name = "<script>alert(1)</script> & {{x}}";
    expect(row(read(rows({ id: "PD-01", name })), "PD-01")?.name).toBe(name);
  });
});

describe("the published schema", () => {
  it("takes the same files, and closes every object", () => {
    expect(catalogueFileSchema.safeParse(JSON.parse(readFixture("catalogues/sample-contractor.json"))).error).toBeUndefined();
    expect(jsonSchemas.catalogue).toMatchObject({
      additionalProperties: false, required: ["catalogueFormat", "id", "version"],
      properties: { scenarios: { items: { additionalProperties: false, required: ["id"] } } },
    });
  });
});

describe("laws", () => {
  const ids = fc.constantFrom(...builtIn.scenarios.slice(0, 12).map((it) => it.id), "OWN-01", "OWN-02");
  const change = fc.record({ id: ids, reviewed: fc.boolean(), withdrawn: fc.boolean(), note: fc.constantFrom(null, "a", "b") }, { requiredKeys: ["id"] })
    .map((it) => (it.id.startsWith("OWN") ? { ...complete, ...it } : it));
  const layer = (id: string) => fc.uniqueArray(change, { selector: (it) => it.id, maxLength: 8 })
    .map((scenarios) => ({ content: { ...rows(...scenarios), id }, touched: new Set(scenarios.map((it) => it.id)) }));
  const options = { seed, numRuns: 100 };

  it("the same file twice is the file once", () => {
    fc.assert(fc.property(layer("one"), ({ content }) => {
      const { layers, ...twice } = read(content, content);
      expect(layers.slice(-1)).toMatchObject([{ id: "one", added: 0 }]);
      expect(twice).toEqual((({ layers: _layers, ...once }) => once)(read(content)));
    }), options);
  });

  it("the order of two files matters only for rows both touch", () => {
    fc.assert(fc.property(layer("one"), layer("two"), (one, two) => {
      const alone = ({ id }: { readonly id: string }): boolean => !(one.touched.has(id) && two.touched.has(id));
      expect(read(one.content, two.content).scenarios.filter(alone)).toEqual(read(two.content, one.content).scenarios.filter(alone));
    }), options);
  });

  it("of a row both touch, each field is the later file's where that gives it", () => {
    fc.assert(fc.property(layer("one"), change, (one, last) => {
      const before = row(read(one.content), last.id);
      expect(row(read(one.content, rows(last)), last.id)).toMatchObject({ ...before, ...last, origin: "own" });
    }), options);
  });

  it("what is read is unchangeable all the way down, and no part of what was given", () => {
    const given = rows({ ...complete, data: ["d"] });
    const own = read(given);
    const frozen = (value: unknown): boolean => typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(own) && frozen(builtIn)).toBe(true);
    (given.scenarios as { data: string[] }[])[0]?.data.push("later");
    expect(row(own, "OWN-01")?.data).toEqual(["d"]);
  });
});
