/** The level of a standing: facts as numbers in slots, rules as lines over them. */
import { compilePack, toPoints, type CompiledLevel } from "../compile.js";
import { compileRule } from "../compile-rule.js";
import { linesOf } from "../rules.js";
import type { LoadedPack } from "../../indicators/load.js";
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
  const levels = [...compilePack(pack).levels].reverse();
  const highestOf = byLines(levels, slotFor) ?? byRules(levels, slotFor);
  const firstDimension = 1;
  const firstArea = firstDimension + definition.dimensions.length;
  const { topRating } = definition.areas;
  const isBinding = Uint8Array.from(areasOf(definition), (it) => (it.area.kind === "binding" ? 1 : 0));
  const counts = new Int32Array(2 * (topRating + 1));

  return (dimensions, total, ratings, unrated) => {
    facts[0] = toPoints(total);
    for (let i = 0; i < dimensions.length; i += 1) facts[firstDimension + i] = toPoints(dimensions[i] ?? 0);
    for (let i = 0; i < counts.length; i += 1) counts[i] = 0;
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
    return highestOf(facts);
  };
}

/** The highest level that holds; none: 0. */
type HighestOf = (facts: Float64Array) => number;

/** Most level rules are nothing but facts that must each reach a number: those are compared one after another, without a call. */
function byLines(levels: readonly CompiledLevel[], slotFor: (fact: string) => number): HighestOf | null {
  const rules = levels.map((it) => linesOf(it.rule));
  const lines = rules.flatMap((it) => it ?? []);
  if (rules.includes(null) || lines.some((it) => it.operator !== ">=")) return null;
  const slots = Int32Array.from(lines, (it) => slotFor(it.fact));
  const required = Float64Array.from(lines, (it) => it.required);
  const counts = Int32Array.from(rules, (it) => it?.length ?? 0);
  const numbers = Int32Array.from(levels, (it) => it.level);
  return (facts) => {
    let at = 0;
    for (let i = 0; i < counts.length; i += 1) {
      const end = at + (counts[i] ?? 0);
      while (at < end && (facts[slots[at] ?? 0] ?? 0) >= (required[at] ?? 0)) at += 1;
      if (at === end) return numbers[i] ?? 0;
      at = end;
    }
    return 0;
  };
}

function byRules(levels: readonly CompiledLevel[], slotFor: (fact: string) => number): HighestOf {
  const rules = levels.map(({ level, rule }) => ({
    level,
    holds: compileRule<Float64Array>(rule, (name) => {
      const slot = slotFor(name);
      return (facts) => facts[slot] ?? Number.NaN;
    }),
  }));
  return (facts) => rules.find((it) => it.holds(facts))?.level ?? 0;
}
