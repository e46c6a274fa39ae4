/** A firm's package in words: where it stands and is to get, what it carries out with which candidates, when, for how much, and what stays open. */
import type { LoadedPack } from "../../indicators/load.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/package.zh-CN.json" with { type: "json" };
import products from "../../wording/products.zh-CN.json" with { type: "json" };
import { matchingClauses } from "../products/matching-words.js";
import { yuanText } from "./describe-amounts.js";
import { goalLines } from "./describe-goals.js";
import { investmentLines } from "./describe-investment.js";
import { phaseLines } from "./describe-phases.js";
import { scenarioLines } from "./describe-scenario.js";
import type { FirmPackage } from "./schema.js";

type Wording = Pick<LoadedPack, "wording">;

/** Lines of Chinese text, ready to print; every figure with its unit, "—" where nobody knows. */
export function describePackage(pkg: FirmPackage, pack: Wording): readonly string[] {
  return [
    ...headLines(pkg, pack),
    ...(["N", "X", null] as const).flatMap((it) => classLines(pkg, it, pack)),
    ...phaseLines(pkg, pack),
    ...investmentLines(pkg),
    ...goalLines(pkg, pack),
    ...furtherLines(pkg),
    "", words.cautions.title, ...cautions(pkg, pack).map((it) => `  ${it}`),
  ];
}

const className = (it: "N" | "X" | null): string => words.classes[it ?? "none"];
const ofClass = ({ scenarios }: FirmPackage, wanted: "N" | "X" | null): FirmPackage["scenarios"] => scenarios.filter((it) => it.class === wanted);

function headLines(pkg: FirmPackage, pack: Wording): readonly string[] {
  const say = sentencesOf(pack.wording);
  const { enterprise, subIndustry, plan, target, list, catalogue, scenarios, phases } = pkg;
  const { indicators: questions, areas } = plan.open;
  const stand = { level: say.level(plan.from.level), points: plan.from.points };
  const then = { level: say.level(target), after: say.level(plan.after.level), points: plan.after.points };
  const classes = (["N", "X", null] as const).map((it) => ({ name: className(it), count: ofClass(pkg, it).length })).filter((it) => it.count > 0);
  return [
    fill(words.title, { enterprise: enterprise.name ?? enterprise.id }),
    fill(words.subIndustry, subIndustry),
    questions + areas > 0 ? fill(words.standingUnfinished, { ...stand, questions, areas }) : fill(words.standing, stand),
    fill(!plan.reachable ? words.targetUnreachable : plan.steps.length === 0 ? words.already : words.target, then),
    fill(plan.steps.length === 0 ? words.countsEmpty : scenarios.length === 0 ? words.countsOfSteps : words.counts, {
      count: scenarios.length, steps: plan.steps.length, phases: phases.length,
      classes: classes.map((it) => fill(words.classCount, { class: it.name, count: it.count })).join(words.comma),
    }),
    ...(catalogue === null ? [] : [fill(words.catalogue, { title: catalogue.title, id: catalogue.id, version: catalogue.version })]),
    ...(list === null ? [] : [fill(words.list, { name: list.subIndustryName, id: list.subIndustry, firms: list.firms })]),
    ...(pkg.products?.files ?? []).map(({ title, id, version, products: count }) => fill(words.products, { title, id, version, count })),
    ...(pkg.products === null ? [] : [fill(products.text.conditions, { parts: matchingClauses(pkg.products.matching, (budget) => yuanText({ min: budget, max: budget })).join(words.separator) })]),
  ];
}

function classLines(pkg: FirmPackage, wanted: "N" | "X" | null, pack: Wording): readonly string[] {
  const own = ofClass(pkg, wanted);
  return own.length === 0 ? [] : ["", fill(words.classTitle, { class: className(wanted), count: own.length }), ...own.flatMap((it) => scenarioLines(it, pkg, pack))];
}

/** Summed by reason; what the project excluded stands with its own words. */
function furtherLines({ further }: FirmPackage): readonly string[] {
  if (further.length === 0) return [];
  const { title, line, excluded, reasons } = words.further;
  const summed = (["declined", "forbidden", "prerequisite", "rating-unknown", "not-needed-for-target"] as const).flatMap((reason) => {
    const ids = further.filter((it) => it.reason === reason).map((it) => it.id);
    return ids.length === 0 ? [] : [fill(line, { reason: reasons[reason], count: ids.length, ids: ids.join(words.comma) })];
  });
  const told = further.flatMap(({ id, name, reason, note }) => (reason === "excluded" ? [fill(excluded, { id, name, reason: reasons.excluded, note: note ?? words.unknown })] : []));
  return ["", fill(title, { count: further.length }), ...[...told, ...summed].map((it) => `  ${it}`)];
}

function cautions(pkg: FirmPackage, { wording }: Wording): readonly string[] {
  const { plan, list, catalogue, scenarios } = pkg;
  const said = words.cautions;
  const say = sentencesOf(wording);
  const outside = [...new Map(plan.steps.flatMap((it) => it.needs).map((it) => [it.scenario, it])).values()];
  const names = new Map([...pkg.further, ...scenarios].map((it) => [it.id, it.name]));
  const named = (id: string): string => (names.has(id) ? fill(said.named, { id, name: names.get(id) ?? "" }) : id);
  const needs = outside.map((it) => fill(said.need, { scenario: named(it.scenario), area: say.areaName(it.area), rating: it.rating })).join(words.comma);
  return [
    ...(catalogue === null ? [said.noCatalogue] : []),
    ...(list === null && catalogue !== null ? [said.noList] : []),
    ...(pkg.products === null ? [said.noProducts] : [products.nature, said.schedule, ...pkg.products.notes]),
    ...(scenarios.length > 0 ? [said.plan] : []),
    ...(outside.length > 0 ? [fill(said.outside, { count: outside.length, needs })] : []),
    ...(plan.unsourcedSteps > 0 ? [fill(said.efforts, { count: plan.unsourcedSteps })] : []),
    ...(plan.steps.length > 0 ? [said.hypothetical] : []),
    ...(catalogue?.notes ?? []),
    ...wording.nature[plan.basis],
  ];
}
