/** Where a firm stands on the list of its sub-industry: which of its N and X rows it needs itself. */
import { hashJson } from "../../indicators/hash.js";
import type { AssessmentResult } from "../../scoring/result.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { needsOf, type Need } from "../list/need.js";
import type { ScenarioList } from "../list/schema.js";
import type { Dossier } from "./schema.js";

/** By the list's own rule, of the result at hand: also for a firm that is not behind the list, or is with another sheet. */
export function positionOn(list: ScenarioList, firm: AssessmentResult, catalogue: Catalogue): NonNullable<Dossier["list"]> {
  const { subIndustry, subIndustryName, firms, rule, rows, members } = list;
  const scenarios = new Map(catalogue.scenarios.map((it) => [it.id, it]));
  const needOf = needsOf(firm, rule.targetRating);
  const needs = rows.map(({ id, class: own }) => {
    const scenario = scenarios.get(id);
    return { id, own, need: scenario === undefined ? "unsuited" : needOf(scenario) };
  });
  const idsOf = (need: Need, classes: readonly string[] = ["N", "X", "dropped"]): readonly string[] =>
    needs.filter((it) => it.need === need && classes.includes(it.own)).map((it) => it.id);
  return {
    subIndustry, subIndustryName, firms, rule, sha256: hashJson(list),
    isMember: members.some((it) => it.id === firm.enterprise.id),
    common: idsOf("needs", ["N"]), specific: idsOf("needs", ["X"]), unknown: idsOf("unknown"), declined: idsOf("declined"),
  };
}
