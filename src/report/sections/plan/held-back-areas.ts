/** The areas the target asks to be lifted: where they stand, where they must get to, and what firms at that step usually suffer from. */
import type { Block } from "../../blocks.js";
import { nameOfArea, ratingName } from "../../names.js";
import { intro, note } from "../../prose.js";
import { body, column, line, table, type CellText } from "../../table.js";
import { fill, onOneLine } from "../../words.js";
import type { AreaResult } from "../../../scoring/result.js";
import type { Proposed } from "../proposal/context.js";
import { words } from "./plan-words.js";

const MOST = 10;

interface Held {
  readonly area: AreaResult;
  readonly to: number;
}

const heldBack = (context: Proposed): readonly Held[] => {
  const lifted = liftedBy(context);
  return lifted.length > 0 || context.proposal.package.plan.reachable ? lifted : belowLines(context);
};

export const hasHeldBack = (context: Proposed): boolean => heldBack(context).length > 0;

export function heldBackAreas(context: Proposed): readonly Block[] {
  const { proposal: { package: { target, catalogue, scenarios } }, say } = context;
  const lifted = liftedBy(context);
  const held = heldBack(context);
  const about = { level: say.level(target), count: Math.min(MOST, held.length) };
  if (held.length === 0) return [note(fill(words.needs.areasNone, about))];
  const shown = lifted.length > 0 ? held : held.slice(0, MOST);
  const rest = held.length - shown.length;
  const hasPains = shown.some(({ area }) => scenarios.some((it) => it.area === area.id));
  const isGoalElsewhere = hasPains && lifted.length > 0;
  const goal = ({ area, to }: Held): CellText => (isGoalElsewhere ? fill(words.change, { from: ratingName(area.rating), to: ratingName(to) }) : [line(say.step(area.id, to), ratingName(to))]);
  const now = ({ area: { id, rating } }: Held): CellText => (rating === null ? words.unrated : [line(say.step(id, rating), isGoalElsewhere ? "" : ratingName(rating))]);
  const { columns } = words;
  const widths = isGoalElsewhere ? [column(columns.area, 13), column(columns.lift, 11), column(columns.now, 32), column(columns.pain, 44)]
    : hasPains ? [column(columns.area, 12), column(columns.now, 22), column(columns.goal, 24), column(columns.pain, 42)]
    : [column(columns.area, 14), column(columns.now, 41), column(columns.goal, 45)];
  return [
    intro(fill(lifted.length > 0 ? words.needs.areasLead : words.needs.areasLeadOpen, { ...about, count: shown.length })
      + (isGoalElsewhere ? fill(words.needs.areasGoal, { chapter: words.chapters.target }) : "")),
    table(
      widths,
      shown.map((it) => body(
        { text: nameOfArea(it.area, context), tone: "strong" }, ...(isGoalElsewhere ? [goal(it), now(it)] : [now(it), goal(it)]), ...(hasPains ? [pains(it.area, context)] : []),
      )),
      { note: (rest > 0 ? fill(words.needs.areasMore, { count: rest }) : "") + (hasPains ? words.needs.painNote : catalogue === null ? words.needs.noPain : words.needs.noPainKnown) },
    ),
  ];
}

const liftedBy = ({ proposal: { package: { plan } }, result }: Proposed): readonly Held[] => result.areas.flatMap((area) => {
  const step = plan.steps.findLast((it) => it.kind === "area" && it.id === area.id);
  return step?.kind === "area" ? [{ area, to: step.to }] : [];
});

/** Below a rating the target counts areas at, while that count is not met; binding ones first. */
function belowLines({ proposal: { package: { target } }, result }: Proposed): readonly Held[] {
  const unmet = (result.decision.find((it) => it.level === target)?.conditions ?? []).filter((it) => !it.met).flatMap((it) => it.fact.split(","));
  return [...result.areas].sort((a, b) => Number(b.kind === "binding") - Number(a.kind === "binding") || a.no - b.no).flatMap((area) => {
    const asked = unmet.flatMap((fact) => {
      const [about, rating, kind] = fact.split(".");
      return about === "areas" && (kind === "all" || kind === area.kind) && (area.rating ?? 0) < Number(rating) ? [Number(rating)] : [];
    });
    return asked.length === 0 ? [] : [{ area, to: Math.max(...asked) }];
  });
}

function pains({ id }: AreaResult, { proposal: { package: { scenarios } } }: Proposed): CellText {
  const lines = scenarios.filter((it) => it.area === id).map((it) => line(fill(words.needs.pain, { id: it.id, text: onOneLine(it.pain) })));
  return lines.length === 0 ? words.target.noTurn : lines;
}
