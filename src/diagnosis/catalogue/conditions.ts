/** When a scenario is proposed to a firm at all: its condition over the facts of the firm's result. */
import type { LoadedPack } from "../../indicators/load.js";
import { factsOf, type Facts, type FactType } from "../../indicators/rule-profile.js";
import { areasOf, indicatorsOf } from "../../indicators/structure.js";
import { holds, type FactTree } from "../../scoring/rules.js";
import { subIndustryOf, type AssessedFirm } from "../firms.js";
import type { Scenario } from "./schema.js";

/** What a condition may read: `level`, `points`, `dimensions.<id>`, `indicators.<id>` (points), `areas.<id>` (rating), `subIndustry`, `basis`. */
export function scenarioFacts({ definition }: LoadedPack): Facts {
  const numbers = [
    "level",
    "points",
    ...definition.dimensions.map((it) => `dimensions.${it.id}`),
    ...indicatorsOf(definition).map(({ indicator }) => `indicators.${indicator.id}`),
    ...areasOf(definition).map(({ area }) => `areas.${area.id}`),
  ];
  return new Map<string, FactType>([...numbers.map((it) => [it, "number"] as const), ["subIndustry", "string"], ["basis", "string"]]);
}

/**
 * Whether the scenario is proposed to the firm. The condition was checked when its catalogue was read.
 * `null`: it reads a fact nobody knows: an area unrated, a question unanswered, points or level still open.
 */
export function isProposed({ condition }: Pick<Scenario, "condition">, firm: AssessedFirm): boolean | null {
  if (condition === null) return true;
  const known = factsOf(condition).map((name) => [name, factOf(firm, name)] as const);
  const tree: Record<string, FactTree | number | string> = {};
  for (const [name, value] of known) {
    if (value === undefined) return null;
    const [group = "", id] = name.split(".");
    const inner = tree[group];
    tree[group] = id === undefined ? value : { ...(typeof inner === "object" ? inner : {}), [id]: value };
  }
  return holds(condition, tree);
}

/** A fact of the firm; undefined: nobody knows. */
function factOf(firm: AssessedFirm, name: string): number | string | undefined {
  const [group, id] = name.split(".");
  const pointsAreOpen = firm.pointsRange[0] !== firm.pointsRange[1];
  switch (group) {
    case "level": return firm.levelRange[0] === firm.levelRange[1] ? firm.level : undefined;
    case "points": return pointsAreOpen ? undefined : firm.points;
    // of an unfinished sheet nobody can say here which dimension the open points belong to
    case "dimensions": return pointsAreOpen ? undefined : firm.dimensions.find((it) => it.id === id)?.points;
    case "indicators": {
      const indicator = firm.indicators.find((it) => it.id === id);
      return indicator?.status === "scored" ? indicator.points : undefined;
    }
    case "areas": return firm.areas.find((it) => it.id === id)?.rating ?? undefined;
    case "subIndustry": return subIndustryOf(firm);
    case "basis": return firm.basis;
    default: return undefined;
  }
}
