/** The candidate products of a scenario, in their order, with what the order rests on and what nobody knows. */
import type { PackageScenario } from "../../../diagnosis/package/schema.js";
import type { Candidate } from "../../../diagnosis/products/candidates.js";
import type { Block, Line } from "../../blocks.js";
import { numberRange, wanRanges } from "../../money.js";
import { body, column, line, table } from "../../table.js";
import { fill, list, words as shared } from "../../words.js";
import { words } from "./context.js";

const { candidate: said, columns } = words;

export function candidateTable(it: PackageScenario): readonly Block[] {
  const { shown } = it.candidates;
  if (shown.length === 0) return [];
  const price = wanRanges(shown.map((one) => one.price));
  return [table([
    column(columns.no, 5, "end"), column(columns.product, 22), column(columns.provider, 18), column(columns.deployment, 14),
    column(columns.price, 11, "end"), column(columns.workingDays, 8, "end"), column(columns.order, 22),
  ], shown.map((one, i) => body(
    String(i + 1), product(one, it), one.provider, deployment(one), price(one.price), numberRange(one.days), order(one),
  )))];
}

function product(one: Candidate, { chosen }: PackageScenario): readonly Line[] {
  const name = one.version === null ? one.name : fill(said.version, { name: one.name, version: one.version });
  return chosen?.id === one.id ? [line(name), line(said.chosen[chosen.by])] : [line(name)];
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
  const lines = [
    ...(because.length === 0 ? [] : [line(because.join(shared.semicolon))]),
    ...(unknown.length === 0 ? [] : [line(list(unknown.map((filter) => said.filters[filter])), said.unknown)]),
    ...(review === null ? [] : [line(review.result, said.review)]),
  ];
  return lines.length === 0 ? [line(said.byTimeAndPrice)] : lines;
}
