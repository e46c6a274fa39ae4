/** What the products counted with cost, each once; what is unknown is counted beside the sum, never in it. */
import type { AnswerSheet } from "../../scoring/sheet.js";
import { sumDecimals } from "../figures/decimal.js";
import type { Product, Range } from "../products/schema.js";
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
  return {
    products: counted,
    total: sumRanges(prices), unpriced: countUnknown(prices),
    runningCost: sumRanges(costs), uncosted: countUnknown(costs),
    withoutProduct: scenarios.filter((it) => it.chosen === null).map((it) => it.id),
    given: { intendedFunds: sheet.enterprise.profile?.intendedFunds ?? null, ...plannedOf(sheet, project) },
  };
}

const known = (ranges: readonly (Range | null)[]): readonly Range[] => ranges.flatMap((it) => it ?? []);
const countUnknown = (ranges: readonly (Range | null)[]): number => ranges.length - known(ranges).length;

function sumRanges(ranges: readonly (Range | null)[]): Range | null {
  const own = known(ranges);
  return own.length === 0 ? null : { min: sumDecimals(own.map((it) => it.min)), max: sumDecimals(own.map((it) => it.max)) };
}

/** What the project's items say, and how many do not; where none does, what the sheet says. */
function plannedOf({ investment }: AnswerSheet, project: Project | null): Pick<Investment["given"], "planned" | "plannedMissing"> {
  const items = (project?.investment ?? []).map((it) => it.planned);
  const planned = items.flatMap((it) => it ?? []);
  if (planned.length > 0) return { planned: sumDecimals(planned), plannedMissing: items.length - planned.length };
  return investment?.planned === undefined ? { planned: null, plannedMissing: items.length } : { planned: investment.planned, plannedMissing: 0 };
}

/** From the least to the most of all that are known; null: none is. */
export function spreadOf(ranges: readonly (Range | null)[]): { readonly range: Range | null; readonly unknown: number } {
  const own = known(ranges);
  const range = own.length === 0 ? null : { min: Math.min(...own.map((it) => it.min)), max: Math.max(...own.map((it) => it.max)) };
  return { range, unknown: countUnknown(ranges) };
}
