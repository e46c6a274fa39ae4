/** Whose sheets a list rests on, in words: by which kind of assessment, of which stage, from when; and how far that carries. */
import { GENERAL } from "../../diagnosis/catalogue/schema.js";
import { compareText } from "../../diagnosis/firms.js";
import { defaultRule } from "../../diagnosis/list/rule.js";
import type { ScenarioList } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/list.zh-CN.json" with { type: "json" };
import { dateInWords, list as enumerate, words as shared } from "../words.js";

const said = words.members;
type Members = Pick<ScenarioList, "members">;

/** How many firms, by which assessments. */
export const firmsText = ({ firms, members }: ScenarioList): string => fill(said.firms, {
  firms,
  kinds: enumerate((["self", "diagnosis", "on-site"] as const).flatMap((basis) => counted(shared.basisNames[basis], members.filter((it) => it.basis === basis).length))),
});

/** How many sheets of which stage; `null`: no sheet names one. */
export function stagesText({ members }: Members): string | null {
  if (members.every((it) => it.stage === null)) return null;
  return enumerate([...(["before", "after"] as const), null].flatMap((stage) =>
    counted(stage === null ? said.noStage : said.stages[stage], members.filter((it) => it.stage === stage).length)));
}

/** From when to when the firms were assessed. */
export function datesText({ members }: Members): string {
  const dates = members.flatMap((it) => it.assessedOn ?? []).sort(compareText);
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return said.undated;
  const span = first === last ? dateInWords(first) : fill(said.span, { first: dateInWords(first), last: dateInWords(last) });
  const undated = members.length - dates.length;
  return undated === 0 ? span : fill(said.partlyDated, { span, count: undated });
}

const counted = (name: string, count: number): readonly string[] => (count === 0 ? [] : [fill(said.counted, { name, count })]);

/** Fewer firms than this times `minCount` show no common need. */
const ENOUGH = 2;

/** Why the classes may say less than they seem to. */
export function cautionsOf({ firms, rule, subIndustry, subIndustryName }: ScenarioList): readonly string[] {
  const enough = ENOUGH * Math.max(rule.minCount, defaultRule.minCount);
  return [
    ...(firms < enough ? [fill(said.fewFirms, { firms, enough })] : []),
    ...(subIndustry === GENERAL ? [fill(said.noTrade, { name: subIndustryName })] : []),
  ];
}
