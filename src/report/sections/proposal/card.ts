/** Scenarios as cards in one table: name and place, below it what is done beside what for, and below that who offers it. */
import type { PackageScenario } from "../../../diagnosis/package/schema.js";
import type { Block, Line } from "../../blocks.js";
import { dayRange, wanRanges, yuanRange } from "../../money.js";
import { nameOfArea, standOf, subjectName } from "../../names.js";
import { quotient } from "../../shares.js";
import { column, detail, group, line, table } from "../../table.js";
import { fill, list, onOneLine, words as shared } from "../../words.js";
import { candidateColumns, candidateRows } from "./candidates.js";
import { namer, words, type Proposed } from "./context.js";
import { effectText } from "./effects.js";
import { supplyText } from "./supply.js";

const { card: said, columns } = words;

const twoHalves = { columns: [column(columns.doing, 52), column(columns.aim, 48)], head: [1, 1], halves: [1, 1] } as const;

/** Where nobody offers anything, two halves alone. */
export function cardsOf(scenarios: readonly PackageScenario[], context: Proposed): readonly Block[] {
  if (scenarios.length === 0) return [];
  const all = scenarios.flatMap(({ candidates }) => candidates.shown);
  const price = wanRanges(all.map((it) => it.price));
  const { columns: wide, head, halves } = all.length === 0 ? twoHalves : candidateColumns;
  return [table(wide, scenarios.flatMap((it) => [
    group({ text: nameOf(it), span: head[0] }, { text: placeOf(it, context), span: head[1] }),
    detail({ text: purpose(it), span: halves[0] }, { text: means(it, context), span: halves[1] }),
    ...candidateRows(it, price),
  ]))];
}

function nameOf({ id, name, reviewed }: PackageScenario): string {
  const named = fill(words.named, { id, name });
  return reviewed ? named : fill(said.unreviewed, { name: named });
}

function placeOf(it: PackageScenario, context: Proposed): string {
  const head = fill(said.head, { area: nameOfArea({ id: it.area, kind: it.areaKind }, context), step: fill(words.step, { from: it.from, to: it.to }), phase: it.phase });
  const offered = supplyText(it, context);
  return offered === "" ? head : fill(said.headCandidates, { head, candidates: offered });
}

/** Lines with something to say. */
const given = (lines: readonly Line[]): readonly Line[] => lines.filter((it) => it.text !== "");

const purpose = (it: PackageScenario): readonly Line[] => given([line(onOneLine(it.pain), said.pain), line(onOneLine(it.content), said.content), needed(it)]);

function needed({ data, software }: PackageScenario): Line {
  if (data.length === 0) return line(list(software), said.software);
  return line(software.length === 0 ? list(data) : fill(said.dataAndSoftware, { data: list(data), software: list(software) }), said.data);
}

const means = (it: PackageScenario, context: Proposed): readonly Line[] => given([
  line(effects(it, context), said.effects),
  line(also(it, context), said.also),
  line([list(it.because.map((why) => said.because[why])), ...listCounts(it, context)].join(shared.semicolon), said.why),
  line(list(it.prerequisites.map(namer(context))), said.prerequisites),
  line(effort(it), said.effort),
  line(it.note === null ? "" : onOneLine(it.note), said.note),
  line(chosenOutside(it, context), said.chosen),
]);

/** What of the plan it serves besides the step of its own area. */
function also(it: PackageScenario, context: Proposed): string {
  const others = it.serves.filter((serves) => !(serves.kind === "area" && serves.id === it.area));
  return list(others.map((serves) => fill(said.serves, { name: subjectName(serves, context), to: standOf(serves.kind, serves.to) })));
}

/** What should move; where firm and catalogue both name it, the firm's figures. */
function effects({ id }: PackageScenario, { proposal: { package: { goals } } }: Proposed): string {
  return goals.effects.filter((it) => it.scenarios.includes(id)).map(effectText).join(shared.semicolon);
}

function listCounts({ onList }: PackageScenario, { proposal: { package: { list: from } } }: Proposed): readonly string[] {
  if (onList === null) return [];
  const counts = fill(said.listCounts, { needing: onList.needing, applicable: onList.applicable, share: quotient(onList.share, from === null ? [] : [from.rule.threshold, from.rule.floor]) });
  return [counts, ...(onList.expert === null ? [] : [fill(said.byExpert, { name: onList.expert })])];
}

function effort({ effort: it }: PackageScenario): string {
  if (it === null) return "";
  const ranges = [...(it.days === undefined ? [] : [dayRange(it.days)]), ...(it.yuan === undefined ? [] : [yuanRange(it.yuan)])];
  return fill(said.effortSource, { effort: list(ranges), source: it.source });
}

/** The product counted with, where the candidates below do not show it. */
function chosenOutside({ chosen, candidates: { shown } }: PackageScenario, { proposal: { package: { investment } } }: Proposed): string {
  const one = investment.products.find((it) => it.id === chosen?.id);
  return one === undefined || shown.some((it) => it.id === one.id) ? "" : fill(chosen?.fits ? said.chosenProduct : said.chosenMisfit, { name: one.name, provider: one.provider });
}
