/** The programme's targets on the one page: each in full, and below them how they are counted. */
import type { TargetProgress } from "../../diagnosis/cohort/schema.js";
import type { LoadedPack } from "../../indicators/load.js";
import type { Block } from "../blocks.js";
import { body, column, table } from "../table.js";
import { countingRule, onSiteOf } from "../tables/cohort-rules.js";
import { fill, list, widthOf, words as shared } from "../words.js";
import { words, type CohortContext } from "./context.js";
import { actualOf, requiredOf, verdictOf } from "./targets.js";

/** What the page has room for in lines, and what is left of that beside the tables of the weakest. */
const ROOM = 18;
const ROOM_BESIDE = 12;
/** Of a name and of the note, in characters of a line. */
const NAME_WIDTH = 25;
const NOTE_WIDTH = 60;

/** Whether the targets leave no room for other tables. */
export const areCrowded = ({ cohort: { programme }, pack }: CohortContext): boolean => programme !== null && linesOf(programme.targets, pack) > ROOM_BESIDE;

export function summaryTargets({ cohort: { programme }, pack }: CohortContext): readonly Block[] {
  if (programme === null) return [];
  const { columns, summary: { targetsTitle, moreTargets } } = words;
  const { targets } = programme;
  const shown = targets.filter((_, i) => i === 0 || linesOf(targets.slice(0, i + 1), pack) <= ROOM);
  const rest = targets.length - shown.length;
  return [table(
    [column(columns.order, 6, "end"), column(columns.target, 46), column(columns.required, 11, "end"), column(columns.actual, 23, "end"), column(columns.met, 14)],
    shown.map((it, i) => body(String(i + 1), it.name, requiredOf(it), actualOf(it), { text: verdictOf(it), tone: it.met === true ? "plain" : "gap" })),
    { title: targetsTitle, note: (rest > 0 ? fill(moreTargets, { count: rest, chapter: words.chapters.programme }) : "") + noteOf(shown, pack) },
  )];
}

const linesOf = (targets: readonly TargetProgress[], pack: LoadedPack): number =>
  Math.ceil(widthOf(noteOf(targets, pack)) / NOTE_WIDTH) + targets.reduce((lines, it) => lines + Math.max(1, Math.ceil(widthOf(it.name) / NAME_WIDTH)), 0);

/** By the number of the target; those counted alike together. */
function noteOf(targets: readonly TargetProgress[], pack: LoadedPack): string {
  const { rules, rule } = words.summary;
  const numbers = new Map<string, readonly string[]>();
  for (const [i, it] of targets.entries()) {
    const said = countingRule(it, pack) + onSiteOf(it);
    numbers.set(said, [...numbers.get(said) ?? [], String(i + 1)]);
  }
  return fill(rules, { rules: [...numbers].map(([said, of]) => fill(rule, { numbers: list(of), rule: said })).join(shared.semicolon) });
}
