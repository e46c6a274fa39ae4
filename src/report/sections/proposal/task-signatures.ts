/** What each party is to do, and where it signs. */
import type { Block, Seals } from "../../blocks.js";
import { statement } from "../../prose.js";
import { sealOf } from "../../seals.js";
import { body, column, table } from "../../table.js";
import { shorten } from "../../words.js";
import { words, type Proposed } from "./context.js";
import { partiesOf, type Party } from "./task-parties.js";

const { signatures: said, columns, duties, roles } = words.task;
/** Three seals of 45 mm stand beside each other on the page. */
const ABREAST = 3;
/** Longer names stand in full in the table of the parties. */
const NAME_WIDTH = 28;

export function signatures(context: Proposed): readonly Block[] {
  return [
    table([column(columns.party, 16), column(columns.duty, 84)], (["authority", "firm", "contractor", "provider"] as const).map((role) => body({ text: roles[role], tone: "strong" }, duties[role])), { note: said.dutiesNote }),
    statement(said.effect),
    ...rowsOf(partiesOf(context)).map((parties): Seals => ({ kind: "seals", parties: parties.map(seal) })),
  ];
}

/** As even as they go: four are two and two. */
function rowsOf(parties: readonly Party[]): readonly (readonly Party[])[] {
  const rows = Math.ceil(parties.length / ABREAST);
  const each = Math.ceil(parties.length / rows);
  return Array.from({ length: rows }, (_, i) => parties.slice(i * each, (i + 1) * each)).filter((it) => it.length > 0);
}

const seal = ({ title, unit, person }: Party): Seals["parties"][number] => ({ ...sealOf(title, unit), personName: shorten(person, NAME_WIDTH) });
