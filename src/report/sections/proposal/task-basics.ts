/** Whose project it is, and who takes part. */
import { firmName } from "../../cover.js";
import type { Block } from "../../blocks.js";
import { fact, note } from "../../prose.js";
import { blank, body, column, table } from "../../table.js";
import { dateInWords, fill } from "../../words.js";
import { words, type Proposed } from "./context.js";
import { partiesOf } from "./task-parties.js";

const { basics: said, columns } = words.task;

export function basics(context: Proposed): readonly Block[] {
  const { package: it, project } = context.proposal;
  const level = (at: number): string => context.say.level(at);
  return [
    note(said.note),
    { kind: "facts", layout: "pairs", facts: [
      fact(said.name, project?.name ?? fill(said.defaultName, { firm: firmName(context.sheet) }), true),
      fact(said.firm, firmName(context.sheet), true),
      fact(said.creditCode, context.sheet.enterprise.creditCode ?? ""), fact(said.number, project?.number ?? ""),
      fact(said.subIndustry, it.subIndustry.name), fact(said.region, project?.region ?? ""),
      fact(said.from, level(it.goals.level.from)), fact(said.target, level(it.target)),
      fact(said.start, project?.start == null ? "" : dateInWords(project.start)), fact(said.report, context.date === null ? "" : dateInWords(context.date)),
    ] },
    table([column(columns.party, 22), column(columns.unit, 40), column(columns.person, 16), column(columns.contact, 22)],
      partiesOf(context).map((one) => (one.unit === "" ? blank : body)(one.title, one.unit, one.person, one.contact))),
  ];
}
