/** What can be wrong with what a list is asked for. */
import type { LoadedPack } from "../../indicators/load.js";
import { expectedAmong } from "../../indicators/nearest.js";
import { formatPath } from "../../indicators/zod-issues.js";
import { issue, type Issue } from "../../issues.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { GENERAL } from "../catalogue/schema.js";
import { isForIndustry } from "../catalogue/suits.js";
import { compareText, type AssessedFirm } from "../firms.js";
import { idIssues, type ListOverride } from "./overrides.js";

/** A sub-industry the catalogue does not know; `general` always is. */
export function placeIssues(subIndustry: string, { subIndustries }: Catalogue): readonly Issue[] {
  const known = [...new Set([...subIndustries.map((it) => it.id), GENERAL])];
  return known.includes(subIndustry) ? [] : [issue("sub-industry-unknown", { path: "subIndustry", expected: expectedAmong(subIndustry, known), actual: subIndustry })];
}

/** An override that changes nothing on this list would vanish silently. */
export function overrideIssues(overrides: readonly ListOverride[], catalogue: Catalogue, subIndustry: string): readonly Issue[] {
  const elsewhere = new Set(catalogue.scenarios.filter((it) => !isForIndustry(it, subIndustry)).map((it) => it.id));
  return [
    ...idIssues(overrides.map((it) => it.id), catalogue),
    ...overrides.flatMap(({ id }, i) => (elsewhere.has(id)
      ? [issue("field-invalid", { path: formatPath(["overrides", i, "id"]), expected: "a scenario of this list", actual: id })]
      : [])),
  ];
}

/** Ratings of another edition are steps of another ladder. */
export function packIssues(firms: readonly AssessedFirm[], catalogue: Catalogue, { definition: { id, version }, sha256 }: LoadedPack): readonly Issue[] {
  const others = new Set(firms.filter((it) => it.receipt.pack.sha256 !== sha256).map(({ pack, receipt }) => `${pack.id} ${pack.version} (${receipt.pack.sha256})`));
  return [
    ...(catalogue.pack === id ? [] : [issue("pack-mismatch", { path: "catalogue.pack", expected: id, actual: catalogue.pack })]),
    ...[...others].sort(compareText).map((actual) => issue("packs-differ", { path: "pack", expected: `${id} ${version} (${sha256})`, actual })),
  ];
}

/** A misspelt id declines nothing, and nobody would notice. */
export function declinedIssues(firms: readonly AssessedFirm[], { scenarios }: Catalogue): readonly Issue[] {
  const known = scenarios.map((it) => it.id);
  const isKnown = new Set(known);
  return firms.flatMap(({ enterprise, declinedScenarios = [] }) => declinedScenarios.flatMap((id, i) => (isKnown.has(id) ? [] : [
    issue("scenario-unknown", { path: `enterprise ${enterprise.id}: ${formatPath(["declinedScenarios", i])}`, expected: expectedAmong(id, known), actual: id }),
  ])));
}
