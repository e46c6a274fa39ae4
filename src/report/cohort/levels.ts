/** Firms by level, as columns: every level of the pack, and those nobody can tell yet. */
import type { Histogram } from "../blocks.js";
import { shareOf } from "../shares.js";
import { unverifiedLevels } from "../tables/cohort-rules.js";
import { fill, levelName, list, words as shared } from "../words.js";
import { words, type CohortContext } from "./context.js";

export interface LevelCount {
  readonly name: string;
  readonly firms: number;
}

/** In ascending order; the undetermined last, where there are any. */
export function levelCounts(of: { readonly levels: readonly { readonly level: number; readonly firms: number }[]; readonly undetermined: number }, context: CohortContext): readonly LevelCount[] {
  return [
    ...of.levels.map((it) => ({ name: levelName(it.level, context), firms: it.firms })),
    ...(of.undetermined > 0 ? [{ name: words.undetermined, firms: of.undetermined }] : []),
  ];
}

/** Of the width between two columns, what a column takes. */
const COLUMN = 0.62;
/** The highest column leaves room for its numbers. */
export const HIGHEST = 82;

export function levelChart(id: string, context: CohortContext): Histogram {
  const { cohort } = context;
  const counts = levelCounts(cohort, context);
  const most = Math.max(1, ...counts.map((it) => it.firms));
  const step = 100 / counts.length;
  const shown = (it: LevelCount): string => fill(words.countOverShare, { count: it.firms, share: shareOf(it.firms, cohort.firms) });
  return {
    kind: "histogram", id,
    title: titleOf(counts, most, cohort.firms),
    caption: words.summary.levelsCaption + words.rounded + unverifiedLevels(context.pack).join(""),
    alt: fill(words.summary.levelsAlt, { values: list(counts.map((it) => fill(words.levelCount, { level: it.name, count: it.firms }))) }),
    bins: counts.map((it, i) => ({ from: step * (i + (1 - COLUMN) / 2), width: step * COLUMN, height: (it.firms / most) * HIGHEST, shown: shown(it) })),
    ticks: counts.map((it, i) => ({ at: step * (i + 0.5), label: it.name })),
    lines: [],
  };
}

function titleOf(counts: readonly LevelCount[], most: number, firms: number): string {
  const names = counts.filter((it) => it.firms === most).map((it) => it.name);
  const about = { count: most, share: shareOf(most, firms) };
  return names.length > 1
    ? fill(words.summary.levelsTitleTied, { ...about, levels: list(names) })
    : fill(words.summary.levelsTitle, { ...about, level: names[0] ?? shared.unknown });
}
