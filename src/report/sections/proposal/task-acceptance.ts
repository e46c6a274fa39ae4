/** What the acceptance goes by: for each step what must be shown, and the documents assessors ask for. */
import { documentKinds } from "../../../diagnosis/project/schema.js";
import { indicatorsOf } from "../../../indicators/structure.js";
import type { Block } from "../../blocks.js";
import { blank, body, column, line, table } from "../../table.js";
import { fill, list, words as shared } from "../../words.js";
import { stepText, subjectName, words, type Proposed } from "./context.js";

const { acceptance: said, columns } = words.task;

export function acceptanceBlocks(context: Proposed): readonly Block[] {
  const { goals, target } = context.proposal.package;
  const documents = context.proposal.project?.documents ?? {};
  const steps = [
    ...goals.areas.map(({ id, to }) => body(subjectName("area", id, context), stepText("area", to), areaEvidence(id, to, context))),
    ...goals.indicators.map(({ id, to }) => body(subjectName("indicator", id, context), stepText("indicator", to), optionEvidence(id, [to].flat(), context))),
  ];
  return [
    { kind: "prose", tone: "plain", paragraphs: [fill(said.condition, { level: context.say.level(target) })] },
    ...(steps.length === 0 ? [] : [table([column(columns.goal, 27), column(columns.to, 11), column(columns.toShow, 62)], steps, { title: said.stepsTitle })]),
    table([column(columns.document, 34), column(columns.atHand, 48), column(columns.checked, 18)], documentKinds.map((kind) =>
      blank(said.documents[kind], (documents[kind] ?? []).map((it) => line(it)), said.checkbox)), { title: said.documentsTitle, note: said.documentsNote }),
  ];
}

/** What proves the rating, in the pack's words; unknown where the pack has none. */
function areaEvidence(id: string, rating: number, { pack: { wording } }: Proposed): string {
  const template = wording.areaEvidence[String(rating)];
  const system = wording.areas[id]?.system;
  return template === undefined || system === undefined ? shared.unknown : fill(template, { system });
}

function optionEvidence(id: string, letters: readonly string[], { pack }: Proposed): string {
  const indicator = indicatorsOf(pack.definition).find((it) => it.indicator.id === id)?.indicator;
  const asked = (indicator?.evidence ?? []).filter(({ options }) => options === undefined || options.some((it) => letters.includes(it)));
  return asked.length === 0 ? shared.unknown : list(asked.map((it) => pack.wording.indicators[id]?.evidence[it.id] ?? it.id));
}
