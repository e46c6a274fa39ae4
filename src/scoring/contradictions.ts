/** What in a sheet disagrees with itself: a ticked option with its figures, a question with another. */
import type { LoadedPack } from "../indicators/load.js";
import { factsOf } from "../indicators/rule-profile.js";
import { issue, type Issue } from "../issues.js";
import { compilePack } from "./compile.js";
import { compileRule } from "./compile-rule.js";
import type { Judgement } from "./methods/judgement.js";
import type { Finding } from "./result.js";
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
  return checksOf(pack).flatMap(({ id, about, names, readers, holds }) => {
    const values = readers.map((read) => read(sheet));
    if (!areKnown(values) || holds(values)) return [];
    const facts = names.map((name, i) => [name, values[i]] as const);
    const numbers = facts.flatMap(([name, value]) => (typeof value === "number" ? [[name, value] as const] : []));
    const actual = facts.map(([name, value]) => `${name} = ${String(value)}`).join(", ");
    return [{
      finding: { code: "answers-contradict" as const, about, check: id, actual: Object.fromEntries(numbers) },
      issue: issue("answers-contradict", { path: about.map((it) => `answers.${it}`).join(", "), expected: id, actual }),
    }];
  });
}

type Known = string | number;
const areKnown = (values: readonly (Known | undefined)[]): values is readonly Known[] => !values.includes(undefined);

/** A check of the pack, its facts in the order of their first use. */
interface CompiledCheck {
  readonly id: string;
  readonly about: readonly string[];
  readonly names: readonly string[];
  readonly readers: readonly ((sheet: Answered) => Known | undefined)[];
  readonly holds: (values: readonly Known[]) => boolean;
}

const compiled = new WeakMap<LoadedPack, readonly CompiledCheck[]>();

function checksOf(pack: LoadedPack): readonly CompiledCheck[] {
  const known = compiled.get(pack);
  if (known !== undefined) return known;
  const checks = pack.definition.checks.map(({ id, rule, about }): CompiledCheck => {
    const names = factsOf(rule);
    const holds = compileRule<readonly Known[]>(rule, (name) => {
      const at = names.indexOf(name);
      return (values) => values[at] ?? Number.NaN;
    });
    return { id, about, names, readers: names.map(factReader), holds };
  });
  compiled.set(pack, checks);
  return checks;
}

function factReader(name: string): (sheet: Answered) => Known | undefined {
  const [kind, indicator = "", figure = ""] = name.split(".");
  if (kind !== "figures") return ({ answers }) => answers[indicator]?.options?.[0];
  return ({ answers }) => {
    const value = answers[indicator]?.figures[figure];
    return typeof value === "object" ? undefined : value;
  };
}
