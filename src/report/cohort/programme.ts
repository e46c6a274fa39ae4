/** How far the programme has come: each target, what was counted towards it, and what cannot be told yet. */
import type { Cohort, TargetProgress } from "../../diagnosis/cohort/schema.js";
import tables from "../../wording/tables.zh-CN.json" with { type: "json" };
import type { Block } from "../blocks.js";
import { part } from "../context.js";
import { body, column, detail, group, line, table, type RowText } from "../table.js";
import { countedHow } from "../tables/cohort-rules.js";
import { dateInWords, fill, list, orUnknown, shorten, words as shared } from "../words.js";
import { words, type CohortContext, type CohortSection } from "./context.js";
import { actualOf, missingOf, requiredOf, verdictOf, verdictsOf } from "./targets.js";

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
        ...part("programme-evidence", words.parts.evidence, [evidence(it)]),
      ],
    };
  },
};

function targetTable({ targets, source, deadline }: NonNullable<Cohort["programme"]>, context: CohortContext): Block {
  const { columns } = words;
  return table(
    [column(columns.target, 25), column(columns.required, 9, "end"), column(columns.actual, 20, "end"), column(columns.met, 13), column(columns.missing, 18), column(columns.lacking, 15)],
    targets.flatMap((it) => [
      body(
        it.name, requiredOf(it), actualOf(it), { text: verdictOf(it), tone: it.met === true ? "strong" : "gap" },
        missingOf(it), orUnknown(list(it.lacking.map((reason) => lackingReasons[reason]))),
      ),
      detail({ text: [line(countedHow(it, context.pack), tables.cohort.countingRule)], span: 6 }),
    ]),
    { note: fill(words.programme.note, { source, deadline: dateInWords(deadline) }) },
  );
}

type Programme = NonNullable<Cohort["programme"]>;

/** Firms in few lines, records one by one with what proves them. */
function evidence({ targets, names }: Programme): Block {
  const { columns, programme: say } = words;
  const nameOf = new Map(names.map((it) => [it.id, it.name]));
  const firm = (id: string): string => fill(nameOf.has(id) ? words.movement.named : words.movement.unnamed, { id, name: nameOf.get(id) ?? "" });
  const rows = targets.flatMap((it): readonly RowText[] => {
    const kinds = [[say.counted, it.counted], [say.short, it.short], [say.unknown, it.unknown]] as const;
    const lines = it.kind === "records" ? it.records.map(recordRow)
      : kinds.filter(([, ids]) => ids.length > 0).map(([label, ids]) => body(label, fill(words.firms, { count: ids.length }), firmsNamed(ids.map(firm))));
    return lines.length === 0 ? [] : [group(it.name), ...lines];
  });
  if (rows.length === 0) return { kind: "prose", tone: "plain", paragraphs: [say.noEvidence] };
  return table([column(columns.kind, 14), column(columns.count, 9, "end"), column(columns.evidence, 77)], rows);
}

const firmsNamed = (names: readonly string[]): string => (names.length > NAMED ? fill(words.moreFirms, { names: list(names.slice(0, NAMED)), count: names.length }) : list(names));

/** A record without evidence says so. */
function recordRow({ id, name, evidence: proofs, date, firm }: TargetProgress["records"][number]): RowText {
  const { counted, short, record, noProof, recordDate, recordFirm } = words.programme;
  const facts = [...(date === null ? [] : [fill(recordDate, { date: dateInWords(date) })]), ...(firm === null ? [] : [fill(recordFirm, { firm })])];
  return body(proofs.length > 0 ? counted : short, fill(words.records, { count: 1 }), [
    line(fill(record, { name, id })), line(proofs.length > 0 ? [...proofs, ...facts].join(shared.semicolon) : noProof),
  ]);
}
