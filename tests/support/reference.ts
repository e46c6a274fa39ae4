/**
 * A second scorer, written from the standard's figures alone: its own tables, its own fractions, nothing from src.
 * Slow and plain on purpose; it knows the 2024 edition and valid sheets only.
 */

interface Ratio { readonly over: bigint; readonly under: bigint }

/** The decimal as written: 12.34 is 1234/100. */
function decimal(value: number): Ratio {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) throw new Error(`not a decimal: ${value}`);
  const [, sign = "", whole = "", places = "", power = "0"] = match;
  const digits = BigInt(`${sign}${whole}${places}`);
  const shift = Number(power) - places.length;
  return shift >= 0 ? { over: digits * 10n ** BigInt(shift), under: 1n } : { over: digits, under: 10n ** BigInt(-shift) };
}
const divide = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.under, under: a.under * b.over });
const plus = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under });
const compare = (a: Ratio, b: Ratio): number => {
  const difference = a.over * b.under - b.over * a.under;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
};

type Figures = Readonly<Record<string, number | readonly number[] | null | undefined>>;
interface Question {
  readonly dimension: "foundation" | "management" | "outcome";
  /** Thousandths of a point by letter. */
  readonly worth: Readonly<Record<string, number>>;
  readonly several?: true;
  /** The letter the figures lead to; undefined when figures are missing. */
  readonly byFigures?: (figures: Figures) => string | undefined;
}

const one = (figures: Figures, id: string): Ratio | undefined => {
  const value = figures[id];
  return typeof value === "number" ? decimal(value) : undefined;
};

/** First band to 10 %, closed above. */
function band(ratio: Ratio): string {
  const upTo = [[10n, "A"], [20n, "B"], [40n, "C"], [60n, "D"]] as const;
  return upTo.find(([edge]) => ratio.over * 100n <= edge * ratio.under)?.[1] ?? "E";
}
const share = (part: string) => (figures: Figures): string | undefined => {
  const [over, under] = [one(figures, part), one(figures, "productionEquipment")];
  return over && under && band(divide(over, under));
};
function funding({ digitalSpend, revenue }: Figures): string | undefined {
  if (!Array.isArray(digitalSpend) || !Array.isArray(revenue)) return undefined;
  const ratios = (digitalSpend as readonly number[]).map((spend, year) => divide(decimal(spend), decimal((revenue as readonly number[])[year] ?? NaN)));
  return band(divide(ratios.reduce(plus), { over: BigInt(ratios.length), under: 1n }));
}
const trend = (better: "up" | "down", now: readonly [string, string?], before: readonly [string, string?]) => (figures: Figures): string | undefined => {
  const ratio = ([over, under]: readonly [string, string?]): Ratio | undefined => {
    const [a, b] = [one(figures, over), under === undefined ? { over: 1n, under: 1n } : one(figures, under)];
    return a && b && divide(a, b);
  };
  const [a, b] = [ratio(now), ratio(before)];
  if (!a || !b) return undefined;
  const change = compare(a, b);
  return change === 0 ? "B" : (change > 0) === (better === "up") ? "C" : "A";
};

const steps = (...worth: readonly number[]): Readonly<Record<string, number>> => Object.fromEntries(worth.map((it, i) => ["ABCDEFGHIJKLMNO"[i], it]));

export const questions: Readonly<Record<string, Question>> = {
  "network-infrastructure": { dimension: "foundation", several: true, worth: steps(0, 2000, 2000, 2000, 2000) },
  "equipment-digitalization": { dimension: "foundation", worth: steps(0, 1500, 3000, 4500, 6000), byFigures: share("digitalEquipment") },
  "equipment-connectivity": { dimension: "foundation", worth: steps(0, 1500, 3000, 4500, 6000), byFigures: share("connectedEquipment") },
  "data-collection": { dimension: "foundation", several: true, worth: steps(0, 700, 700, 700, 700, 700, 700, 700, 700, 700, 700, 700, 700, 700, 900) },
  "information-systems": { dimension: "foundation", worth: steps(0, 2500, 5000, 7500, 10_000) },
  "network-security": { dimension: "foundation", several: true, worth: steps(0, 1250, 1250, 1250, 1250) },
  "data-security": { dimension: "foundation", several: true, worth: steps(0, 1250, 1250, 1250, 1250) },
  "planning-execution": { dimension: "management", worth: steps(0, 1500, 3000, 4500, 6000, 7500) },
  "management-mechanism": { dimension: "management", several: true, worth: steps(0, 1875, 1875, 1875, 1875) },
  "talent-development": { dimension: "management", several: true, worth: steps(0, 1500, 1500, 1500, 1500, 1500) },
  funding: { dimension: "management", worth: steps(0, 1875, 3750, 5625, 7500), byFigures: funding },
  "green-low-carbon": { dimension: "outcome", worth: steps(0, 3500, 7000), byFigures: trend("down", ["energyAfter", "revenueAfter"], ["energyBefore", "revenueBefore"]) },
  "product-quality": { dimension: "outcome", worth: steps(0, 3500, 7000), byFigures: trend("up", ["passRateAfter"], ["passRateBefore"]) },
  "market-performance": { dimension: "outcome", worth: steps(0, 1500, 3000), byFigures: trend("up", ["revenueLastYear", "employeesLastYear"], ["revenueYearBefore", "employeesYearBefore"]) },
  "value-benefit": { dimension: "outcome", worth: steps(0, 1500, 3000), byFigures: trend("down", ["costLastYear", "revenueLastYear"], ["costYearBefore", "revenueYearBefore"]) },
};

/** ★: binding. */
export const areas: Readonly<Record<string, "★" | "">> = {
  "product-design": "★", "process-design": "", "marketing-management": "★", "after-sales-service": "", "planning-scheduling": "", "production-control": "★",
  "quality-management": "★", "equipment-management": "★", "work-safety": "★", "energy-management": "★", "procurement-management": "★", "warehousing-logistics": "★",
  "finance-management": "★", "human-resources": "", "collaborative-office": "", "decision-support": "",
};

/** thousandths of a point | areas at the level's rating | binding ones among them */
const levels = [[20_000, 6, 3], [40_000, 6, 3], [60_000, 8, 5], [80_000, 10, 6]] as const;

function levelOf(points: number, ratings: Readonly<Record<string, number>>): number {
  let reached = 0;
  levels.forEach(([line, all, binding], i) => {
    const there = Object.entries(areas).filter(([id]) => (ratings[id] ?? 0) >= i + 1);
    if (points >= line && there.length >= all && there.filter(([, mark]) => mark === "★").length >= binding) reached = i + 1;
  });
  return reached;
}

export interface PlainSheet {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly areas: Readonly<Record<string, number | null>>;
}

/** The letters an answer scores by; undefined: unanswered. */
function lettersOf(question: Question, answer: unknown): readonly string[] | undefined {
  if (answer === null || answer === undefined) return undefined;
  if (typeof answer === "string") return [answer];
  if (Array.isArray(answer)) return answer as readonly string[];
  const { option, options, figures } = answer as { readonly option?: string | readonly string[]; readonly options?: readonly string[]; readonly figures?: Figures };
  const ticked = option ?? options;
  if (ticked !== undefined) return typeof ticked === "string" ? [ticked] : ticked;
  const letter = question.byFigures?.(figures ?? {});
  return letter === undefined ? undefined : [letter];
}

export function scoreByReference(sheet: PlainSheet) {
  const judged = Object.entries(questions).map(([id, question]) => {
    const letters = lettersOf(question, sheet.answers[id]);
    const top = question.several ? Object.values(question.worth).reduce((a, b) => a + b) : Math.max(...Object.values(question.worth));
    const milli = (letters ?? []).reduce((sum, letter) => sum + (question.worth[letter] ?? NaN), 0);
    return { id, dimension: question.dimension, milli, best: letters ? milli : top, status: letters ? "scored" : "unanswered", options: [...(letters ?? [])].sort() };
  });
  const rated = Object.keys(areas).map((id) => [id, sheet.areas[id] ?? null] as const);
  const sum = (pick: (it: (typeof judged)[number]) => number): number => judged.reduce((total, it) => total + pick(it), 0);
  const worst = levelOf(sum((it) => it.milli), Object.fromEntries(rated.map(([id, rating]) => [id, rating ?? 0])));
  const best = levelOf(sum((it) => it.best), Object.fromEntries(rated.map(([id, rating]) => [id, rating ?? 4])));
  const answered = judged.filter((it) => it.status === "scored").length + rated.filter(([, rating]) => rating !== null).length;
  return {
    level: worst, levelRange: [worst, best], points: sum((it) => it.milli) / 1000, pointsRange: [sum((it) => it.milli) / 1000, sum((it) => it.best) / 1000],
    completeness: answered / 31,
    dimensions: (["foundation", "management", "outcome"] as const).map((id) => ({ id, points: sum((it) => (it.dimension === id ? it.milli : 0)) / 1000 })),
    indicators: judged.map(({ id, milli, status, options }) => ({ id, points: milli / 1000, status, options })),
    areas: rated.map(([id, rating]) => ({ id, rating })),
  };
}
