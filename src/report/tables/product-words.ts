/** What is said of candidate products: who offers them, what speaks for their place, what nobody knows of them. */
import type { Candidate, Candidates, Matching } from "../../diagnosis/products/candidates.js";
import type { Range } from "../../diagnosis/products/schema.js";
import type { ScenarioList } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/products.zh-CN.json" with { type: "json" };
import { amount, inFull } from "../numbers.js";

export const candidateText = ({ name, provider }: Pick<Candidate, "name" | "provider">): string => fill(words.candidate, { name, provider });

/** A range, its ends once where they are equal; unknown: "—". */
export function rangeText(range: Range | null, unit: "yuan" | "days"): string {
  if (range === null) return words.unknown;
  const written = unit === "yuan" ? amount : inFull;
  const [min, max] = [written(range.min), written(range.max)];
  return min === max ? min : fill(words.range, { min, max });
}

/** The same with its unit. */
export const amountText = (range: Range | null, unit: "yuan" | "days"): string =>
  (range === null ? words.unknown : fill(words[unit], { range: rangeText(range, unit) }));

/** What nobody can decide, as a clause; empty: nothing. */
export const undecidedText = ({ unknown }: Pick<Candidate, "unknown">): string =>
  unknown.length === 0 ? "" : fill(words.undecided, { names: unknown.map((it) => words.unknownFilters[it]).join(words.comma) });

/** What its place rests on, first things first. */
export function reasonsText(candidate: Candidate): string {
  const { named, exactSubIndustry, neededAreas, similarModelFirm } = candidate.order;
  const { reasons } = words;
  return [
    named ? reasons.named : "",
    exactSubIndustry === null ? reasons.exactUnknown : exactSubIndustry ? reasons.exact : reasons.general,
    fill(reasons.neededAreas, { count: neededAreas }),
    similarModelFirm === null ? "" : similarModelFirm ? reasons.similar : reasons.notSimilar,
    fill(words.timeText, { amount: amountText(candidate.days, "days") }),
    fill(words.priceText, { amount: amountText(candidate.price, "yuan") }),
    undecidedText(candidate),
  ].filter((it) => it !== "").join(words.comma);
}

/** In words only where it is scarce: gap, single source. */
export const scarcity = (supply: Candidates["supply"]): string => words.supply[supply];

/** The conditions of the matching, each as a clause. */
export function matchingParts({ limit, deployment, budget, region, sizeClass }: Matching): readonly string[] {
  const say = words.matching;
  return [
    fill(say.limit, { limit }),
    ...(deployment === null ? [] : [fill(say.deployment, { names: deployment.map((it) => say.deploymentNames[it]).join(words.comma) })]),
    ...(budget === null ? [] : [fill(say.budget, { budget: amount(budget) })]),
    ...(region === null ? [] : [fill(say.region, { region })]),
    ...(sizeClass === null ? [] : [fill(say.sizeClass, { name: say.sizeNames[sizeClass] })]),
  ];
}

/** The files the candidates of a list come from, and how they were sought: each with its label. Empty: no products were given. */
export function productReceipts({ products }: Pick<ScenarioList, "products">): readonly (readonly [label: string, text: string])[] {
  if (products === null) return [];
  const { receipt } = words;
  return [
    ...products.files.map(({ id, version, title, products: count }) => [receipt.file, fill(receipt.fileText, { id, version, title, count })] as const),
    [receipt.matching, matchingParts(products.matching).join(words.semicolon)],
    ...products.notes.map((it) => [receipt.note, it] as const),
    ...products.files.map(({ id, version, sha256 }) => [receipt.hash, fill(receipt.hashText, { id, version, hash: sha256 })] as const),
  ];
}
