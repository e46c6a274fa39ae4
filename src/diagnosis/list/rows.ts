/** The rows of a list: each scenario with its counts and its class, after the cap and the experts. */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf } from "../../indicators/structure.js";
import type { CatalogueScenario } from "../catalogue/catalogue.js";
import { GENERAL } from "../catalogue/schema.js";
import type { AssessedFirm } from "../firms.js";
import type { Need } from "./need.js";
import { compareRows, type Ordered } from "./order.js";
import type { ListOverride } from "./overrides.js";
import { classify } from "./rule.js";
import type { ListRule, ScenarioRow } from "./schema.js";

type Draft = ScenarioRow & Ordered;

export interface RowSource {
  readonly firms: readonly AssessedFirm[];
  /** The need of every firm, in their order, by id of the scenario. */
  readonly needs: ReadonlyMap<string, readonly Need[]>;
  readonly pack: LoadedPack;
  readonly rule: ListRule;
}

/** Counted, classed by the rule, capped, put right by the experts, in order. */
export function rowsOf(scenarios: readonly CatalogueScenario[], source: RowSource, overrides: readonly ListOverride[]): readonly ScenarioRow[] {
  const areas = new Map(areasOf(source.pack.definition).map(({ area }) => [area.id, areaFacts(area.id, area.kind, source)]));
  const counted = scenarios.flatMap((it) => {
    const area = areas.get(it.area);
    return area === undefined ? [] : [count(it, area, source)];
  });
  const decided = overridden(capped(counted, source.rule), overrides);
  return [...decided].sort(compareRows).map(({ gaps: _gaps, ...row }) => row);
}

/** What every row of one area shares. */
interface AreaFacts extends Pick<ScenarioRow, "areaKind" | "ratings" | "unrated"> {
  /** Rating of each firm, in their order. */
  readonly given: readonly (number | null)[];
}

function areaFacts(id: string, areaKind: AreaFacts["areaKind"], { firms, pack }: RowSource): AreaFacts {
  const given = firms.map(({ areas }) => areas.find((it) => it.id === id)?.rating ?? null);
  const steps = Array.from({ length: pack.definition.areas.topRating + 1 }, (_, rating) => rating);
  return {
    areaKind, given,
    ratings: steps.map((rating) => ({ rating, firms: given.filter((it) => it === rating).length })),
    unrated: given.filter((it) => it === null).length,
  };
}

/** One row with everything that is counted, and its class by the rule before the cap. */
function count({ withdrawn, origin: _origin, ...scenario }: CatalogueScenario, { given, ...area }: AreaFacts, { firms, needs, rule }: RowSource): Draft {
  const all = needs.get(scenario.id) ?? [];
  const having = (need: Need): number => all.filter((it) => it === need).length;
  const needing = having("needs");
  const applicable = needing + having("needs-not");
  const special = !scenario.subIndustries.includes(GENERAL);
  const verdict = classify({ needing, applicable, special, withdrawn, to: scenario.to }, rule);
  const gaps = all.reduce((sum, need, i) => (need === "needs" ? sum + scenario.to - (given[i] ?? 0) : sum), 0);
  return {
    ...scenario, ...area, ...verdict, byRule: verdict.class, override: null, special,
    needing, applicable, share: applicable === 0 ? null : needing / applicable,
    unknown: having("unknown"), declined: having("declined"),
    gaps, meanGap: needing === 0 ? null : gaps / needing,
    firms: firms.flatMap(({ enterprise }, i) => (all[i] === "needs" ? [enterprise.id] : [])),
    supply: "unknown", productsRuledOut: 0, productsTotal: 0, products: [],
  };
}

/** N ends where the cap says; what is cut stays on the list as X. */
function capped(rows: readonly Draft[], { maxCommon }: ListRule): readonly Draft[] {
  const common = rows.filter((it) => it.class === "N").sort(compareRows);
  const cut = new Set(common.slice(maxCommon ?? common.length));
  return rows.map((it) => (cut.has(it) ? { ...it, class: "X", byRule: "X", reason: "cut-from-common" } : it));
}

/** The expert has the last word; what the rule said stays beside it. */
function overridden(rows: readonly Draft[], overrides: readonly ListOverride[]): readonly Draft[] {
  const byId = new Map(overrides.map((it) => [it.id, it]));
  return rows.map((row) => {
    const decided = byId.get(row.id);
    return decided === undefined ? row : { ...row, class: decided.class, override: { name: decided.name, reason: decided.reason } };
  });
}
