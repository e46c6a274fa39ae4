/** The gaps that count most for the level, in the order of the diagnosis; the rest is counted. */
import { gapSentences } from "../../../diagnosis/findings/sentences.js";
import { together } from "../../../diagnosis/findings/together.js";
import type { Block } from "../../blocks.js";
import { alike } from "../../numbers.js";
import { intro } from "../../prose.js";
import { body, column, line, table, type CellText } from "../../table.js";
import { fill, levelName } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { effectOf } from "./gap-effect.js";
import { words } from "./plan-words.js";

/** Rows; options of one question that do the same share one. */
const MOST = 10;

type Gaps = ReturnType<typeof together>[number];

export function gapBlocks(context: Proposed): readonly Block[] {
  const { proposal: { diagnosis }, pack, say } = context;
  const { findings, target } = diagnosis;
  const sentences = gapSentences(pack, null);
  const shown = together(findings).slice(0, MOST);
  const count = shown.flat().length;
  const points = alike(shown.map(([it]) => it.points));
  const worth = ([first, ...more]: Gaps): string => {
    if (first.kind === "area") return words.needs.areaWorth;
    return fill(first.open ? words.needs.openWorth : more.length > 0 ? words.needs.each : "{points}", { points: points(first.points) });
  };
  const what = (gaps: Gaps): CellText => {
    const figures = sentences.figures(gaps[0]);
    return [line(gaps.length > 1 ? sentences.whatAny(gaps) : sentences.what(gaps[0])), ...(figures === null ? [] : [line(figures, words.needs.figures)])];
  };
  const effectHead = target === null ? words.columns.effectTop : fill(words.columns.effect, { level: levelName(target.level, context) });
  return [
    intro(target === null ? words.needs.gapsLeadTop : fill(words.needs.gapsLead, { level: say.level(target.level) })),
    table(
      [column(words.columns.no, 6, "end"), column(words.columns.gap, 56), column(words.columns.worth, 9, "end"), column(effectHead, 29)],
      shown.map((gaps, i) => body(String(i + 1), what(gaps), worth(gaps), effectOf(gaps[0], diagnosis, context))),
      { note: fill(count === findings.length ? words.needs.gapsAll : words.needs.gapsMore, { shown: count, rest: findings.length - count, count: findings.length }) },
    ),
  ];
}
