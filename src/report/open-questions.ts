/** The unanswered questions as a table, the one that matters most first. */
import type { Table } from "./blocks.js";
import type { Context } from "./context.js";
import { nameOfArea } from "./names.js";
import { alike } from "./numbers.js";
import { body, column, table } from "./table.js";
import { fill, levelName, words } from "./words.js";

export function openQuestionTable(context: Context, atMost: number, title?: string): Table {
  const { result, say } = context;
  const shown = result.openQuestions.slice(0, atMost);
  const points = alike(shown.map((it) => it.pointsAtStake));
  const nameOf = (it: (typeof shown)[number]): string => {
    const area = result.areas.find(({ id }) => it.kind === "area" && id === it.id);
    const indicator = result.indicators.find(({ id }) => it.kind === "indicator" && id === it.id);
    if (area !== undefined) return fill(words.notes.areaItem, { no: area.no, name: nameOfArea(area, context) });
    return fill(words.notes.indicatorItem, { no: indicator?.no ?? "", name: say.indicatorName(it.id) });
  };
  return table(
    [
      column(words.columns.no, 7, "end"), column(words.columns.openItem, 27), column(words.columns.effect, 33),
      column(words.columns.best, 11), column(words.columns.worst, 11), column(words.columns.stake, 11, "end"),
    ],
    shown.map((it, i) => body(
      String(i + 1), nameOf(it), effectOf(it, context), levelName(it.levelIfBest, context), levelName(it.levelIfWorst, context),
      it.kind === "area" ? words.notes.earnsNothing : points(it.pointsAtStake),
    )),
    title === undefined ? {} : { title },
  );
}

function effectOf(it: Context["result"]["openQuestions"][number], context: Context): string {
  const [worst, best] = context.result.levelRange;
  if (it.levelIfBest > worst) return fill(words.notes.raises, { level: levelName(it.levelIfBest, context) });
  if (it.levelIfWorst < best) return fill(words.notes.lowers, { level: levelName(it.levelIfWorst, context) });
  return words.notes.noEffect;
}
