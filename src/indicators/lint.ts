/** What the schema cannot see in a pack: sums, edges, ids, rules, formulas, wording. */
import { issue, type Issue } from "../issues.js";
import { fromDecimal, type Fraction } from "./exact.js";
import { checkDivisors } from "./divisors.js";
import { strangersIn } from "./efforts.js";
import { compileFormula } from "./formula.js";
import { checkLevelRule, checkRule } from "./rule-profile.js";
import type { IndicatorPack } from "./schema.js";
import { answerFacts, areasOf, figureKinds, figuresOf, formulasOf, indicatorsOf, levelFacts, ratingsOf, type PlacedIndicator } from "./structure.js";
import type { PackWording } from "./wording-schema.js";

/** Every problem of a pack that has the right shape; none: it can be scored with. */
export function lintPack(pack: IndicatorPack, wording: PackWording): readonly Issue[] {
  const placed = indicatorsOf(pack);
  return [
    ...lintIds(pack),
    ...lintSums(pack, placed),
    ...placed.flatMap(lintShares),
    ...placed.flatMap(lintBands),
    ...placed.flatMap(lintLetters),
    ...placed.flatMap(({ indicator, path }) => formulasOf(indicator).flatMap(({ key, expression }) =>
      [...compileFormula(expression, figureKinds(indicator), `${path}.${key}`).issues, ...checkDivisors(expression, indicator, `${path}.${key}`)])),
    ...pack.levels.flatMap((level, i) => checkLevelRule(level.rule, levelFacts(pack), `levels[${i}].rule`)),
    ...pack.checks.flatMap((check, i) => checkRule(check.rule, answerFacts(pack), `checks[${i}].rule`)),
    ...lintLevels(pack),
    ...strangersIn(pack.efforts ?? {}, pack).map(({ kind, id, step }) => issue("id-unknown", { path: `efforts.${kind}.${id}`, actual: step ?? id })),
    ...lintWording(pack, placed, wording),
  ];
}

const repeated = (ids: readonly string[], path: string): readonly Issue[] =>
  [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) => issue("id-repeated", { path, expected: "unique ids", actual: id }));

function lintIds(pack: IndicatorPack): readonly Issue[] {
  const placed = indicatorsOf(pack);
  const indicatorIds = placed.map((it) => it.indicator.id);
  const areaIds = areasOf(pack).map((it) => it.area.id);
  const unknown = (ids: readonly string[], known: readonly string[], path: string): readonly Issue[] =>
    ids.filter((id) => !known.includes(id)).map((id) => issue("id-unknown", { path, actual: id }));
  return [
    ...repeated(pack.dimensions.flatMap((it) => [it.id, ...it.groups.map((group) => group.id)]), "dimensions"),
    ...repeated(indicatorIds, "dimensions"),
    // not an indicator's either: a table of answers has a column for each
    ...repeated([...new Set(indicatorIds), ...areaIds], "areas.groups"),
    ...repeated(placed.map((it) => String(it.indicator.no)), "dimensions: no"),
    ...repeated(areasOf(pack).map((it) => String(it.area.no)), "areas.groups: no"),
    ...repeated(pack.checks.map((it) => it.id), "checks"),
    ...placed.flatMap(({ indicator, path }) => [
      ...repeated(figuresOf(indicator).map((it) => it.id), `${path}.figures`),
      ...repeated(indicator.evidence.map((it) => it.id), `${path}.evidence`),
      ...unknown(figuresOf(indicator).flatMap((it) => it.partOf ?? []), figuresOf(indicator).map((it) => it.id), `${path}.figures`),
      ...(indicator.method === "choices" ? unknown(Object.values(indicator.optionsAreAreas ?? {}), areaIds, `${path}.optionsAreAreas`) : []),
    ]),
    ...pack.checks.flatMap((check, i) => unknown(check.about, indicatorIds, `checks[${i}].about`)),
  ];
}

const total = (numbers: readonly number[]): Fraction => numbers.reduce((sum, it) => sum.add(fromDecimal(it)), fromDecimal(0));

function lintSums(pack: IndicatorPack, placed: readonly PlacedIndicator[]): readonly Issue[] {
  const expectSum = (parts: readonly number[], whole: number, path: string): readonly Issue[] => {
    const sum = total(parts);
    return sum.equals(fromDecimal(whole)) ? [] : [issue("weights-do-not-sum", { path, expected: String(whole), actual: sum.toString() })];
  };
  return [
    ...pack.dimensions.flatMap((dimension, d) => [
      ...expectSum(dimension.groups.map((it) => it.weight), 100, `dimensions[${d}].groups`),
      ...dimension.groups.flatMap((group, g) =>
        expectSum(group.indicators.map((it) => it.weight), 100, `dimensions[${d}].groups[${g}].indicators`)),
    ]),
    ...placed.flatMap(({ dimension, group, indicator, path }) => {
      const due = fromDecimal(dimension.points).mul(fromDecimal(group.weight)).mul(fromDecimal(indicator.weight)).div(10_000);
      return due.equals(fromDecimal(indicator.points)) ? [] : [issue("weights-do-not-sum", {
        path: `${path}.points`, expected: `${due.toString()} by the weights`, actual: String(indicator.points),
      })];
    }),
  ];
}

function lintShares({ indicator, path }: PlacedIndicator): readonly Issue[] {
  const inexact = Object.entries(indicator.options).filter(([, share]) => fromDecimal(indicator.points).mul(share).d !== 1n);
  const shares = Object.values(indicator.options);
  const alone = indicator.method === "choices" && indicator.exclusive !== undefined ? indicator.options[indicator.exclusive] ?? 0 : 0;
  const best = indicator.method === "choices" ? shares.reduce((sum, it) => sum + it, 0) : Math.max(...shares);
  return [
    ...inexact.map(([letter, share]) => issue("shares-not-exact", {
      path: `${path}.options.${letter}`, expected: "whole thousandths of a point", actual: `${indicator.points} × ${share} ‰`,
    })),
    ...(alone === 0 ? [] : [issue("weights-do-not-sum", { path: `${path}.options`, expected: "0 ‰ for the option that excludes all others", actual: `${alone} ‰` })]),
    ...(best === 1000 ? [] : [issue("weights-do-not-sum", { path: `${path}.options`, expected: "1000 ‰ at best", actual: `${best} ‰` })]),
  ];
}

function lintBands({ indicator, path }: PlacedIndicator): readonly Issue[] {
  if (indicator.method !== "bands") return [];
  const edges = indicator.upperEdgesClosed;
  const letters = Object.keys(indicator.options);
  const rises = edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge));
  return rises && edges.length === letters.length ? [] : [issue("bands-do-not-fit", {
    path: `${path}.upperEdgesClosed`, expected: `${letters.length} rising edges`, actual: edges.join(", "),
  })];
}

/** Letters used beside the options must be options. */
function lintLetters({ indicator, path }: PlacedIndicator): readonly Issue[] {
  const used = [
    ...indicator.evidence.flatMap((it) => it.options ?? []),
    ...(indicator.method === "choices" ? [...Object.keys(indicator.optionsAreAreas ?? {}), ...(indicator.exclusive ? [indicator.exclusive] : [])] : []),
    ...(indicator.method === "trend" ? Object.values(indicator.outcomes) : []),
  ];
  return [...new Set(used)].filter((letter) => !Object.hasOwn(indicator.options, letter))
    .map((letter) => issue("id-unknown", { path: `${path}.options`, expected: "a letter of this question", actual: letter }));
}

function lintLevels(pack: IndicatorPack): readonly Issue[] {
  const wrong = pack.levels.findIndex((it, i) => it.level !== i + 1);
  return wrong < 0 ? [] : [issue("field-invalid", {
    path: `levels[${wrong}].level`, expected: `${wrong + 1}: levels stand lowest first, without a gap`, actual: String(pack.levels[wrong]?.level),
  })];
}

function lintWording(pack: IndicatorPack, placed: readonly PlacedIndicator[], wording: PackWording): readonly Issue[] {
  const ratings = ratingsOf(pack).map(String);
  const compare = (has: Readonly<Record<string, unknown>> | undefined, needs: readonly string[], path: string): readonly Issue[] => [
    ...needs.filter((id) => !Object.hasOwn(has ?? {}, id)).map((id) => issue("wording-missing", { path: `wording.${path}.${id}` })),
    ...Object.keys(has ?? {}).filter((id) => !needs.includes(id)).map((id) => issue("wording-unused", { path: `wording.${path}.${id}` })),
  ];
  const packIssue = wording.pack === pack.id ? [] : [issue("id-unknown", { path: "wording.pack", expected: pack.id, actual: wording.pack })];
  return [
    ...packIssue,
    ...compare(wording.dimensions, pack.dimensions.map((it) => it.id), "dimensions"),
    ...compare(wording.groups, pack.dimensions.flatMap((it) => it.groups.map((group) => group.id)), "groups"),
    ...compare(wording.areaGroups, pack.areas.groups.map((it) => it.id), "areaGroups"),
    ...compare(wording.areas, areasOf(pack).map((it) => it.area.id), "areas"),
    ...compare(wording.areaEvidence, ratings, "areaEvidence"),
    ...compare(wording.levels, ["0", ...pack.levels.map((it) => String(it.level))], "levels"),
    ...compare(wording.checks, pack.checks.map((it) => it.id), "checks"),
    ...compare(wording.indicators, placed.map((it) => it.indicator.id), "indicators"),
    ...areasOf(pack).flatMap(({ area }) => compare(wording.areas[area.id]?.ladder, ratings, `areas.${area.id}.ladder`)),
    ...placed.flatMap(({ indicator }) => {
      const words = wording.indicators[indicator.id];
      if (words === undefined) return [];
      const at = `indicators.${indicator.id}`;
      const single = { measure: words.measure, periods: words.periods };
      const needs = indicator.method === "bands" ? ["measure"] : indicator.method === "trend" ? ["measure", "periods"] : [];
      return [
        ...compare(words.options, Object.keys(indicator.options), `${at}.options`),
        ...compare(words.figures, figuresOf(indicator).map((it) => it.id), `${at}.figures`),
        ...compare(words.evidence, indicator.evidence.map((it) => it.id), `${at}.evidence`),
        ...compare(Object.fromEntries(Object.entries(single).filter(([, it]) => it !== undefined)), needs, at),
      ];
    }),
  ];
}
