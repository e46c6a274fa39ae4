/** What the chapters on the proposal are built from, and the views several of them take of a package. */
import type { PackageScenario } from "../../../diagnosis/package/schema.js";
import words from "../../../wording/report-proposal.zh-CN.json" with { type: "json" };
import type { Context, Draft, Proposal } from "../../context.js";
import { fill } from "../../words.js";

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

/** Scenarios the package knows by name, in it or left out. */
const known = ({ proposal: { package: { scenarios, further } } }: Proposed): ReadonlyMap<string, string> => new Map([...scenarios, ...further].map((it) => [it.id, it.name]));

/** A scenario by id and name; the id alone of one nobody names. */
export function namer(context: Proposed): (id: string) => string {
  const names = known(context);
  return (id) => { const name = names.get(id); return name === undefined ? id : fill(words.named, { id, name }); };
}

/** As `write` writes it where the package carries it out; else by name, and marked: nobody carries it out here. */
export function marker(context: Proposed, write: (id: string) => string): (id: string) => string {
  const inside = new Set(context.proposal.package.scenarios.map((it) => it.id));
  const name = namer(context);
  return (id) => (inside.has(id) ? write(id) : fill(words.outside, { name: name(id) }));
}
