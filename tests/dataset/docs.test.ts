/** docs/datasets.md says what is so. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../../src/dataset/columns.js";
import catalogue from "../../src/diagnosis/catalogue/equipment-makers.json" with { type: "json" };
import words from "../../src/wording/dataset.zh-CN.json" with { type: "json" };
import { root } from "../support/cli.js";
import { pack2024 } from "../support/packs.js";
import { csv, ndjson, sheets } from "./support.js";

const page = readFileSync(join(root, "docs", "datasets.md"), "utf8");
const example = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";

describe("docs/datasets.md", () => {
  it("has examples that can be read", async () => {
    expect(sheets(await ndjson(example("json"))).map((it) => it.enterprise.id)).toEqual(["E0001", "E0002"]);
    const [first] = sheets(await csv(example("csv")));
    expect(first).toMatchObject({
      enterprise: { subIndustry: "marine-engineering-equipment" }, basis: "diagnosis", areas: { "product-design": 2 },
      answers: { "network-infrastructure": { options: ["B", "C"] }, "equipment-connectivity": { figures: { connectedEquipment: 24 } } },
    });
  });

  it("lists every column of the frame with its name, in order", () => {
    const listed = [...page.matchAll(/^\| `([a-zA-Z]+)`[^|]*\| ([^ |]+) \|/gm)].map((it) => [it[1], it[2]]);
    const columns = columnsOf(pack2024).slice(0, Object.keys(words.columns).length).map((it) => [...it.names]);
    expect(listed).toEqual(columns);
  });

  it("has links that lead somewhere", () => {
    const targets = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((it) => join(root, dirname("docs/datasets.md"), it[1] ?? ""));
    expect(targets.length).toBeGreaterThan(1);
    expect(targets.filter((it) => !existsSync(it))).toEqual([]);
  });
});

describe("words of cells", () => {
  it("name the sub-industries as the catalogue does", () => {
    const named = new Map(Object.entries<string>(words.subIndustry));
    for (const { id, name } of catalogue.subIndustries) {
      if (id === "general") continue; // its name describes it; a cell says it shorter
      expect(named.get(name)).toBe(id);
    }
    expect(new Set(named.values())).toEqual(new Set(catalogue.subIndustries.map((it) => it.id)));
  });
});
