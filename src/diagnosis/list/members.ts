/** Whose list it is: the firms of a sub-industry, each once, by the sheet that counts. */
import { issue, type Issue } from "../../issues.js";
import { compareText, historiesOf, subIndustryOf, type AssessedFirm, type FirmHistory } from "../firms.js";
import type { ListRule } from "./schema.js";

type StageWanted = ListRule["stage"];

export interface Members {
  /** By id. */
  readonly firms: readonly AssessedFirm[];
  readonly leftOut: { readonly otherSubIndustry: number; readonly noSuchStage: number; readonly repeated: number };
  readonly issues: readonly Issue[];
}

/** A firm belongs to the sub-industry its latest sheet names, whichever of its sheets counts. */
export function membersOf(assessed: readonly AssessedFirm[], subIndustry: string, stage: StageWanted): Members {
  const idsOf = (firms: readonly AssessedFirm[]): ReadonlySet<string> => new Set(firms.map((it) => it.enterprise.id));
  const mentioned = idsOf(assessed.filter((it) => subIndustryOf(it) === subIndustry));
  const histories = historiesOf(assessed.filter((it) => mentioned.has(it.enterprise.id)));
  const own = histories.firms.filter((it) => subIndustryOf(it.latest) === subIndustry);
  const firms = own.flatMap((it) => sheetOf(it, stage) ?? []);
  return {
    firms,
    leftOut: {
      otherSubIndustry: idsOf(assessed).size - mentioned.size + histories.firms.length - own.length,
      noSuchStage: own.length - firms.length,
      repeated: mentioned.size - histories.firms.length,
    },
    issues: histories.issues,
  };
}

const sheetOf = ({ sheets, latest }: FirmHistory, stage: StageWanted): AssessedFirm | undefined =>
  stage === "latest" ? latest : sheets.filter((it) => it.stage === stage).at(-1);

/** A list without firms says nothing; which ones the dataset does hold is what its reader needs. */
export function nobodyIn(assessed: readonly AssessedFirm[], subIndustry: string, stage: StageWanted): Issue {
  const counts = new Map<string, number>();
  for (const it of historiesOf(assessed).firms) {
    const place = subIndustryOf(it.latest);
    if (sheetOf(it, stage) !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const held = [...counts].sort(([a], [b]) => compareText(a, b)).map(([id, firms]) => `${id} (${firms})`);
  return issue("sub-industry-empty", {
    path: "subIndustry",
    expected: held.length === 0 ? "a firm with such a sheet" : `one of ${held.join(", ")}`,
    actual: stage === "latest" ? subIndustry : `${subIndustry}, stage ${stage}`,
  });
}
