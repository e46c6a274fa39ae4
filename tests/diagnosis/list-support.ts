/** Small catalogues and firms for tests of lists: a test names what it is about, the rest is filled in. */
import type { Catalogue, CatalogueScenario } from "../../src/diagnosis/catalogue/catalogue.js";
import type { AssessedFirm } from "../../src/diagnosis/firms.js";
import { listScenarios, type ListOptions } from "../../src/diagnosis/list/list.js";
import type { ScenarioList, ScenarioRow } from "../../src/diagnosis/list/schema.js";
import { unwrap } from "../../src/index.js";
import { pack2024 } from "../support/packs.js";
import { bindingAreas, guidingAreas } from "../support/sheets.js";

export const marine = "marine-engineering-equipment";
export const heavy = "heavy-equipment-sets";

/** A general scenario of a binding area, from 1 to 2, unless said otherwise. */
export const scenario = (over: Partial<CatalogueScenario> & { readonly id: string }): CatalogueScenario => ({
  name: `scenario ${over.id}`, area: "product-design", from: 1, to: 2, likelyClass: "unclear", subIndustries: ["general"], indicators: [],
  pain: "pain", content: "content", data: [], software: [], effects: [], effort: null, prerequisites: [], condition: null,
  reviewed: true, anchors: [], note: null, withdrawn: false, origin: "test", ...over,
});

export const catalogueOf = (...scenarios: readonly CatalogueScenario[]): Catalogue => ({
  id: "test", version: "1.0.0", title: "test", pack: "miit-sme-2024", notes: ["a note"], sha256: "0".repeat(64), scenarios, layers: [],
  subIndustries: [{ id: marine, name: "Marine" }, { id: heavy, name: "Heavy" }],
});

export interface FirmFacts {
  readonly id: string;
  /** Absent: of the marine sub-industry; null: of none. */
  readonly subIndustry?: string | null;
  readonly areas?: Readonly<Record<string, number | null>>;
  readonly declined?: readonly string[];
  readonly stage?: "before" | "after";
  readonly assessedOn?: string | null;
  readonly sheet?: string;
  readonly name?: string;
}

let sheets = 0;

/** Every area the test does not name is unrated; every sheet is another one, unless it is named. */
export function firm({ id, subIndustry = marine, areas = {}, declined, stage, assessedOn = null, sheet, name }: FirmFacts): AssessedFirm {
  const rated = (ids: readonly string[], kind: "binding" | "guiding"): AssessedFirm["areas"] => ids.map((area) => ({ id: area, kind, rating: areas[area] ?? null }));
  const { definition } = pack2024;
  sheets += 1;
  return {
    pack: { id: definition.id, version: definition.version, edition: definition.edition },
    enterprise: { id, ...(subIndustry !== null && { subIndustry }), ...(name !== undefined && { name }) },
    basis: "diagnosis", assessedOn, ...(stage && { stage }), ...(declined && { declinedScenarios: declined }),
    level: 1, levelRange: [1, 2], points: 20, maxPoints: 100, pointsRange: [20, 60], completeness: 0.5,
    dimensions: [], indicators: [], areas: [...rated(bindingAreas, "binding"), ...rated(guidingAreas, "guiding")], decision: [],
    receipt: { answersSha256: sheet ?? `sheet ${sheets}`, pack: { id: definition.id, version: definition.version, sha256: pack2024.sha256 } },
  };
}

/** So many firms with these ratings, E001 and on. */
export const firmsWith = (count: number, areas: FirmFacts["areas"] = {}, from = 1): readonly AssessedFirm[] =>
  Array.from({ length: count }, (_, i) => firm({ id: `E${String(from + i).padStart(3, "0")}`, areas }));

export type Asked = Partial<ListOptions> & { readonly catalogue: Catalogue };

export const list = (firms: readonly AssessedFirm[], options: Asked): ScenarioList =>
  unwrap(listScenarios(firms, { subIndustry: marine, pack: pack2024, ...options }));

export function rowOf({ rows }: ScenarioList, id: string): ScenarioRow {
  const found = rows.find((it) => it.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
}

/** `id class reason needing/applicable` of each row, in order: short enough to compare whole. */
export const briefly = ({ rows }: ScenarioList): readonly string[] => rows.map((it) => `${it.id} ${it.class} ${it.reason} ${it.needing}/${it.applicable}`);
