/** How far the programme has come: each target, what was counted towards it, and what cannot be told yet. */
import type { Cohort, TargetProgress } from "../../diagnosis/cohort/schema.js";
import tables from "../../wording/tables.zh-CN.json" with { type: "json" };
import type { Block } from "../blocks.js";
import { part } from "../context.js";
import { body, column, group, line, table, type RowText } from "../table.js";
import { dateInWords, fill, list, orUnknown, shorten } from "../words.js";
import { named, words, type CohortContext, type CohortSection } from "./context.js";
import { actualOf, missingOf, requiredOf, termsOf, verdictOf, verdictsOf } from "./targets.js";

const NAMED = 30;
/** Of a name within the sentence. */
const NAME_WIDTH = 30;
const { lackingReasons } = tables.cohort;

export const programme: CohortSection = {
  id: "programme",
  title: () => words.chapters.programme,
  numbering: "chapter",
  build: (context) => {
    const { programme: it } = context.cohort;
    if (it === null) return null;
    return {
      lead: fill(words.programme.lead, { name: shorten(it.name, NAME_WIDTH), count: it.targets.length, firms: it.firms, ...verdictsOf(it.targets) }),
      parts: [
        ...part("programme-targets", words.parts.targets, [targetTable(it, context)]),
        ...part("programme-evidence", words.parts.evidence, [evidence(it.targets)]),
      ],
    };
  },
};

function targetTable({ targets, source, deadline }: NonNullable<Cohort["programme"]>, context: CohortContext): Block {
  const { columns } = words;
  return table(
    [column(columns.target, 28), column(columns.required, 11, "end"), column(columns.actual, 19, "end"), column(columns.met, 14), column(columns.missing, 13, "end"), column(columns.lacking, 15)],
    targets.map((it) => {
      const terms = termsOf(it, context);
      return body(
        [line(it.name), ...(terms === "" ? [] : [line(terms)])], requiredOf(it), actualOf(it), { text: verdictOf(it), tone: it.met === true ? "strong" : "gap" },
        missingOf(it), orUnknown(list(it.lacking.map((reason) => lackingReasons[reason]))),
      );
    }),
    { note: fill(words.programme.note, { source, deadline: dateInWords(deadline) }) },
  );
}

function evidence(targets: readonly TargetProgress[]): Block {
  const { columns, programme: say } = words;
  const rows = targets.flatMap((it): readonly RowText[] => {
    const kinds = [[say.counted, it.counted], [say.short, it.short], [say.unknown, it.unknown]] as const;
    const some = kinds.filter(([, names]) => names.length > 0);
    return some.length === 0 ? [] : [group(it.name), ...some.map(([label, names]) => body(label, String(names.length), named(names, NAMED)))];
  });
  if (rows.length === 0) return { kind: "prose", tone: "plain", paragraphs: [say.noEvidence] };
  return table([column(columns.kind, 14), column(columns.count, 9, "end"), column(columns.ids, 77)], rows);
}
