/** What every chapter of a printed list is built from, and the views several chapters take of it. */
import type { ScenarioClass, ScenarioList, ScenarioRow } from "../../diagnosis/list/schema.js";
import type { LoadedPack } from "../../indicators/load.js";
import { ratingsOf } from "../../indicators/structure.js";
import { sentencesOf, type Sentences } from "../../scoring/sentences.js";
import words from "../../wording/list-report.zh-CN.json" with { type: "json" };
import listWords from "../../wording/list.zh-CN.json" with { type: "json" };
import { limit } from "../shares.js";
import { shortOfCommon } from "../tables/list-counts.js";
import { fill, words as common } from "../words.js";
import type { Section } from "../context.js";

export { listWords, words };

export interface ListContext {
  readonly list: ScenarioList;
  readonly pack: LoadedPack;
  /** Date of the document, ISO; `null`: unknown. */
  readonly date: string | null;
  readonly say: Sentences;
  /** The rows of each class, in the order of the list. */
  readonly rows: Readonly<Record<ScenarioClass, readonly ScenarioRow[]>>;
  /** 0 and every rating of the ladder. */
  readonly steps: readonly number[];
}

export type ListSection = Section<ListContext>;

export function contextOf(list: ScenarioList, pack: LoadedPack, date: string | null): ListContext {
  const of = (wanted: ScenarioClass): readonly ScenarioRow[] => list.rows.filter((it) => it.class === wanted);
  return {
    list, pack, date, say: sentencesOf(pack.wording),
    rows: { N: of("N"), X: of("X"), dropped: of("dropped") },
    steps: [0, ...ratingsOf(pack.definition)],
  };
}

/** The area's name, marked when it is binding. */
export const areaOf = ({ area, areaKind }: ScenarioRow, { say }: ListContext): string =>
  fill(common.markedName, { name: say.areaName(area), mark: areaKind === "binding" ? common.bindingMark : "" });

export const stepOf = ({ from, to }: ScenarioRow): string => fill(words.step, { from, to });

/** How many firms need at least one of these scenarios, as a clause. */
export function firmsNeeding(rows: readonly ScenarioRow[], { list: { members, firms } }: ListContext): string {
  const ids = new Set(rows.map((it) => it.id));
  const some = members.filter((it) => it.needs.some((id) => ids.has(id))).length;
  return fill(words.common.needing[some === firms ? "all" : "some"], { firms, some });
}

/** Why nothing is common, by count. */
export function whyNoneCommon({ list }: ListContext): string {
  const { why, none } = words.common;
  const { few, byExpert } = shortOfCommon(list);
  const rest = list.rows.length - few - byExpert;
  const threshold = limit(list.rule.threshold);
  const parts = [
    ...(few > 0 ? [fill(why.few, { count: few, minCount: list.rule.minCount })] : []),
    ...(byExpert > 0 ? [fill(why.byExpert, { count: byExpert })] : []),
    ...(rest === 0 ? [] : [fill(few + byExpert > 0 ? why.rest : why.all, { count: rest, threshold })]),
  ];
  return fill(none, { why: parts.join(words.clauseComma) });
}
