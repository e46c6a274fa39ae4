/** A scenario as a card: what it is for beside what it takes, and below who offers it. */
import type { PackageScenario } from "../../../diagnosis/package/schema.js";
import type { Block, Line, Table } from "../../blocks.js";
import { dayRange, yuanRange } from "../../money.js";
import { quotient } from "../../shares.js";
import { body, column, line, table } from "../../table.js";
import { fill, list, paragraphsOf, words as shared } from "../../words.js";
import { candidateTable } from "./candidates.js";
import { areaOf, namer, stepText, subjectName, words, type Proposed } from "./context.js";
import { effectText } from "./effects.js";
import { classText } from "./overview.js";

const { card: said } = words;

export const cardsOf = (scenarios: readonly PackageScenario[], context: Proposed): readonly Block[] =>
  scenarios.flatMap((it) => [card(it, context), ...candidateTable(it)]);

const card = (it: PackageScenario, context: Proposed): Table => table(
  [column(fill(words.named, { id: it.id, name: it.name }), 50), column(fill(said.head, { class: classText(it), area: areaOf(it, context), step: fill(words.step, { from: it.from, to: it.to }), phase: it.phase }) + (it.reviewed ? "" : said.unreviewed), 50)],
  [body(purpose(it), means(it, context))],
);

/** Paragraphs of a text someone typed, in one. */
const inOne = (text: string): string => paragraphsOf(text).join(" ");

/** Lines with something to say. */
const given = (lines: readonly Line[]): readonly Line[] => lines.filter((it) => it.text !== "");

const purpose = (it: PackageScenario): readonly Line[] => given([
  line(inOne(it.pain), said.pain),
  line(inOne(it.content), said.content),
  line(list(it.data), said.data),
  line(list(it.software), said.software),
]);

const means = (it: PackageScenario, context: Proposed): readonly Line[] => given([
  line(goal(it, context), said.goal),
  line(effects(it, context), said.effects),
  line([list(it.because.map((why) => said.because[why])), ...listCounts(it, context)].join(shared.semicolon), said.why),
  line(list(it.prerequisites.map(namer(context))), said.prerequisites),
  line(effort(it), said.effort),
  line(it.note === null ? "" : inOne(it.note), said.note),
  line(candidates(it), said.candidates),
  line(chosenOutside(it, context), said.chosen),
]);

/** The step of the area it contributes to, and what of the plan it serves besides. */
function goal(it: PackageScenario, context: Proposed): string {
  const own = fill(said.contributes, { area: areaOf(it, context), from: it.from, to: it.to });
  const others = it.serves.filter((serves) => !(serves.kind === "area" && serves.id === it.area));
  const names = others.map((serves) => fill(said.serves, { name: subjectName(serves.kind, serves.id, context), to: stepText(serves.kind, serves.to) }));
  return names.length === 0 ? own : fill(said.contributesAlso, { own, others: list(names) });
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

/** How many there are to choose from; without a product catalogue nothing is said. */
function candidates({ candidates: { supply, total, shown } }: PackageScenario): string {
  if (supply === "unknown") return "";
  const count = fill(said.supply[supply], { count: total });
  return total > shown.length ? fill(said.firstShown, { count, shown: shown.length }) : count;
}

/** The product counted with, where the table of candidates does not show it. */
function chosenOutside({ chosen, candidates: { shown } }: PackageScenario, { proposal: { package: { investment } } }: Proposed): string {
  const one = investment.products.find((it) => it.id === chosen?.id);
  return one === undefined || shown.some((it) => it.id === one.id) ? "" : fill(said.chosenProduct, { name: one.name, provider: one.provider });
}
