/**
 * A second planner, written from the rules of the plan alone: it tries every combination, with its own scoring and sums.
 * It uses nothing of src but the types of a pack.
 */
import type { AssessmentResult, Indicator, LoadedPack, Rule } from "../../src/index.js";
import type { RawEfforts, RawWishes } from "./random-pack.js";

/** Where one question or area may end: what it costs, what is entered (as bits of preference), what it is worth. */
interface Place {
  readonly cost: bigint;
  readonly entered: readonly string[];
  readonly worth: number;
  readonly isMoved: boolean;
}

interface Item {
  readonly id: string;
  readonly dimension: string | null;
  readonly kind: string | null;
  readonly names: readonly string[];
  readonly places: readonly Place[];
}

export interface Brute {
  readonly cost: bigint;
  /** `id step` of everything entered. */
  readonly entered: ReadonlySet<string>;
}

/** A decimal times 10^340: whole, for every double there is. */
export function wholeOf(value: number): bigint {
  const match = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) throw new Error(`not an effort: ${value}`);
  const [, whole = "", decimals = "", power = "0"] = match;
  return BigInt(whole + decimals) * 10n ** BigInt(340 + Number(power) - decimals.length);
}

const milliOf = (indicator: Indicator, letter: string): number => Math.round(indicator.points * (indicator.options[letter] ?? 0));

/** Every subset, by bits. */
const subsets = <T>(of: readonly T[]): readonly (readonly T[])[] => Array.from({ length: 2 ** of.length }, (_, bits) => of.filter((_it, i) => (bits >> i) % 2 === 1));

export type Verdict = "conflict" | "unreachable" | Brute;

export function bruteForce(pack: LoadedPack, result: AssessmentResult, target: number, efforts: RawEfforts, wishes: RawWishes): Verdict {
  const costOf = (kind: "indicators" | "areas", id: string, step: string): bigint => wholeOf(efforts[kind][id]?.[step] ?? 1);
  const items: Item[] = [];

  for (const dimension of pack.definition.dimensions) for (const group of dimension.groups) for (const indicator of group.indicators) {
    const { id } = indicator;
    const state = result.indicators.find((it) => it.id === id);
    if (state === undefined) throw new Error(id);
    const now = state.status === "scored" ? state.options : null;
    const barred = wishes.forbidden.indicators[id];
    const isBarred = (letter: string): boolean => barred === true || (barred ?? []).includes(letter);
    const wanted = wishes.fixed.indicators[id];
    const base = { id, dimension: dimension.id, kind: null };
    const stay: Place = { cost: 0n, entered: [], worth: (now ?? []).reduce((sum, it) => sum + milliOf(indicator, it), 0), isMoved: false };

    if (state.status === "not-applicable") {
      if (wanted) return "conflict";
      items.push({ ...base, names: [], places: [stay] });
    } else if (indicator.method === "choices") {
      const { exclusive } = indicator;
      const all = Object.keys(indicator.options);
      const isOnly = now !== null && now[0] === exclusive;
      const places: Place[] = [];
      const isFree = (letter: string): boolean => letter === exclusive && indicator.options[letter] === 0;
      const end = (letters: readonly string[]): void => {
        const entered = letters.filter((it) => !now?.includes(it));
        if (entered.some(isBarred) || (wanted && !wanted.every((it) => letters.includes(it)))) return;
        const cost = entered.reduce((sum, it) => sum + (isFree(it) ? 0n : costOf("indicators", id, it)), 0n);
        places.push({ cost, entered: entered.filter((it) => !isFree(it)), worth: letters.reduce((sum, it) => sum + milliOf(indicator, it), 0), isMoved: entered.length > 0 });
      };
      if (now === null) {
        if (!wanted) places.push(stay);
        if (exclusive !== undefined) end([exclusive]);
      } else end(now);
      const kept = now === null || isOnly ? [] : now;
      for (const added of subsets(all.filter((it) => it !== exclusive && !kept.includes(it)))) if (added.length > 0) end([...kept, ...added]);
      if (wanted && places.length === 0) return "conflict";
      items.push({ ...base, names: [...(now === null && exclusive !== undefined ? [exclusive] : []), ...all.filter((it) => it !== exclusive)], places });
    } else {
      const ladder = Object.keys(indicator.options).map((letter, i) => ({ letter, i, share: indicator.options[letter] ?? 0 }))
        .sort((a, b) => a.share - b.share || a.i - b.i).map((it) => it.letter);
      const at = now === null ? -1 : ladder.indexOf(now[0] ?? "");
      const goal = wanted ? ladder.indexOf(wanted[0] ?? "") : -1;
      const places: Place[] = [];
      let cost = 0n;
      const entered: string[] = [];
      for (let i = at; i < ladder.length; i += 1) {
        const letter = ladder[i] ?? "";
        if (i > at) {
          if (isBarred(letter)) break;
          const isFree = i === 0 && indicator.options[letter] === 0;
          if (!isFree) {
            cost += costOf("indicators", id, letter);
            entered.push(letter);
          }
        }
        const mayStop = wanted ? i >= goal : true;
        const isBought = indicator.method === "trend" && !wishes.allowOutcomes && i > Math.max(at, goal);
        if (mayStop && !isBought) places.push({ cost, entered: [...entered], worth: i < 0 ? 0 : milliOf(indicator, letter), isMoved: i > at });
      }
      if (wanted && places.length === 0) return "conflict";
      items.push({ ...base, names: ladder, places });
    }
  }

  for (const { id, kind } of pack.definition.areas.groups.flatMap((it) => it.areas)) {
    const now = result.areas.find((it) => it.id === id)?.rating ?? null;
    const barred = wishes.forbidden.areas[id];
    const wanted = wishes.fixed.areas[id];
    const places: Place[] = [];
    if (now === null && wanted === undefined) places.push({ cost: 0n, entered: [], worth: 0, isMoved: false });
    let cost = 0n;
    const entered: string[] = [];
    for (let rating = now ?? 0; rating <= pack.definition.areas.topRating; rating += 1) {
      if (rating > (now ?? 0)) {
        if (barred === true || barred === rating) break;
        cost += costOf("areas", id, String(rating));
        entered.push(String(rating));
      }
      if (rating >= (wanted ?? 0)) places.push({ cost, entered: [...entered], worth: rating, isMoved: rating !== now });
    }
    if (places.length === 0) return "conflict";
    items.push({ id, dimension: null, kind, names: Array.from({ length: pack.definition.areas.topRating }, (_, i) => String(i + 1)), places });
  }

  // preferred first: the first dimension, binding areas, guiding areas, the rest
  const first = pack.definition.dimensions[0]?.id;
  const rank = (it: Item): number => (it.dimension === first ? 0 : it.kind === "binding" ? 1 : it.kind === "guiding" ? 2 : 3);
  const ordered = items.map((it, i) => ({ it, i })).sort((a, b) => rank(a.it) - rank(b.it) || a.i - b.i).map(({ it }) => it);

  let best: { readonly cost: bigint; readonly moved: number; readonly steps: number; readonly places: readonly Place[] } | null = null;
  const places: Place[] = [];
  const visit = (i: number, cost: bigint): void => {
    const item = ordered[i];
    if (item !== undefined) {
      for (const place of item.places) {
        places[i] = place;
        visit(i + 1, cost + place.cost);
      }
      return;
    }
    if (best !== null && cost > best.cost) return;
    if (levelOf(pack, ordered, places) < target) return;
    const moved = places.filter((it) => it.isMoved).length;
    const steps = places.reduce((sum, it) => sum + it.entered.length, 0);
    const isBetter = best === null || cost < best.cost || moved < best.moved || (moved === best.moved && (steps < best.steps || (steps === best.steps && prefers(ordered, places, best.places))));
    if (isBetter) best = { cost, moved, steps, places: [...places] };
  };
  visit(0, 0n);
  const found = best as { readonly cost: bigint; readonly places: readonly Place[] } | null;
  if (found === null) return "unreachable";
  return { cost: found.cost, entered: new Set(ordered.flatMap((it, i) => (found.places[i]?.entered ?? []).map((step) => `${it.id} ${step}`))) };
}

/** At the first step that only one of the two enters: whether it is the first. */
function prefers(items: readonly Item[], a: readonly Place[], b: readonly Place[]): boolean {
  for (const [i, item] of items.entries()) for (const name of item.names) {
    const [inA, inB] = [a[i]?.entered.includes(name), b[i]?.entered.includes(name)];
    if (inA !== inB) return inA === true;
  }
  return false;
}

function levelOf(pack: LoadedPack, items: readonly Item[], places: readonly Place[]): number {
  const fact = (name: string): number => {
    const [group, part, kind] = name.split(".");
    let sum = 0;
    items.forEach((it, i) => {
      const worth = places[i]?.worth ?? 0;
      if (group === "points" && it.dimension !== null) sum += worth;
      if (group === "dimensions" && it.dimension === part) sum += worth;
      if (group === "areas" && it.kind !== null && worth >= Number(part) && (kind === "all" || kind === it.kind)) sum += 1;
    });
    return group === "areas" ? sum : sum / 1000;
  };
  const holds = (rule: Rule): boolean => {
    const [operator, operands] = Object.entries(rule as Record<string, readonly Rule[]>)[0] ?? [];
    if (operator === "and") return (operands ?? []).every(holds);
    const [left, required] = operands ?? [];
    const name = (left as { readonly var: string | readonly string[] }).var;
    return fact(typeof name === "string" ? name : name[0] ?? "") >= (required as number);
  };
  return pack.definition.levels.reduce((reached, it) => (holds(it.rule) ? it.level : reached), 0);
}

/** How many combinations there would be, at most. */
export const combinationsOf = (pack: LoadedPack): number =>
  pack.definition.dimensions.flatMap((it) => it.groups.flatMap((group) => group.indicators))
    .reduce((product, it) => product * (it.method === "choices" ? 2 ** Object.keys(it.options).length : Object.keys(it.options).length + 1), 1)
  * (pack.definition.areas.topRating + 2) ** pack.definition.areas.groups.flatMap((it) => it.areas).length;
