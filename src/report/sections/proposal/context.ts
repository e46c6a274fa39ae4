/** What the chapters on the proposal are built from, and the views several of them take of a package. */
import type { PackageScenario } from "../../../diagnosis/package/schema.js";
import words from "../../../wording/report-proposal.zh-CN.json" with { type: "json" };
import type { Context, Draft, Proposal } from "../../context.js";
import { fill, list, words as shared } from "../../words.js";

export { words };

export interface Proposed extends Context {
  readonly proposal: Proposal;
}

/** A chapter only where something is proposed, or at least was asked for. */
export const whenProposed = (build: (context: Proposed) => Draft | null) => (context: Context): Draft | null =>
  (context.proposal === undefined ? null : build({ ...context, proposal: context.proposal }));

export type ScenarioClass = "N" | "X" | "none";
export const scenarioClasses = ["N", "X", "none"] as const;
export const classOf = ({ class: it }: Pick<PackageScenario, "class">): ScenarioClass => it ?? "none";

/** The area's name, marked when it is binding. */
export const areaOf = ({ area, areaKind }: Pick<PackageScenario, "area" | "areaKind">, { say }: Context): string =>
  fill(shared.markedName, { name: say.areaName(area), mark: areaKind === "binding" ? shared.bindingMark : "" });

/** A scenario by id and name; the id alone of one outside the package. */
export function namer({ proposal }: Proposed): (id: string) => string {
  const names = new Map([...proposal.package.scenarios, ...proposal.package.further].map((it) => [it.id, it.name]));
  return (id) => { const name = names.get(id); return name === undefined ? id : fill(words.named, { id, name }); };
}

/** Letters as written on the form; a rating as a number. */
export const stepText = (kind: "indicator" | "area", to: string | readonly string[] | number | null): string => {
  if (to === null) return shared.unknown;
  if (typeof to === "object") return list(to);
  return kind === "area" ? fill(words.rating, { rating: to }) : String(to);
};

/** Names of indicators and areas as the pack has them, the binding ones marked. */
export function subjectName(kind: "indicator" | "area", id: string, { say, result }: Context): string {
  if (kind === "indicator") return say.indicatorName(id);
  const mark = result.areas.find((it) => it.id === id)?.kind === "binding" ? shared.bindingMark : "";
  return fill(shared.markedName, { name: say.areaName(id), mark });
}
