/** What the schema cannot see in merged scenarios: areas, steps, sub-industries, indicators, prerequisites, conditions. */
import type { LoadedPack } from "../../indicators/load.js";
import { expectedAmong, nearest } from "../../indicators/nearest.js";
import { checkRule } from "../../indicators/rule-profile.js";
import { areasOf, indicatorsOf } from "../../indicators/structure.js";
import { issue, type Issue, type IssueCode } from "../../issues.js";
import { scenarioFacts } from "./conditions.js";
import type { Merged, MergedScenario } from "./merge.js";
import { GENERAL, type Scenario, type SubIndustry } from "./schema.js";

/** More ids than this are no help in a message. */
const MANY = 50;

/** Every problem of the rows together, at the place where it was given last; none: lists and plans can be made with them. */
export function checkScenarios({ rows, ids }: Merged, subIndustries: readonly SubIndustry[], pack: LoadedPack): readonly Issue[] {
  const areas = areasOf(pack.definition).map((it) => it.area.id);
  const indicators = indicatorsOf(pack.definition).map((it) => it.indicator.id);
  const groups = [...new Set([GENERAL, ...subIndustries.map((it) => it.id)])];
  const facts = scenarioFacts(pack);
  return [
    ...rows.flatMap(({ scenario, givenLast }) => {
      const placeOf = (...fields: readonly (keyof Scenario)[]): string => givenLast(...fields).path;
      const unknown = (field: "indicators" | "subIndustries" | "prerequisites", code: IssueCode, known: readonly string[]): readonly Issue[] =>
        scenario[field].flatMap((name, i) => (known.includes(name) ? [] : [issue(code, {
          path: `${placeOf(field)}[${i}]`, expected: known.length > MANY ? nearest(name, known) ?? "a known id" : expectedAmong(name, known), actual: name,
        })]));
      return [
        ...(areas.includes(scenario.area) ? [] : [issue("unknown-area", { path: placeOf("area"), expected: expectedAmong(scenario.area, areas), actual: scenario.area })]),
        ...unknown("indicators", "unknown-indicator", indicators),
        ...unknown("subIndustries", "sub-industry-unknown", groups),
        ...unknown("prerequisites", "scenario-unknown", ids),
        ...checkStep(scenario, placeOf, pack.definition.areas.topRating),
        ...(scenario.condition === null ? [] : checkRule(scenario.condition, facts, placeOf("condition"))),
      ];
    }),
    ...checkCycles(rows),
  ];
}

function checkStep({ from, to }: Scenario, placeOf: (...fields: readonly (keyof Scenario)[]) => string, top: number): readonly Issue[] {
  if (to > top) return [issue("rating-out-of-range", { path: placeOf("to"), expected: `a whole number from 1 to ${top}`, actual: String(to) })];
  return from < to ? [] : [issue("step-not-rising", { path: placeOf("from", "to"), expected: "from below to", actual: `${from} → ${to}` })];
}

/** Circles of prerequisites, each once and named in full, at the place where one of them was given last. */
function checkCycles(rows: readonly MergedScenario[]): readonly Issue[] {
  const stuck = new Map(rows.map((it) => [it.scenario.id, it]));
  const next = (it: MergedScenario): MergedScenario | undefined => stuck.get(it.scenario.prerequisites.find((id) => stuck.has(id)) ?? "");
  const free = (): readonly MergedScenario[] => [...stuck.values()].filter((it) => next(it) === undefined);
  for (let done = free(); done.length > 0; done = free()) {
    for (const it of done) stuck.delete(it.scenario.id);
  }
  const walked = new Set<MergedScenario>();
  return [...stuck.values()].flatMap((start) => {
    const walk: MergedScenario[] = [];
    let here: MergedScenario | undefined = start;
    for (; here !== undefined && !walked.has(here); here = next(here)) {
      walked.add(here);
      walk.push(here);
    }
    const entry = walk.findIndex((it) => it === here);
    return entry < 0 ? [] : [cycleIssue(walk.slice(entry))]; // below 0: it leads into a circle already told
  });
}

function cycleIssue(circle: readonly MergedScenario[]): Issue {
  const ids = circle.map((it) => it.scenario.id);
  const lowest = ids.reduce((low, id, i) => (id < (ids[low] ?? "") ? i : low), 0);
  const { path } = circle.map((it) => it.givenLast("prerequisites")).reduce((last, it) => (it.layer > last.layer ? it : last));
  return issue("prerequisite-cycle", { path, expected: "no cycle", actual: [...ids.slice(lowest), ...ids.slice(0, lowest + 1)].join(" → ") });
}
