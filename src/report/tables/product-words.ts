/** What is said of candidate products: who offers them, what speaks for their place, what nobody knows of them. */
import type { Candidate, Candidates, Matching } from "../../diagnosis/products/candidates.js";
import { askedClauses, matchingClauses, wishesText } from "../../diagnosis/products/matching-words.js";
import type { ScenarioList, ScenarioRow } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/products.zh-CN.json" with { type: "json" };
import { dayRange, yuanRange } from "../money.js";

export const candidateText = ({ name, provider }: Pick<Candidate, "name" | "provider">): string => fill(words.candidate, { name, provider });

/** What nobody can decide, as a clause; empty: nothing. */
export const undecidedText = ({ unknown }: Pick<Candidate, "unknown">): string =>
  unknown.length === 0 ? "" : fill(words.undecided, { names: unknown.map((it) => words.unknownFilters[it]).join(words.comma) });

export const priceText = ({ price }: Pick<Candidate, "price">): string => fill(words.priceText, { amount: yuanRange(price) });
export const timeText = ({ days }: Pick<Candidate, "days">): string => fill(words.timeText, { amount: dayRange(days) });

/** What its place rests on, first things first. */
export function reasonsText(candidate: Candidate): string {
  const { named, exactSubIndustry, neededAreas, similarModelFirm } = candidate.order;
  const { reasons } = words;
  return [
    named ? reasons.named : "",
    exactSubIndustry === null ? reasons.exactUnknown : exactSubIndustry ? reasons.exact : reasons.general,
    fill(reasons.neededAreas, { count: neededAreas }),
    similarModelFirm === null ? "" : similarModelFirm ? reasons.similar : reasons.notSimilar,
    timeText(candidate),
    priceText(candidate),
    undecidedText(candidate),
  ].filter((it) => it !== "").join(words.comma);
}

/** How much is offered, of a matching or of a row of a list. */
export type Supply = Pick<Candidates, "supply" | "ruledOut">;
export const supplyOf = ({ supply, productsRuledOut }: ScenarioRow): Supply => ({ supply, ruledOut: productsRuledOut });

/** In words only where it is scarce: gap, single source; and that only as wished, where other products serve it too. */
export function scarcity({ supply, ruledOut }: Supply, matching: Matching): string {
  if (ruledOut === 0 || (supply !== "gap" && supply !== "single")) return words.supply[supply];
  return fill(words.asWished[supply], { wishes: wishesText(matching), count: ruledOut });
}

/** The same as a mark, for a narrow column. */
export function supplyMark({ supply, ruledOut }: Supply): string {
  if (ruledOut === 0 || (supply !== "gap" && supply !== "single")) return words.supplyMark[supply];
  return words.supplyMarkAsWished[supply];
}

/** How many scenarios several providers, one or none offer anything for. */
export function supplyCounts(all: readonly Supply[], matching: Matching): string {
  const having = (supply: Supply["supply"]): number => all.filter((it) => it.supply === supply).length;
  const [several, single, none] = [having("several"), having("single"), having("gap")];
  const wished = wishesText(matching);
  if (wished === "") return fill(words.supplyCounts, { several, single, gap: none });
  const ruledOut = all.filter((it) => it.supply === "gap" && it.ruledOut > 0).length;
  return fill(words.supplyCountsAsWished, { wishes: wished, several, single, none, gap: none - ruledOut, ruledOut });
}

const inYuan = (yuan: number): string => yuanRange({ min: yuan, max: yuan });

/** The conditions of the matching, each as a clause. */
export const matchingParts = (matching: Matching): readonly string[] => matchingClauses(matching, inYuan);

/** The same without how many are shown; empty: nothing was asked. */
export const askedParts = (matching: Matching): readonly string[] => askedClauses(matching, inYuan);

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
