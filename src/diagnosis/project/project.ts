/** Reads the project file (see `schema.ts`) against a catalogue and a pack: shape and sense, every problem at once. */
import { z } from "zod";
import { deepFreeze } from "../../indicators/deep-freeze.js";
import type { LoadedPack } from "../../indicators/load.js";
import { expectedAmong } from "../../indicators/nearest.js";
import { snapshot, strayPrototypes } from "../../indicators/plain.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { documentKinds, projectSchema, type Project } from "./schema.js";

/** What a project is read against: the scenarios it may name, and the pack whose levels are its targets. */
export interface ProjectContext {
  /** `null`: there is none for this pack, so the scenarios named are not checked. */
  readonly catalogue: Pick<Catalogue, "scenarios"> | null;
  readonly pack: Pick<LoadedPack, "definition">;
}

/**
 * Checks the value of a project file; every problem at once, of shape and of sense.
 * Money is in 10k yuan (`budget`: yuan); what is absent is unknown, never zero. Dates are taken as given: nothing is guessed about their order.
 * Issues: those of any file (`field-type`, `unknown-key` …), `scenario-unknown`, `target-unknown` (a level the pack does not have),
 * `field-invalid` also for a scenario that is included and excluded, or excluded twice.
 */
export function readProject(value: unknown, context: ProjectContext): Result<Project> {
  const plain = snapshot(value);
  if (!plain.ok) return plain;
  const read = projectSchema.safeParse(plain.value);
  const issues = [
    ...strayPrototypes(plain.value),
    ...(read.success ? [] : issuesFromZod(read.error, plain.value, knownKeys)),
    ...senseOf(draftSchema.parse(plain.value), context),
  ];
  return read.success && issues.length === 0 ? succeed(deepFreeze(read.data)) : fail(issues);
}

/** What is wrong with giving this project beside the sheet of that enterprise; nothing when both are of one firm. */
export const checkProjectOf = ({ enterprise }: Pick<Project, "enterprise">, enterpriseId: string): readonly Issue[] =>
  (enterprise === enterpriseId ? [] : [issue("enterprise-differs", { path: "project.enterprise", expected: enterpriseId, actual: enterprise })]);

const { parties, decisions, milestones, effects, investment } = projectSchema.shape;
const partiesShape = parties.unwrap().unwrap().shape;
const decisionsShape = decisions.unwrap().unwrap().shape;
const listed: Readonly<Record<string, readonly string[]>> = {
  milestones: Object.keys(milestones.unwrap().element.shape), effects: Object.keys(effects.unwrap().element.shape), investment: Object.keys(investment.unwrap().element.shape),
};

/** Keys an object at this place may have. */
function knownKeys([part, inner]: readonly PropertyKey[]): readonly string[] {
  if (part === undefined) return Object.keys(projectSchema.shape);
  if (part === "parties") return Object.keys(inner === undefined ? partiesShape : partiesShape.providers.unwrap().element.shape);
  if (part === "decisions") return Object.keys(inner === undefined ? decisionsShape : decisionsShape.exclude.unwrap().element.shape);
  return part === "documents" ? documentKinds : listed[String(part)] ?? [];
}

/** The same value read leniently, so that what makes no sense is found beside what has no shape; `undefined`: unreadable, reported with the shape. */
const id = z.string().optional().catch(undefined);
const named = z.array(id).catch([]);
const ofScenario = z.array(z.object({ scenario: id }).catch({})).catch([]);
const noDecisions = { include: [], exclude: [], products: {} };
const draftSchema = z.object({
  decisions: z.object({ target: z.number().optional().catch(undefined), include: named, exclude: ofScenario, products: z.record(z.string(), z.unknown()).catch({}) }).catch(noDecisions),
  effects: z.array(z.object({ scenarios: named }).catch({ scenarios: [] })).catch([]),
  investment: ofScenario,
}).catch({ decisions: noDecisions, effects: [], investment: [] });
type Draft = z.infer<typeof draftSchema>;

/** A scenario named somewhere; `undefined`: unreadable. */
export interface Mention {
  readonly path: string;
  readonly id: string | undefined;
}

const mentions = (path: string, ids: readonly (string | undefined)[]): readonly Mention[] => ids.map((it, i) => ({ path: `${path}[${i}]`, id: it }));

function senseOf({ decisions: { target, include, exclude, products }, ...draft }: Draft, { catalogue, pack }: ProjectContext): readonly Issue[] {
  const levels = pack.definition.levels.map((it) => it.level);
  const excluded = exclude.map((it, i): Mention => ({ path: `decisions.exclude[${i}].scenario`, id: it.scenario }));
  const mentioned = [
    ...mentions("decisions.include", include),
    ...excluded,
    ...Object.keys(products).map((key): Mention => ({ path: `decisions.products.${key}`, id: key })),
    ...draft.effects.flatMap((it, i) => mentions(`effects[${i}].scenarios`, it.scenarios)),
    ...draft.investment.map((it, i): Mention => ({ path: `investment[${i}].scenario`, id: it.scenario })),
  ];
  return [
    ...(target === undefined || levels.includes(target) ? [] : [issue("target-unknown", { path: "decisions.target", expected: `one of ${levels.join(", ")}`, actual: String(target) })]),
    ...(catalogue === null ? [] : unknownScenarios(mentioned, catalogue)),
    ...excluded.flatMap(({ path, id: scenario }, i): readonly Issue[] => {
      if (scenario === undefined) return [];
      if (include.includes(scenario)) return [issue("field-invalid", { path, expected: "a scenario that is not included", actual: scenario })];
      const isRepeated = excluded.slice(0, i).some((it) => it.id === scenario);
      return isRepeated ? [issue("field-invalid", { path, expected: "each id once", actual: scenario })] : [];
    }),
  ];
}

/** Scenarios named that are in no catalogue. */
export function unknownScenarios(mentioned: readonly Mention[], { scenarios }: Pick<Catalogue, "scenarios">): readonly Issue[] {
  const ids = scenarios.map((it) => it.id);
  const known = new Set(ids);
  return mentioned.flatMap(({ path, id: given }) =>
    (given === undefined || known.has(given) ? [] : [issue("scenario-unknown", { path, expected: expectedAmong(given, ids), actual: given })]));
}
