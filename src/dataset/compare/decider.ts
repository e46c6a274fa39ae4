/** What a pack's level rules say of points and ratings: the engine's own facts and conditions, each outcome worked out once. */
import type { LoadedPack } from "../../indicators/load.js";
import { compilePack, type Milli } from "../../scoring/compile.js";
import type { Condition } from "../../scoring/result.js";
import type { FactTree, RulePart } from "../../scoring/rules.js";
import { factsOfStanding, factTree, type Standing } from "../../scoring/standing.js";

export interface Decider {
  /** Every part of every level, lowest level first: what it asks, whatever the facts. */
  readonly lines: readonly { readonly level: number; readonly condition: Condition }[];
  readonly topLevel: number;
  readonly decide: (standing: Standing) => Decision;
}

export interface Decision {
  /** The highest level whose conditions all hold, as in a result. */
  readonly level: number;
  /** In the order of `lines`. */
  readonly conditions: readonly Condition[];
  /** Value of a fact; `null`: this pack has none of this name. */
  readonly fact: (name: string) => number | null;
}

export function deciderOf(pack: LoadedPack): Decider {
  const compiled = compilePack(pack);
  const nothing = treeOf(compiled, { points: new Map(), ratings: new Map() });
  const parts = compiled.levels.flatMap(({ level, parts: all }) => all.map((part) => ({ level, condition: part(nothing), holds: remembered(part, part(nothing).fact) })));
  const levels = compiled.levels.map(({ level }) => ({ level, at: parts.flatMap((it, i) => (it.level === level ? [i] : [])) }));
  return {
    lines: parts,
    topLevel: Math.max(...levels.map((it) => it.level)),
    decide: (standing) => {
      const tree = treeOf(compiled, standing);
      const conditions = parts.map((it) => it.holds(tree));
      const reached = levels.findLast(({ at }) => at.every((i) => conditions[i]?.met === true));
      return { level: reached?.level ?? 0, conditions, fact: (name) => valueOf(tree, name.split(".")) };
    },
  };
}

const treeOf = (compiled: ReturnType<typeof compilePack>, standing: Standing): FactTree => factTree(factsOfStanding(compiled, standing));

/** Far more than a fact has values as a rule; beyond that it is worked out anew. */
const MOST_REMEMBERED = 2 ** 14;

/** The same outcome for the same facts without running the rule again: firms share a few thousand values. */
function remembered(part: RulePart, fact: string): RulePart {
  const paths = fact === "" ? [] : fact.split(",").map((it) => it.split("."));
  const known = new Map<string, Condition>();
  return (tree) => {
    const key = paths.map((path) => valueOf(tree, path)).join(" ");
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const condition = part(tree);
    known.set(key, condition);
    return condition;
  };
}

function valueOf(tree: FactTree, path: readonly string[]): number | null {
  let node: FactTree | number | string | undefined = tree;
  for (const key of path) node = typeof node === "object" && Object.hasOwn(node, key) ? node[key] : undefined;
  return typeof node === "number" ? node : null;
}

/** Of points in whole thousandths and ratings in the order of these ids; -1: none. */
export const standingOf = (ids: { readonly indicators: readonly string[]; readonly areas: readonly string[] }, points: readonly Milli[], ratings: readonly number[]): Standing => ({
  points: new Map(ids.indicators.map((id, i) => [id, Math.max(0, points[i] ?? 0)])),
  ratings: new Map(ids.areas.map((id, i) => [id, Math.max(0, ratings[i] ?? 0)])),
});
