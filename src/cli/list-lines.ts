/** An N+X list as lines for people: the rule, N, X, what was dropped and why, what experts decided. */
import type { ScenarioClass, ScenarioList, ScenarioRow } from "../diagnosis/list/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { limit } from "../report/shares.js";
import { applicableOf, needingOf, shareText } from "../report/tables/list-counts.js";
import { cautionsOf, datesText, firmsText } from "../report/tables/list-firms.js";
import { layerLines, notesFor } from "../report/tables/list-layers.js";
import { subIndustriesText } from "../report/tables/scenario-words.js";
import { productListLines } from "./list-products.js";
import { fill } from "../wording/fill.js";
import words from "../wording/list.zh-CN.json" with { type: "json" };
import tables from "../wording/tables.zh-CN.json" with { type: "json" };

const { text } = words;
const said = tables.aboutList;

export function listLines(list: ScenarioList, pack: LoadedPack): readonly string[] {
  const { subIndustry, subIndustryName, catalogue, rule, rows } = list;
  return [
    fill(text.title, { name: subIndustryName, id: subIndustry }),
    fill(text.pack, { pack: pack.wording.title }),
    ...layerLines(catalogue),
    fill(text.firms, { firms: firmsText(list), stage: said.stages[rule.stage], dates: datesText(list) }),
    ...cautionsOf(list),
    ...leftOutLine(list),
    fill(text.rule, { sentences: ruleSentences(list).join("") }),
    ...(["N", "X"] as const).flatMap((it) => classLines(list, it, pack)),
    ...droppedLines(rows),
    ...overrideLines(rows),
    ...productListLines(list),
    "", text.notes, ...[text.legend, words.needNote, ...notesFor(catalogue.notes), said.natureText].map((it) => `  ${it}`),
  ];
}

function leftOutLine({ leftOut }: ScenarioList): readonly string[] {
  const parts = (["otherSubIndustry", "noSuchStage", "repeated", "unreadable"] as const).filter((it) => leftOut[it] > 0)
    .map((it) => fill(text.left, { what: text.leftOutOf[it], count: fill(it === "unreadable" ? said.count : said.firmCount, { count: leftOut[it] }) }));
  return parts.length === 0 ? [] : [fill(text.leftOut, { parts: parts.join(text.semicolon) })];
}

const ruleSentences = ({ rule: { threshold, minCount, floor, targetRating, maxCommon } }: ScenarioList): readonly string[] => [
  `${words.classes.N}：${fill(said.NText, { threshold: limit(threshold), minCount })}`,
  `${words.classes.X}：${fill(said.XText, { floor: limit(floor) })}`,
  fill(said.needingText, { target: targetRating }),
  ...(maxCommon === null ? [] : [`${said.cap}：${fill(said.capText, { max: maxCommon })}`]),
];

const ofClass = (rows: readonly ScenarioRow[], wanted: ScenarioClass): readonly ScenarioRow[] => rows.filter((it) => it.class === wanted);

function classLines(list: ScenarioList, wanted: "N" | "X", pack: LoadedPack): readonly string[] {
  const own = ofClass(list.rows, wanted);
  const counts = own.map((it) => `${needingOf(it, list.rule)}/${applicableOf(it)}`);
  const width = Math.max(...counts.map((it) => it.length));
  return [
    "", fill(text.class, { class: words.classes[wanted], count: own.length }),
    ...(own.length === 0 ? [] : [`  ${text.head}`]),
    ...own.map((row, i) => `  ${rowLine(row, (counts[i] ?? "").padStart(width), list, pack)}`),
  ];
}

function rowLine(row: ScenarioRow, counts: string, list: ScenarioList, { wording }: LoadedPack): string {
  const { id, name, from, to, area, areaKind } = row;
  const remarks = [
    row.special ? fill(text.special, { names: subIndustriesText(row, list) }) : "",
    row.reason === "cut-from-common" ? words.reasons[row.reason] : "",
    row.override === null ? "" : text.overridden,
    row.unknown > 0 ? fill(text.unknown, { count: row.unknown }) : "",
    row.declined > 0 ? fill(text.declined, { count: row.declined }) : "",
    row.reviewed ? "" : words.unreviewed,
  ].filter((it) => it !== "");
  return fill(text.row, {
    counts, share: shareText(row, list.rule).padStart("100.0%".length), from, to, mark: text[areaKind], id, name, area: wording.areas[area]?.name ?? area,
    remarks: remarks.length === 0 ? "" : fill(text.remarks, { remarks: remarks.join(text.comma) }),
  });
}

/** Summed by reason, an expert's before the rule's; each scenario is named, so that none vanishes. */
function droppedLines(rows: readonly ScenarioRow[]): readonly string[] {
  const byReason = new Map<string, readonly string[]>();
  const dropped = ofClass(rows, "dropped");
  for (const { reason, id, override } of dropped) {
    const why = override === null ? words.reasons[reason] : text.overridden;
    byReason.set(why, [...(byReason.get(why) ?? []), id]);
  }
  return [
    "", fill(text.class, { class: words.classes.dropped, count: dropped.length }),
    ...[...byReason].map(([reason, ids]) => `  ${fill(text.reason, { reason, count: ids.length, ids: ids.join(text.comma) })}`),
  ];
}

function overrideLines(rows: readonly ScenarioRow[]): readonly string[] {
  const lines = rows.flatMap(({ id, name, byRule, class: decided, override }) => (override === null ? [] : [
    `  ${fill(text.override, { id, name, from: words.classes[byRule], to: words.classes[decided], who: override.name, reason: override.reason })}`,
  ]));
  return lines.length === 0 ? [] : ["", fill(text.overrides, { count: lines.length }), ...lines];
}
