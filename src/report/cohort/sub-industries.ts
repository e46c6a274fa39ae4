/** The firms by sub-industry and level. */
import type { Cohort } from "../../diagnosis/cohort/schema.js";
import { part } from "../context.js";
import { mean, shareOf } from "../shares.js";
import { body, column, line, table, total, type CellText } from "../table.js";
import { fill, levelName, shorten } from "../words.js";
import { words, type CohortContext, type CohortSection } from "./context.js";

/** Of a name within the sentence. */
const NAME_WIDTH = 30;

export const subIndustries: CohortSection = {
  id: "sub-industries",
  title: () => words.chapters.subIndustries,
  numbering: "chapter",
  build: (context) => (context.cohort.subIndustries.length === 0 ? null : {
    lead: leadOf(context),
    parts: part("sub-industries-table", null, [levelTable(context)]),
  }),
};

function leadOf({ cohort: { subIndustries: all, firms } }: CohortContext): string {
  const { lead, leadOne, leadPlain } = words.subIndustries;
  const scored = all.flatMap((it) => (it.meanPoints === null ? [] : [{ name: shorten(it.name, NAME_WIDTH), firms: it.firms, points: it.meanPoints }])).sort((a, b) => b.points - a.points);
  const [high, low] = [scored[0], scored.at(-1)];
  if (high === undefined || low === undefined) return fill(leadPlain, { count: all.length, firms });
  if (all.length === 1) return fill(leadOne, { name: high.name, firms: high.firms, points: mean(high.points) });
  if (high.points === low.points) return fill(leadPlain, { count: all.length, firms });
  return fill(lead, { count: all.length, high: high.name, highPoints: mean(high.points), low: low.name, lowPoints: mean(low.points) });
}

type Counted = Pick<Cohort, "levels" | "undetermined" | "firms">;

function levelTable(context: CohortContext) {
  const { cohort } = context;
  const { columns } = words;
  const places = cohort.levels.length + 1;
  const cells = ({ levels, undetermined, firms }: Counted): readonly CellText[] =>
    [...levels.map((it) => it.firms), undetermined].map((count) => [line(String(count)), line(shareOf(count, firms))]);
  return table(
    [
      column(columns.subIndustry, 24), column(columns.firms, 8, "end"),
      ...[...cohort.levels.map((it) => levelName(it.level, context)), words.undetermined].map((name) => column(name, 56 / places, "end")),
      column(columns.meanPoints, 12, "end"),
    ],
    [
      ...cohort.subIndustries.map((it) => body(it.name, String(it.firms), ...cells(it), mean(it.meanPoints))),
      total(words.total, String(cohort.firms), ...cells(cohort), mean(cohort.points.mean)),
    ],
    { note: words.subIndustries.note + words.rounded },
  );
}
