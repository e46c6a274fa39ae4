/** The conclusion on one page: how many of each class, by which rule, of which firms, and what was left out. */
import type { ScenarioRow } from "../../diagnosis/list/schema.js";
import type { Block, Table } from "../blocks.js";
import { part } from "../context.js";
import { compareShares } from "../numbers.js";
import { barOf, limit, shareOf } from "../shares.js";
import { body, column, table, total } from "../table.js";
import { fill, shorten, tied, words as common } from "../words.js";
import { shareText, shortOfCommon } from "../tables/list-counts.js";
import { cautionsOf, datesText, firmsText } from "../tables/list-firms.js";
import { listWords, whyNoneCommon, words, type ListContext, type ListSection } from "./context.js";

/** Names longer than this are cut here: the page is one. */
const NAME_WIDTH = 30;

export const summary: ListSection = {
  id: "summary",
  title: () => words.chapters.summary,
  numbering: "chapter",
  build: (context) => {
    const { list, rows } = context;
    const { cut } = shortOfCommon(list);
    const cautions = cautionsOf(list);
    return {
      lead: fill(words.summary.lead, {
        name: shorten(list.subIndustryName, NAME_WIDTH), firms: firmsText(list),
        common: rows.N.length, specific: rows.X.length, cut: cut === 0 ? "" : fill(words.summary.cut, { count: cut }), dropped: rows.dropped.length,
        widest: widest(context),
      }),
      parts: [
        ...part("list-cautions", null, cautions.length === 0 ? [] : [{ kind: "prose", tone: "plain", paragraphs: cautions }], "landscape"),
        ...part("list-counts", null, [{ kind: "columns", ratio: "even", columns: [[classTable(context), leftOut(context)], [levelTable(context)]] }], "landscape"),
        ...part("list-rule", words.parts.rule, rule(context), "landscape"),
      ],
    };
  },
};

const shareIn = (it: ScenarioRow) => ({ points: it.needing, maxPoints: it.applicable });

/** The common scenarios with the largest share; binding areas come first in the list, whatever their share. */
function widest(context: ListContext): string {
  const { rows: { N: rows }, list: { rule } } = context;
  const [first] = rows.filter((it) => it.applicable > 0).sort((a, b) => compareShares(shareIn(b), shareIn(a)));
  if (first === undefined) return whyNoneCommon(context);
  const same = rows.filter((it) => it.applicable > 0 && compareShares(shareIn(it), shareIn(first)) === 0).map((it) => ({ ...it, name: shorten(it.name, NAME_WIDTH) }));
  const [only] = same;
  const { widest: one, widestSeveral, widestItem } = words.summary;
  return fill(same.length === 1 ? one : widestSeveral, {
    names: same.length === 1 ? only?.name ?? "" : tied(same.map((it) => fill(widestItem, { name: it.name, needing: it.needing, applicable: it.applicable }))),
    needing: first.needing, applicable: first.applicable, share: shareText(first, rule),
  });
}

function classTable({ list, rows }: ListContext): Table {
  const { columns } = words;
  const counts = (of: readonly ScenarioRow[]): readonly string[] => [
    of, of.filter((it) => it.areaKind === "binding"), of.filter((it) => !it.reviewed), of.filter((it) => it.override !== null),
  ].map((it) => String(it.length));
  return table(
    [column(columns.class, 32), column(columns.scenarios, 14, "end"), column(columns.binding, 18, "end"), column(columns.unreviewed, 18, "end"), column(columns.overridden, 18, "end")],
    [
      ...(["N", "X", "dropped"] as const).map((it) => body(words.classes[it], ...counts(rows[it]))),
      total(words.summary.total, ...counts(list.rows)),
    ],
    { title: words.summary.classesTitle },
  );
}

function levelTable({ list, pack, say }: ListContext): Table {
  const { members, firms } = list;
  const { columns } = words;
  const levels = [0, ...pack.definition.levels.map((it) => it.level)];
  const certain = members.filter((it) => it.levelRange[0] === it.levelRange[1]);
  const row = (label: string, count: number) => body(label, String(count), shareOf(count, firms), { text: [], bar: barOf(count, firms) });
  return table(
    [column(columns.level, 36), column(columns.firms, 12, "end"), column(columns.firmShare, 18, "end"), column("", 34)],
    [
      ...levels.map((level) => row(say.level(level), certain.filter((it) => it.level === level).length)),
      ...(certain.length < members.length ? [row(words.summary.undetermined, members.length - certain.length)] : []),
      total(words.summary.total, String(firms), shareOf(firms, firms), ""),
    ],
    { title: fill(words.summary.levelsTitle, { firms, dates: datesText(list) }), note: words.summary.levelsNote },
  );
}

function rule({ list: { rule: it } }: ListContext): readonly Block[] {
  const { columns, rule: say } = words;
  const values = {
    threshold: limit(it.threshold), minCount: it.minCount, floor: limit(it.floor), targetRating: it.targetRating,
    maxCommon: it.maxCommon === null ? say.noCap : fill(say.cap, { count: it.maxCommon }), stage: words.stages[it.stage],
  };
  return [
    { kind: "prose", tone: "plain", paragraphs: [say.order + listWords.needNote] },
    table(
      [column(columns.parameter, 18), column(columns.value, 20), column(columns.meaning, 62)],
      say.rows.map(([name = "", value = "", meaning = ""]) => body(name, { text: fill(value, values), tone: "strong" }, meaning)),
    ),
  ];
}

function leftOut({ list: { leftOut: it } }: ListContext): Block {
  const { columns, leftOut: say } = words;
  const kinds = ["otherSubIndustry", "noSuchStage", "repeated", "unreadable"] as const;
  const some = kinds.filter((kind) => it[kind] > 0);
  if (some.length === 0) return { kind: "prose", tone: "note", paragraphs: [words.summary.leftOutNone] };
  return table(
    [column(columns.leftOut, 38), column(columns.count, 12, "end"), column(columns.why, 50)],
    some.map((kind) => body(say[kind][0] ?? common.unknown, String(it[kind]), say[kind][1] ?? common.unknown)),
    { title: words.summary.leftOutTitle },
  );
}
