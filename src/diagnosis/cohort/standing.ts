/** How the firms of a cohort stand: by level and sub-industry, their points, their weakest indicators and areas. */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf, indicatorsOf } from "../../indicators/structure.js";
import type { SubIndustry } from "../catalogue/schema.js";
import { compareText, subIndustryOf, type AssessedFirm } from "../firms.js";
import { countOf, groupBy, groupById, meanPointsOf, milliOf, quotient, sumOf, weakestFirst } from "./counting.js";
import type { Cohort } from "./schema.js";

export const isFinished = (it: AssessedFirm): boolean => it.completeness === 1;
/** The level, where nothing that is open could change it. */
export const certainLevel = ({ levelRange: [worst, best] }: AssessedFirm): number | null => (worst === best ? worst : null);

/** By level from 0 to the top, and how many have no certain one. */
export function byLevel(firms: readonly AssessedFirm[], pack: LoadedPack): Pick<Cohort, "levels" | "undetermined"> {
  const groups = groupBy(firms, certainLevel);
  const countAt = (level: number | null): number => groups.get(level)?.length ?? 0;
  return {
    levels: [0, ...pack.definition.levels.map((it) => it.level)].map((level) => ({ level, firms: countAt(level) })),
    undetermined: countAt(null),
  };
}

/** @param named ids to show even without a firm: those of a programme. */
export function bySubIndustry(
  firms: readonly AssessedFirm[], pack: LoadedPack, known: readonly SubIndustry[], named: readonly string[],
): Cohort["subIndustries"] {
  const groups = groupBy(firms, subIndustryOf);
  const names = new Map(known.map((it) => [it.id, it.name]));
  const shown = new Set([...groups.keys(), ...named]);
  const others = [...shown].filter((it) => !names.has(it)).sort(compareText);
  return [...[...names.keys()].filter((it) => shown.has(it)), ...others].map((id) => {
    const members = groups.get(id) ?? [];
    return { id, name: names.get(id) ?? id, firms: members.length, ...byLevel(members, pack), meanPoints: meanPointsOf(pointsOf(members)) };
  });
}

const bases = ["self", "diagnosis", "on-site"] as const;
export const byBasis = (firms: readonly AssessedFirm[]): Cohort["bases"] =>
  bases.map((basis) => ({ basis, firms: countOf(firms, (it) => it.basis === basis) }));

export function assessedBetween(firms: readonly AssessedFirm[]): Cohort["assessed"] {
  const dates = firms.flatMap((it) => it.assessedOn ?? []).sort(compareText);
  return { from: dates[0] ?? null, to: dates.at(-1) ?? null, undated: firms.length - dates.length };
}

/** Points of the finished sheets, in thousandths. */
const pointsOf = (firms: readonly AssessedFirm[]): readonly number[] => firms.filter(isFinished).map((it) => milliOf(it.points));

const BIN = 10_000;

/** Quartiles lie at (n − 1) · q / 4 in the sorted list, between two values in proportion: the inclusive rule of spreadsheets. */
export function spreadOf(firms: readonly AssessedFirm[], pack: LoadedPack): Cohort["points"] {
  const sorted = [...pointsOf(firms)].sort((a, b) => a - b);
  const quartile = (q: number): number | null => {
    const quarters = (sorted.length - 1) * q;
    const [lower, upper = lower] = sorted.slice(Math.floor(quarters / 4));
    return lower === undefined || upper === undefined ? null : (lower * (4 - (quarters % 4)) + upper * (quarters % 4)) / 4000;
  };
  return {
    firms: sorted.length,
    min: quartile(0), lowerQuartile: quartile(1), median: quartile(2), upperQuartile: quartile(3), max: quartile(4),
    mean: meanPointsOf(sorted), bins: binsOf(sorted, milliOf(maxPointsOf(pack))),
  };
}

function binsOf(points: readonly number[], max: number): Cohort["points"]["bins"] {
  const last = Math.max(1, Math.ceil(max / BIN)) - 1;
  const groups = groupBy(points, (it) => Math.min(last, Math.floor(it / BIN)));
  return Array.from({ length: last + 1 }, (_, i) => ({
    from: i * 10, upTo: Math.min(max, (i + 1) * BIN) / 1000, firms: groups.get(i)?.length ?? 0,
  }));
}

export const maxPointsOf = (pack: LoadedPack): number => sumOf(indicatorsOf(pack.definition).map((it) => milliOf(it.indicator.points))) / 1000;

export function dimensionsOf(firms: readonly AssessedFirm[], pack: LoadedPack): Cohort["dimensions"] {
  const groups = groupById(firms.filter(isFinished).map((it) => it.dimensions));
  return pack.definition.dimensions.map(({ id, points }) => {
    const given = groups.get(id) ?? [];
    const earned = given.map((it) => milliOf(it.points));
    const share = quotient(sumOf(earned), sumOf(given.map((it) => milliOf(it.maxPoints))));
    return { id, firms: given.length, meanPoints: meanPointsOf(earned), maxPoints: points, share: share?.valueOf() ?? null };
  });
}

export function indicatorsWeakestFirst(firms: readonly AssessedFirm[], pack: LoadedPack): Cohort["indicators"] {
  const groups = groupById(firms.map((it) => it.indicators));
  return weakestFirst(indicatorsOf(pack.definition).map(({ indicator: { id, points } }) => {
    const byStatus = groupBy(groups.get(id) ?? [], (it) => it.status);
    const scored = byStatus.get("scored") ?? [];
    const earned = scored.map((it) => milliOf(it.points));
    const measure = quotient(sumOf(earned), sumOf(scored.map((it) => milliOf(it.maxPoints))));
    return {
      measure,
      row: {
        id, scored: scored.length, unanswered: byStatus.get("unanswered")?.length ?? 0, notApplicable: byStatus.get("not-applicable")?.length ?? 0,
        meanPoints: meanPointsOf(earned), maxPoints: points, share: measure?.valueOf() ?? null,
        full: countOf(scored, (it) => it.points === it.maxPoints), nothing: countOf(scored, (it) => it.points === 0),
      },
    };
  }));
}

export function areasWeakestFirst(firms: readonly AssessedFirm[], pack: LoadedPack): Cohort["areas"] {
  const { topRating } = pack.definition.areas;
  const groups = groupById(firms.map((it) => it.areas));
  return weakestFirst(areasOf(pack.definition).map(({ area: { id, kind } }) => {
    const given = groups.get(id) ?? [];
    const byRating = groupBy(given, (it) => it.rating);
    const ratings = Array.from({ length: topRating + 1 }, (_, rating) => ({ rating, firms: byRating.get(rating)?.length ?? 0 }));
    const rated = sumOf(ratings.map((it) => it.firms));
    const measure = quotient(sumOf(ratings.map((it) => it.rating * it.firms)), rated);
    return {
      measure,
      row: { id, kind, rated, unrated: given.length - rated, meanRating: measure?.valueOf() ?? null, ratings },
    };
  }));
}
