/** The candidate products of a scenario, in their order, with what the order rests on and what nobody knows. */
import type { PackageScenario } from "../../../diagnosis/package/schema.js";
import type { Candidate } from "../../../diagnosis/products/candidates.js";
import type { Range } from "../../../diagnosis/products/schema.js";
import type { Line } from "../../blocks.js";
import { numberRange } from "../../money.js";
import { body, column, line, type RowText } from "../../table.js";
import { fill, list, words as shared } from "../../words.js";
import { words } from "./context.js";

const { candidate: said, columns } = words;

/** How many of the columns each half above the candidates takes: of the scenario's name and place, and of what is done and what for. */
export const candidateColumns = {
  columns: [column(columns.candidate, 22.5), column(columns.deployment, 13), column(columns.price, 11, "end"), column(columns.workingDays, 9, "end"), column(columns.order, 44.5)],
  head: [3, 2],
  halves: [4, 1],
} as const;

export const candidateRows = (it: PackageScenario, price: (range: Range | null) => string): readonly RowText[] =>
  it.candidates.shown.map((one, i) => body(product(one, i + 1, it), deployment(one), price(one.price), numberRange(one.days), order(one)));

function product(one: Candidate, no: number, { chosen }: PackageScenario): readonly Line[] {
  const name = one.version === null ? one.name : fill(said.version, { name: one.name, version: one.version });
  return [line(fill(said.ranked, { no, name })), line(chosen?.id === one.id ? fill(said.chosen[chosen.by], { provider: one.provider }) : one.provider)];
}

const deployment = (one: Candidate): readonly Line[] => [
  line(one.deployment === null ? shared.unknown : list(one.deployment.map((it) => said.deployments[it]))),
  ...(one.pricing === null ? [] : [line(list(one.pricing.map((it) => said.pricings[it])))]),
];

/** Price and time have columns of their own. */
function order({ order: it, unknown, review }: Candidate): readonly Line[] {
  const because = [
    ...(it.named ? [said.named] : []),
    ...(it.exactSubIndustry === true ? [said.exactSubIndustry] : []),
    ...(it.neededAreas > 1 ? [fill(said.neededAreas, { count: it.neededAreas })] : []),
    ...(it.similarModelFirm === true ? [said.similarModelFirm] : []),
  ];
  const known = [...(because.length === 0 ? [said.byTimeAndPrice] : because), ...(review === null ? [] : [fill(said.review, { result: review.result })])];
  return [
    line(known.join(shared.semicolon)),
    ...(unknown.length === 0 ? [] : [line(list(unknown.map((filter) => said.filters[filter])), said.unknown)]),
  ];
}
