/** The level of a standing: facts as numbers in slots, rules as closures over them. */
import { compilePack, toPoints } from "../compile.js";
import { compileRule } from "../compile-rule.js";
import { linesOf } from "../rules.js";
import type { LoadedPack } from "../../indicators/load.js";
import type { Rule } from "../../indicators/schema.js";
import { areasOf, levelFacts } from "../../indicators/structure.js";

/** What a level is decided by: points in thousandths, ratings by area (-1: not rated, and counted as `unrated`). */
export type LevelOf = (points: Int32Array | readonly number[], total: number, ratings: Int8Array, unrated: number) => number;

export function levelReader(pack: LoadedPack): LevelOf {
  const { definition } = pack;
  const names = [...levelFacts(definition).keys()];
  const slotOf = new Map(names.map((name, i) => [name, i]));
  const facts = new Float64Array(names.length);
  const slotFor = (name: string): number => {
    const slot = slotOf.get(name);
    if (slot === undefined) throw new RangeError(`no such fact: ${name}`);
    return slot;
  };
  const levels = compilePack(pack).levels.map(({ level, rule }) => ({ level, holds: compileLevel(rule, slotFor) })).reverse();
  const firstDimension = 1;
  const firstArea = firstDimension + definition.dimensions.length;
  const { topRating } = definition.areas;
  const isBinding = Uint8Array.from(areasOf(definition), (it) => (it.area.kind === "binding" ? 1 : 0));
  const counts = new Int32Array(2 * (topRating + 1));

  return (dimensions, total, ratings, unrated) => {
    facts[0] = toPoints(total);
    for (let i = 0; i < dimensions.length; i += 1) facts[firstDimension + i] = toPoints(dimensions[i] ?? 0);
    counts.fill(0);
    for (let i = 0; i < ratings.length; i += 1) {
      const rating = ratings[i] ?? 0;
      const place = 2 * (rating < 0 ? unrated : rating) + (isBinding[i] ?? 0);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    let binding = 0;
    let guiding = 0;
    for (let rating = topRating; rating >= 1; rating -= 1) {
      guiding += counts[2 * rating] ?? 0;
      binding += counts[2 * rating + 1] ?? 0;
      const slot = firstArea + 3 * (rating - 1); // all, binding, guiding, as levelFacts lists them
      facts[slot] = binding + guiding;
      facts[slot + 1] = binding;
      facts[slot + 2] = guiding;
    }
    for (let i = 0; i < levels.length; i += 1) if (levels[i]?.holds(facts) === true) return levels[i]?.level ?? 0;
    return 0;
  };
}

type Holds = (facts: Float64Array) => boolean;

/** Most level rules are nothing but facts that must each reach a number: those run without a call. */
function compileLevel(rule: Rule, slotFor: (fact: string) => number): Holds {
  const lines = linesOf(rule);
  if (lines === null || lines.some((it) => it.operator !== ">=")) {
    return compileRule<Float64Array>(rule, (name) => {
      const slot = slotFor(name);
      return (facts) => facts[slot] ?? Number.NaN;
    });
  }
  const slots = Int32Array.from(lines, (it) => slotFor(it.fact));
  const required = Float64Array.from(lines, (it) => it.required);
  return (facts) => {
    for (let i = 0; i < slots.length; i += 1) if (!((facts[slots[i] ?? 0] ?? 0) >= (required[i] ?? 0))) return false;
    return true;
  };
}
