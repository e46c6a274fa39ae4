/** What the products counted with cost, each once; what is unknown is counted beside the sum, never in it. */
import type { AnswerSheet } from "../../scoring/sheet.js";
import { sumDecimals } from "../figures/decimal.js";
import type { Product, Range } from "../products/schema.js";
import { investmentGiven } from "../project/amounts.js";
import type { Project } from "../project/schema.js";
import type { FirmPackage, PackageScenario } from "./schema.js";

type Investment = FirmPackage["investment"];

export function investmentOf(
  scenarios: readonly Pick<PackageScenario, "id" | "chosen">[], products: ReadonlyMap<string, Product>, sheet: AnswerSheet, project: Project | null,
): Investment {
  const ids = [...new Set(scenarios.flatMap((it) => it.chosen?.id ?? []))];
  const counted = ids.flatMap((id) => {
    const product = products.get(id);
    if (product === undefined) return [];
    const own = scenarios.filter((it) => it.chosen?.id === id);
    const by = own.some((it) => it.chosen?.by === "project") ? "project" as const : "order" as const;
    const { name, provider, price, runningCost } = product;
    return [{ id, name, provider: provider.name, scenarios: own.map((it) => it.id), by, price, runningCost }];
  });
  const prices = counted.map((it) => it.price);
  const costs = counted.map((it) => it.runningCost);
  const planned = investmentGiven(project, sheet, "planned");
  return {
    products: counted,
    total: sumRanges(prices), unpriced: countUnknown(prices),
    runningCost: sumRanges(costs), uncosted: countUnknown(costs),
    withoutProduct: scenarios.filter((it) => it.chosen === null).map((it) => it.id),
    givenWan: { intendedFunds: sheet.enterprise.profile?.intendedFunds ?? null, planned: planned.value, plannedMissing: planned.missing },
  };
}

const known = (ranges: readonly (Range | null)[]): readonly Range[] => ranges.flatMap((it) => it ?? []);
const countUnknown = (ranges: readonly (Range | null)[]): number => ranges.length - known(ranges).length;

function sumRanges(ranges: readonly (Range | null)[]): Range | null {
  const own = known(ranges);
  return own.length === 0 ? null : { min: sumDecimals(own.map((it) => it.min)), max: sumDecimals(own.map((it) => it.max)) };
}

/** From the least to the most of all that are known; null: none is. */
export function spreadOf(ranges: readonly (Range | null)[]): { readonly range: Range | null; readonly unknown: number } {
  const own = known(ranges);
  const range = own.length === 0 ? null : { min: Math.min(...own.map((it) => it.min)), max: Math.max(...own.map((it) => it.max)) };
  return { range, unknown: countUnknown(ranges) };
}
