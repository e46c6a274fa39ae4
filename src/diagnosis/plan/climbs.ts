/** What a firm could climb: every question and area with where it stands, what can be entered from there, and what may not. */
import type { Indicator } from "../../indicators/schema.js";
import { issue, type Issue } from "../../issues.js";
import type { CompiledIndicator, CompiledPack } from "../../scoring/compile.js";
import type { AreaResult, AssessmentResult, IndicatorResult } from "../../scoring/result.js";
import type { EffortBook, StepEffort } from "./efforts.js";
import type { HoldReason } from "./schema.js";
import type { Wishes } from "./wishes.js";

/** A letter or rating that can be entered. */
export interface Entry extends StepEffort {
  /** Id of the indicator or area. */
  readonly of: string;
  readonly at: string;
  /** Thousandths of a point of the option; of an area the rating itself. */
  readonly worth: number;
  /** The bottom, from where nothing was said. */
  readonly isFree: boolean;
}

interface Stand {
  readonly id: string;
  /** What it is worth now, can be worth under the options, and by the pack; units of `Entry.worth`. */
  readonly now: number;
  readonly best: number;
  readonly top: number;
  /** Why not `top`. */
  readonly held: HoldReason | null;
}

/** Entered one after the other, from the bottom. */
interface Rungs {
  readonly rungs: readonly Entry[];
  /** So many at least. */
  readonly least: number;
}

export interface AreaClimb extends Stand, Rungs { readonly kind: "area"; readonly areaKind: "binding" | "guiding"; readonly from: number | null }
interface OfIndicator extends Stand { readonly kind: "indicator"; readonly dimension: string; readonly from: readonly string[] | null }
export interface LadderClimb extends OfIndicator, Rungs { readonly shape: "ladder" }
/** Options ticked each for itself. */
export interface TicksClimb extends OfIndicator {
  readonly shape: "ticks";
  readonly items: readonly Entry[];
  readonly must: ReadonlySet<string>;
  /** The option that excludes all others, where nothing was said yet. */
  readonly alone: Entry | null;
  /** The exclusive option is asked for: nothing else. */
  readonly isPinned: boolean;
  /** The exclusive option is ticked: whatever is entered, it is left, with what it earns. */
  readonly standsAlone: boolean;
}
export type IndicatorClimb = LadderClimb | TicksClimb;
export type Climb = IndicatorClimb | AreaClimb;

interface Ground {
  readonly compiled: CompiledPack;
  readonly result: AssessmentResult;
  readonly wishes: Wishes;
  readonly book: EffortBook;
}

/** In the order in which steps are preferred: the first dimension, binding areas, guiding areas, the other dimensions; each as on the form. */
export function climbsOf(ground: Ground): { readonly climbs: readonly Climb[]; readonly issues: readonly Issue[] } {
  const { compiled, result } = ground;
  const issues: Issue[] = [];
  const report = (it: Issue): void => void issues.push(it);
  const indicators = result.indicators.flatMap((it): readonly IndicatorClimb[] => {
    const found = compiled.indicators.get(it.id);
    if (found === undefined) return [];
    return [it.method === "choices" ? ticksClimb(it, found, ground, report) : ladderClimb(it, found, ground, report)];
  });
  const areas = result.areas.map((it) => areaClimb(it, ground, report));
  const [first] = compiled.pack.definition.dimensions;
  return {
    issues,
    climbs: [
      ...indicators.filter((it) => it.dimension === first?.id),
      ...areas.filter((it) => it.areaKind === "binding"), ...areas.filter((it) => it.areaKind === "guiding"),
      ...indicators.filter((it) => it.dimension !== first?.id),
    ],
  };
}

type Report = (issue: Issue) => void;

const refuse = (kind: "indicators" | "areas", id: string, expected: string, actual: string): Issue =>
  issue("step-conflict", { path: `fixed.${kind}.${id}`, expected, actual });

/** The rungs above where one stands: as far as they must be climbed, and as far as they may. */
function rungsAbove(all: readonly Entry[], now: string | null, wanted: string | undefined, mayGoOn: boolean, { isForbidden }: Wishes, refused: (expected: string) => void): Rungs {
  const at = all.findIndex((it) => it.at === now);
  const above = all.slice(at + 1);
  const blocked = above.findIndex((it) => isForbidden(it.of, it.at));
  const least = wanted === undefined ? 0 : all.findIndex((it) => it.at === wanted) - at;
  // what has been passed is reached
  if (blocked >= 0 && blocked < least) refused("nothing forbidden on the way");
  const most = mayGoOn ? (blocked < 0 ? above.length : blocked) : Math.max(0, least);
  return { rungs: above.slice(0, most), least: Math.max(0, Math.min(least, most)) };
}

function areaClimb({ id, kind, rating }: AreaResult, { compiled, wishes, book }: Ground, report: Report): AreaClimb {
  const all = [0, ...compiled.ratings].map((at) => entry(book, "areas", id, String(at), at, at === 0));
  const wanted = wishes.ratings.get(id);
  const climb = rungsAbove(all, rating === null ? null : String(rating), wanted?.toString(), true, wishes,
    (expected) => report(refuse("areas", id, expected, String(wanted))));
  const [now, best, top] = [rating ?? 0, climb.rungs.at(-1)?.worth ?? rating ?? 0, compiled.ratings.at(-1) ?? 0];
  return { kind: "area", id, areaKind: kind, from: rating, now, best, top, held: best < top ? "forbidden" : null, ...climb };
}

function entry(book: EffortBook, kind: "indicators" | "areas", of: string, at: string, worth: number, isFree: boolean): Entry {
  return { of, at, worth, isFree, ...(isFree ? { effort: 0, source: "default" as const } : book.of(kind, of, at)) };
}

/** Every option in the order of its worth, as printed among equals; the lowest is free when it earns nothing. */
function entriesOf({ indicator, optionPoints }: CompiledIndicator, book: EffortBook): readonly Entry[] {
  return [...optionPoints].sort(([, a], [, b]) => a - b).map(([letter, worth], i) => entry(book, "indicators", indicator.id, letter, worth, i === 0 && worth === 0));
}

function standOf(it: IndicatorResult, { dimension, optionPoints, max }: CompiledIndicator) {
  const from = it.status === "scored" ? it.options : null;
  return { kind: "indicator" as const, id: it.id, dimension, from, now: (from ?? []).reduce((sum, letter) => sum + (optionPoints.get(letter) ?? 0), 0), top: max };
}

function ladderClimb(it: IndicatorResult, compiled: CompiledIndicator, { wishes, book }: Ground, report: Report): LadderClimb {
  const stand = standOf(it, compiled);
  const [wanted] = wishes.letters.get(it.id) ?? [];
  const refused = (expected: string): void => report(refuse("indicators", it.id, expected, wanted ?? ""));
  if (it.status === "not-applicable") {
    if (wanted !== undefined) refused("a question that applies");
    return { ...stand, shape: "ladder", best: stand.now, held: "not-applicable", rungs: [], least: 0 };
  }
  const mayGoOn = it.method !== "trend" || wishes.given.allowOutcomes === true;
  const climb = rungsAbove(entriesOf(compiled, book), stand.from?.[0] ?? null, wanted, mayGoOn, wishes, refused);
  const best = climb.rungs.at(-1)?.worth ?? stand.now;
  return { ...stand, shape: "ladder", best, held: best === stand.top ? null : mayGoOn ? "forbidden" : "outcome", ...climb };
}

const exclusiveOf = (indicator: Indicator): string | undefined => (indicator.method === "choices" ? indicator.exclusive : undefined);

function ticksClimb(it: IndicatorResult, compiled: CompiledIndicator, { wishes, book }: Ground, report: Report): TicksClimb {
  const stand = standOf(it, compiled);
  const { isForbidden } = wishes;
  const exclusive = exclusiveOf(compiled.indicator);
  const wanted = wishes.letters.get(it.id) ?? [];
  const refused = (expected: string): void => report(refuse("indicators", it.id, expected, wanted.join(", ")));
  const isOut = it.status === "not-applicable";
  const { from } = stand;
  const standsAlone = exclusive !== undefined && from?.[0] === exclusive;
  const isPinned = exclusive !== undefined && wanted.includes(exclusive);
  if (isOut && wanted.length > 0) refused("a question that applies");
  else if (isPinned && from !== null && !standsAlone) refused(`not below ${from.join(", ")}`);
  else if (wanted.some((letter) => !from?.includes(letter) && isForbidden(it.id, letter))) refused("nothing forbidden on the way");

  const entries = [...compiled.optionPoints].map(([letter, worth]) => entry(book, "indicators", it.id, letter, worth, letter === exclusive && worth === 0));
  const mayEnter = entries.filter(({ at }) => !isOut && !from?.includes(at) && !isForbidden(it.id, at));
  const items = isPinned ? [] : mayEnter.filter(({ at }) => at !== exclusive);
  const alone = from === null ? mayEnter.find(({ at }) => at === exclusive) ?? null : null;
  const must = new Set(isPinned ? [] : wanted.filter((letter) => !from?.includes(letter)));
  const withItems = (standsAlone ? 0 : stand.now) + items.reduce((sum, { worth }) => sum + worth, 0);
  const best = must.size > 0 ? withItems : Math.max(isPinned ? 0 : withItems, stand.now, alone?.worth ?? 0);
  const held = best === stand.top ? null : isOut ? "not-applicable" : isPinned ? "fixed" : "forbidden";
  return { ...stand, shape: "ticks", best, held, items, must, alone, isPinned, standsAlone };
}

/** Everything that can be entered, in the order of preference. */
export const entriesIn = (climbs: readonly Climb[]): readonly Entry[] => climbs.flatMap((it) =>
  (it.kind === "indicator" && it.shape === "ticks" ? [...(it.alone ? [it.alone] : []), ...it.items] : it.rungs));
