/** What in a sheet disagrees with itself: a ticked option with its figures, a question with another. */
import type { LoadedPack } from "../indicators/load.js";
import { factsOf } from "../indicators/rule-profile.js";
import type { Rule } from "../indicators/schema.js";
import { issue, type Issue } from "../issues.js";
import { compilePack } from "./compile.js";
import type { Judgement } from "./methods/judgement.js";
import type { Finding } from "./result.js";
import { holds, type FactTree } from "./rules.js";
import type { AnswerSheet } from "./sheet.js";

export interface Contradiction {
  readonly finding: Finding;
  /** The same, as the error it is in an on-site evaluation. */
  readonly issue: Issue;
}

type Answered = Pick<AnswerSheet, "answers">;

export function findContradictions(sheet: Answered, pack: LoadedPack): readonly Contradiction[] {
  const { indicators } = compilePack(pack);
  const withFigures = Object.entries(sheet.answers).flatMap(([id, answer]) => {
    const judgement = indicators.get(id)?.judge(answer);
    const found = judgement && contradictionWithFigures(id, judgement);
    return found ? [found] : [];
  });
  return [...withFigures, ...contradictionsAcross(sheet, pack)];
}

/** The option ticked against the one the figures lead to. */
export function contradictionWithFigures(id: string, { options, by, measure }: Judgement): Contradiction | null {
  const [option] = options ?? [];
  if (by !== "option" || measure === null || option === undefined || option === measure.option) return null;
  const shown = measure.values.map((it) => it.shown).join(" / ");
  return {
    finding: { code: "option-contradicts-figures", about: [id], option, byFigures: measure.option, shown },
    issue: issue("option-contradicts-figures", { path: `answers.${id}`, expected: `${measure.option} by the figures (${shown})`, actual: option }),
  };
}

/** The pack's checks across questions; one whose facts are not all known is not judged. */
export function contradictionsAcross(sheet: Answered, pack: LoadedPack): readonly Contradiction[] {
  return pack.definition.checks.flatMap(({ id, rule, about }) => {
    const names = factsIn(rule);
    if (names.some((name) => readFact(sheet, name) === undefined)) return [];
    const facts = names.map((name) => [name, readFact(sheet, name)] as const);
    if (holds(rule, treeOf(facts))) return [];
    const numbers = facts.flatMap(([name, value]) => (typeof value === "number" ? [[name, value] as const] : []));
    const actual = facts.map(([name, value]) => `${name} = ${String(value)}`).join(", ");
    return [{
      finding: { code: "answers-contradict" as const, about, check: id, actual: Object.fromEntries(numbers) },
      issue: issue("answers-contradict", { path: about.map((it) => `answers.${it}`).join(", "), expected: id, actual }),
    }];
  });
}

const factNames = new WeakMap<object, readonly string[]>();

/** As `factsOf`, found once a rule. */
function factsIn(rule: Rule): readonly string[] {
  if (typeof rule !== "object" || rule === null) return [];
  const names = factNames.get(rule) ?? factsOf(rule);
  factNames.set(rule, names);
  return names;
}

function readFact(sheet: Answered, name: string): number | string | undefined {
  const [kind, indicator = "", figure = ""] = name.split(".");
  const answer = sheet.answers[indicator];
  const value = kind === "figures" ? answer?.figures[figure] : answer?.options?.[0];
  return typeof value === "object" ? undefined : value;
}

/** `a.b.c` = value, nested as json-logic-js looks it up. */
function treeOf(facts: readonly (readonly [string, number | string | undefined])[]): FactTree {
  const root: { [name: string]: FactTree | number | string } = {};
  for (const [name, value] of facts) {
    const parts = name.split(".");
    const last = parts.pop();
    let node: { [name: string]: FactTree | number | string } = root;
    for (const part of parts) {
      const next = node[part];
      node = node[part] = typeof next === "object" ? { ...next } : {};
    }
    if (last !== undefined && value !== undefined) node[last] = value;
  }
  return root;
}
