/** Points lost by indicator, largest first; a question still open stands last, outlined: it has lost nothing yet. */
import type { IndicatorResult } from "../../scoring/result.js";
import type { Block } from "../blocks.js";
import type { Context } from "../context.js";
import { alike, sumOf, type Format } from "../numbers.js";
import { intro } from "../prose.js";
import { lossesOf } from "../ranking.js";
import { fill, list, words } from "../words.js";

const NAMED = 3;

export function lossBars({ result, say }: Context): Block {
  const losses = lossesOf(result.indicators);
  const { state, ordered, losing, open } = losses;
  if (state === "nothing") return intro(words.level.barsTitle.nothing);
  const points = alike(ordered.map((it) => it.lost));
  const max = alike(ordered.map((it) => it.maxPoints));
  const nameOf = (it: IndicatorResult): string => say.indicatorName(it.id);
  const isOpen = (it: IndicatorResult): boolean => it.status === "unanswered";
  const alt = ordered.map((it) => fill(isOpen(it) ? words.level.barsAltOpen : words.level.barsAltValue, { name: nameOf(it), lost: points(it.lost), max: max(it.maxPoints) }));
  return {
    kind: "bars", id: "level-bars",
    title: fill(words.level.barsTitle[state], {
      most: mostLost(losing, nameOf, points), total: points(losses.points), open, stake: losses.stake,
    }),
    caption: open > 0 ? words.level.barsCaptionWorst : words.level.barsCaption,
    alt: fill(words.level.barsAlt, { values: alt.join(words.listComma) }),
    bars: ordered.map((it) => ({
      name: labelled(it, nameOf(it)), dark: it.lost, max: it.maxPoints, isOpen: isOpen(it),
      shown: fill(words.pointsOf, { points: isOpen(it) ? words.unknown : points(it.lost), max: max(it.maxPoints) }),
    })),
  };
}

/** Names the first three; where the third place is shared, they are among the foremost, not the foremost. */
function mostLost(losing: readonly IndicatorResult[], nameOf: (it: IndicatorResult) => string, points: Format): string {
  const most = losing.slice(0, NAMED);
  const isTied = most.length === NAMED && losing[NAMED]?.lost === most.at(-1)?.lost;
  const { one, several, tied } = words.level.barsMost;
  return fill(isTied ? tied : most.length === 1 ? one : several, { names: list(most.map(nameOf)), top: points(sumOf(most.map((it) => it.lost))) });
}

function labelled({ status }: IndicatorResult, name: string): string {
  if (status === "unanswered") return fill(words.level.openSuffix, { name });
  return status === "not-applicable" ? fill(words.level.notApplicableSuffix, { name }) : name;
}
