/** How a firm stands to a scenario, as a sign: the same in the printed matrix and in the workbook. */
import type { ScenarioList, ScenarioRow } from "../../diagnosis/list/schema.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };

type Member = ScenarioList["members"][number];

/** `meets`: it is there already; `later`: it is not yet where the scenario begins; `none`: it does not suit the firm, or this round. */
export const looks = ["needs", "meets", "later", "none", "declined", "unknown"] as const;
export type Look = (typeof looks)[number];

export const { signs, legend } = words.matrix;

/** Of one firm, for any row. */
export function lookOf(member: Member): (row: ScenarioRow) => Look {
  const [needs, declined, unknown] = [new Set(member.needs), new Set(member.declined), new Set(member.unknown)];
  const ratings = new Map(member.areas.map((it) => [it.id, it.rating]));
  return ({ id, area, from, to, reason }) => {
    if (needs.has(id)) return "needs";
    if (declined.has(id)) return "declined";
    if (unknown.has(id)) return "unknown";
    const rating = ratings.get(area) ?? null;
    if (reason === "withdrawn" || rating === null) return "none";
    if (rating >= to) return "meets";
    // ladders start at 1: who is below the first step starts there too
    return Math.max(rating, 1) < from ? "later" : "none";
  };
}

/** N and X, in the order of the list: what nobody is offered needs no column. */
export const offered = ({ rows }: Pick<ScenarioList, "rows">): readonly ScenarioRow[] => rows.filter((row) => row.class !== "dropped");

/** How many firms stand so, scenario by scenario. */
export function sumsOf(rows: readonly ScenarioRow[], { members }: Pick<ScenarioList, "members">): ReadonlyMap<Look, readonly number[]> {
  const seen = members.map((member) => rows.map(lookOf(member)));
  return new Map(looks.map((look) => [look, rows.map((_row, r) => seen.filter((of) => of[r] === look).length)]));
}

/** Signs in use: one that no firm has needs neither legend nor sum, but the first three always have. */
export const looksIn = (sums: ReadonlyMap<Look, readonly number[]>): readonly Look[] =>
  looks.filter((look, i) => i < 3 || (sums.get(look) ?? []).some((count) => count > 0));
