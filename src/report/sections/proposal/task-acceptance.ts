/** What the acceptance goes by: for each step what must be shown, and the documents assessors ask for. */
import { documentKinds } from "../../../diagnosis/project/schema.js";
import terms from "../../../wording/project.zh-CN.json" with { type: "json" };
import type { Block } from "../../blocks.js";
import { evidenceFor, evidenceText, ratingEvidence } from "../../evidence.js";
import { lettersOf, nameOfArea, ratingName } from "../../names.js";
import { intro } from "../../prose.js";
import { blank, body, column, line, table, type RowText } from "../../table.js";
import { fill, list, words as shared } from "../../words.js";
import { words, type Proposed } from "./context.js";

const { acceptance: said, columns } = words.task;

export function acceptanceBlocks(context: Proposed): readonly Block[] {
  const { goals, target } = context.proposal.package;
  const documents = context.proposal.project?.documents ?? {};
  const ratings = [...new Set(goals.areas.map(({ to }) => to))];
  const steps = [
    ...ratings.map((to) => areasOf(to, context)),
    ...goals.indicators.map(({ id, to }) => body(context.say.indicatorName(id), lettersOf(to), optionEvidence(id, [to].flat(), context))),
  ];
  return [
    intro(fill(said.condition, { level: context.say.level(target) })),
    ...(steps.length === 0 ? [] : [table([column(columns.goal, 24), column(columns.to, 12), column(columns.toShow, 64)], steps, { title: said.stepsTitle })]),
    table([column(columns.document, 34), column(columns.atHand, 48), column(columns.checked, 18)], documentKinds.map((kind) =>
      blank(terms.documents[kind], (documents[kind] ?? []).map((it) => line(it)), said.checkbox)), { title: said.documentsTitle, note: said.documentsNote }),
  ];
}

/** What proves the rating, in the pack's words, once for all areas that reach it; unknown where the pack has none. */
function areasOf(rating: number, context: Proposed): RowText {
  const { wording } = context.pack;
  const areas = context.proposal.package.goals.areas.filter(({ to }) => to === rating);
  const systems = areas.map(({ id }) => wording.areas[id]?.system ?? shared.unknown);
  return body(list(areas.map((it) => nameOfArea(it, context))), ratingName(rating), ratingEvidence(rating, list([...new Set(systems)]), context) ?? shared.unknown);
}

function optionEvidence(id: string, letters: readonly string[], context: Proposed): string {
  const asked = evidenceFor(id, letters, context);
  return asked.length === 0 ? shared.unknown : list(asked.map((it) => evidenceText(id, it, context)));
}
