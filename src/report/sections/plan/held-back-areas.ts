/** The areas the target asks to be lifted: where they stand, where they must get to, and what firms at that step usually suffer from. */
import type { Block } from "../../blocks.js";
import { nameOfArea } from "../../next-steps.js";
import { body, column, line, table, type CellText } from "../../table.js";
import { fill } from "../../words.js";
import type { AreaResult } from "../../../scoring/result.js";
import type { Proposed } from "../proposal/context.js";
import { intro, note, onOneLine, ratingName, words } from "./plan-words.js";

const MOST = 10;
const PAIN_WIDTH = 30;

interface Held {
  readonly area: AreaResult;
  readonly to: number;
}

export function heldBackAreas(context: Proposed): readonly Block[] {
  const { proposal: { package: { plan, target, catalogue, scenarios } }, say } = context;
  const lifted = liftedBy(context);
  const held = lifted.length > 0 ? lifted : plan.reachable ? [] : belowLines(context);
  const about = { level: say.level(target), count: Math.min(MOST, held.length) };
  if (held.length === 0) return [note(fill(words.needs.areasNone, about))];
  const shown = lifted.length > 0 ? held : held.slice(0, MOST);
  const rest = held.length - shown.length;
  const hasPains = shown.some(({ area }) => scenarios.some((it) => it.area === area.id));
  const width = hasPains ? 0 : PAIN_WIDTH / 2;
  return [
    intro(fill(lifted.length > 0 ? words.needs.areasLead : words.needs.areasLeadOpen, { ...about, count: shown.length })),
    table(
      [column(words.columns.area, 14), column(words.columns.now, 26 + width), column(words.columns.goal, 30 + width), ...(hasPains ? [column(words.columns.pain, PAIN_WIDTH)] : [])],
      shown.map(({ area, to }) => body(
        { text: nameOfArea(area, context), tone: "strong" }, standing(area, context), [line(say.step(area.id, to), ratingName(to))],
        ...(hasPains ? [pains(area, context)] : []),
      )),
      { note: (rest > 0 ? fill(words.needs.areasMore, { count: rest }) : "") + (hasPains ? words.needs.painNote : catalogue === null ? words.needs.noPain : words.needs.noPainKnown) },
    ),
  ];
}

const standing = ({ id, rating }: AreaResult, { say }: Proposed): CellText => (rating === null ? words.unrated : [line(say.step(id, rating), ratingName(rating))]);

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
