/** Random answer sheets: full and partial, by options, by figures, by both; valid ones all. */
import fc from "fast-check";
import { areas, questions, type PlainSheet } from "./reference.js";

/** The same runs everywhere, so that a failure can be looked at again. */
export const seed = 20_240_904;

const pick = (values: readonly string[], ...favoured: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...values) }, { weight: favoured.length > 0 ? 3 : 0, arbitrary: fc.constantFrom(...favoured, ...(favoured.length > 0 ? [] : values)) });

/** A firm leans one way: without that, all random firms are alike and none reaches level 4. */
type Lean = "low" | "any" | "high";

function ticks(id: string, lean: Lean): fc.Arbitrary<unknown> {
  const letters = Object.keys(questions[id]?.worth ?? {});
  const some = letters.slice(1);
  if (!questions[id]?.several) return pick(letters, ...(lean === "high" ? letters.slice(-2) : lean === "low" ? letters.slice(0, 2) : []));
  const minLength = lean === "high" ? some.length - 1 : 1;
  const several = fc.shuffledSubarray(some, { minLength });
  return fc.oneof({ weight: lean === "high" ? 0 : 1, arbitrary: fc.constant(["A"]) }, { weight: 4, arbitrary: several });
}

const total = fc.oneof(fc.constantFrom(1, 3, 5, 7, 10, 20, 60, 100, 1_000_000), fc.integer({ min: 1, max: 1_000_000 }));
/** A part of a total, often exactly on a band's edge or one beside it. */
const partOf = (whole: number): fc.Arbitrary<number> => fc.oneof(
  fc.integer({ min: 0, max: whole }),
  fc.tuple(fc.constantFrom(0.1, 0.2, 0.4, 0.6, 1), fc.constantFrom(-1, 0, 1)).map(([edge, beside]) => Math.min(whole, Math.max(0, Math.round(whole * edge) + beside))),
);
const equipment = (part: string): fc.Arbitrary<object> => total.chain((productionEquipment) => partOf(productionEquipment).map((it) => ({ productionEquipment, [part]: it })));

/** A decimal with up to four places, as a person would type it. */
const money = fc.tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 4 })).map(([digits, places]) => Number(`${digits}e-${places}`));
const times = (value: number, factor: number): number => Number((value * factor).toPrecision(12));
const funding = fc.array(fc.tuple(money, fc.oneof(fc.constantFrom(0, 0.1, 0.2, 0.4, 0.6, 1, 1.3), fc.double({ min: 0, max: 1.2, noNaN: true }))), { minLength: 1, maxLength: 3 })
  .map((years) => ({ digitalSpend: years.map(([revenue, ratio]) => times(revenue, ratio)), revenue: years.map(([revenue]) => revenue) }));

/** Two ratios that are exactly equal, or differ by anything from nothing to much. */
const twoRatios = fc.tuple(money, money, fc.constantFrom(1, 2, 3, 7, 0.1), fc.oneof({ weight: 1, arbitrary: fc.constant(1) }, { weight: 2, arbitrary: fc.constantFrom(0.5, 0.999999, 1.000001, 2) }))
  .map(([over, under, factor, change]) => [times(times(over, factor), change), times(under, factor), over, under] as const);
const trendOf = (ids: readonly [string, string, string, string]): fc.Arbitrary<object> => twoRatios.map((values) => Object.fromEntries(ids.map((id, i) => [id, values[i]])));
const rate = fc.integer({ min: 0, max: 100_000 }).map((it) => it / 1000);

const figuresOf: Readonly<Record<string, fc.Arbitrary<object>>> = {
  "equipment-digitalization": equipment("digitalEquipment"),
  "equipment-connectivity": equipment("connectedEquipment"),
  funding,
  "green-low-carbon": trendOf(["energyAfter", "revenueAfter", "energyBefore", "revenueBefore"]),
  "product-quality": fc.tuple(rate, rate, fc.boolean()).map(([a, b, flat]) => ({ passRateAfter: a, passRateBefore: flat ? a : b })),
  "market-performance": trendOf(["revenueLastYear", "employeesLastYear", "revenueYearBefore", "employeesYearBefore"]),
  "value-benefit": trendOf(["costLastYear", "revenueLastYear", "costYearBefore", "revenueYearBefore"]),
};

function answered(id: string, lean: Lean): fc.Arbitrary<unknown> {
  const options = ticks(id, lean);
  const figures = figuresOf[id];
  const key = questions[id]?.several ? "options" : "option";
  const plain = fc.oneof(options, options.map((it) => ({ [key]: it })));
  if (figures === undefined) return plain;
  return fc.oneof(plain, figures.map((it) => ({ figures: it })), fc.tuple(options, figures).map(([option, it]) => ({ option, figures: it })));
}

/** Nothing, null, an empty object, or figures of which one is missing. */
function unanswered(id: string): fc.Arbitrary<unknown> {
  const empty = fc.constantFrom(undefined, null, {});
  const figures = figuresOf[id];
  return figures === undefined ? empty : fc.oneof(empty, figures.map((it) => ({ figures: Object.fromEntries(Object.entries(it).slice(1)) })));
}

function sheetOf(open: number): fc.Arbitrary<PlainSheet> {
  return fc.tuple(fc.constantFrom<Lean>("low", "any", "high"), fc.constantFrom(0, 1, 2, 3, 4)).chain(([lean, usual]) => {
    const orOpen = (value: fc.Arbitrary<unknown>, none: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.oneof({ weight: 10 - open, arbitrary: value }, { weight: open, arbitrary: none });
    const rating = fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(0, 1, 2, 3, 4) });
    return fc.record({
      answers: fc.record(Object.fromEntries(Object.keys(questions).map((id) => [id, orOpen(answered(id, lean), unanswered(id))]))),
      areas: fc.record(Object.fromEntries(Object.keys(areas).map((id) => [id, orOpen(rating, fc.constantFrom(undefined, null))]))) as fc.Arbitrary<Readonly<Record<string, number | null>>>,
    });
  });
}

export const fullSheet = sheetOf(0);
export const partialSheet = fc.constantFrom(1, 3, 7).chain(sheetOf);
export const anySheet = fc.oneof(fullSheet, partialSheet);

/** A full answer to every question left open. */
export const completionOf = (sheet: PlainSheet, isOpen: (id: string) => boolean): fc.Arbitrary<PlainSheet> => fullSheet.map((full) => ({
  answers: Object.fromEntries(Object.keys(questions).map((id) => [id, isOpen(id) ? full.answers[id] : sheet.answers[id]])),
  areas: Object.fromEntries(Object.keys(areas).map((id) => [id, sheet.areas[id] ?? full.areas[id] ?? 0])),
}));
