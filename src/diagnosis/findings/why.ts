/** Why a gap matters: the next level's unmet conditions its subject counts towards, by this step or a later one. */
import type { AssessmentResult, Condition } from "../../scoring/result.js";
import type { Change } from "./changes.js";
import type { Gap } from "./schema.js";

export function whyOf(change: Change, { next }: AssessmentResult): Gap["why"] {
  return {
    kind: change.kind === "area" ? change.result.kind : null,
    serves: (next?.missing ?? []).filter((it: Condition) => it.fact.split(",").some((fact) => counts(change, fact))),
  };
}

/** Whether the subject counts towards a fact: an area towards every rating above its own, a question towards the points of its dimension. */
function counts(change: Change, fact: string): boolean {
  const [about, part, kind] = fact.split(".");
  if (change.kind === "area") return about === "areas" && Number(part) > (change.from ?? 0) && (kind === "all" || kind === change.result.kind);
  return about === "points" || (about === "dimensions" && part === change.result.dimension);
}
