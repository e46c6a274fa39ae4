/** The lines of two packs' levels beside each other: what each asks at a level, and how a firm stood to it before and after. */
import { hashJson } from "../../indicators/hash.js";
import type { Condition } from "../../scoring/result.js";
import type { Decider, Decision } from "./decider.js";
import type { Cause, Move } from "./schema.js";
import type { Side } from "./side.js";

type Crossing = Move["conditions"][number];

/** One line of a level; `null`: this pack does not draw it. The numbers are those of `Decider.lines`. */
interface PairedLine {
  readonly level: number;
  readonly old: number | null;
  readonly new: number | null;
  readonly isSame: boolean;
}

export interface Crossings {
  /** The conditions of the levels between whose outcome changed, and what decided. */
  readonly between: (from: Decision, to: Decision) => { readonly conditions: readonly Crossing[]; readonly by: Cause };
}

/** @param sameAnswers the two runs are of one dataset: whatever differs comes from the packs. */
export function crossingsOf(old: Side, other: Side, sameAnswers: boolean): Crossings {
  const lines = pairedLines(old.decider, other.decider);
  const scoresAlike = scoringHash(old) === scoringHash(other);
  return {
    between: (from, to) => {
      const [low, high] = [Math.min(from.level, to.level), Math.max(from.level, to.level)];
      const crossed = lines.filter((it) => it.level > low && it.level <= high).flatMap((it) => {
        const condition = crossingAt(it, from, to, old.decider, other.decider);
        const [wasMet, isMet] = [condition.metFrom ?? isAsked(it.level, old.decider), condition.metTo ?? isAsked(it.level, other.decider)];
        return wasMet === isMet ? [] : [{ condition, cause: causeOf(it, condition, from, to, scoresAlike) }];
      });
      const causes = new Set(crossed.map((it) => it.cause));
      const [only = "both", ...more] = causes;
      return { conditions: crossed.map((it) => it.condition), by: sameAnswers ? "rules" : more.length === 0 ? only : "both" };
    },
  };
}

/** What is not asked is no obstacle, unless the pack has no such level: that is never reached. */
const isAsked = (level: number, { lines }: Decider): boolean => lines.some((it) => it.level === level);

/** Lines of one level, fact and operator in their order. */
function pairedLines(old: Decider, other: Decider): readonly PairedLine[] {
  const named = ({ lines }: Decider): ReadonlyMap<string, number> => {
    const names = new Map<string, number>();
    lines.forEach(({ level, condition: { fact, operator } }, i) => {
      let no = 0;
      while (names.has(`${level} ${fact} ${operator} ${no}`)) no += 1;
      names.set(`${level} ${fact} ${operator} ${no}`, i);
    });
    return names;
  };
  const [mine, theirs] = [named(old), named(other)];
  const both = [...mine].map(([name, i]) => ({ level: old.lines[i]?.level ?? 0, old: i, new: theirs.get(name) ?? null }));
  const added = [...theirs].filter(([name]) => !mine.has(name)).map(([, i]) => ({ level: other.lines[i]?.level ?? 0, old: null, new: i }));
  return [...both, ...added].map((it) => ({ ...it, isSame: isSameRule(at(old.lines, it.old)?.condition, at(other.lines, it.new)?.condition) })).sort((a, b) => a.level - b.level);
}

const at = <T>(list: readonly T[], i: number | null): T | undefined => (i === null ? undefined : list[i]);

const isSameRule = (a: Condition | undefined, b: Condition | undefined): boolean =>
  a !== undefined && b !== undefined && a.required === b.required && JSON.stringify(a.rule) === JSON.stringify(b.rule);

/** What decides how many points and which ratings the same answers give. */
const scoringHash = ({ pack: { definition: { dimensions, areas, policy } } }: Side): string => hashJson({ dimensions, areas, policy });

function crossingAt(line: PairedLine, from: Decision, to: Decision, old: Decider, other: Decider): Crossing {
  const [before, after] = [at(from.conditions, line.old), at(to.conditions, line.new)];
  const { fact, operator } = at(old.lines, line.old)?.condition ?? at(other.lines, line.new)?.condition ?? { fact: "", operator: "rule" as const };
  return {
    level: line.level, fact, operator,
    requiredFrom: before?.required ?? null, requiredTo: after?.required ?? null,
    actualFrom: from.fact(fact), actualTo: to.fact(fact), metFrom: before?.met ?? null, metTo: after?.met ?? null,
  };
}

function causeOf({ isSame }: PairedLine, { fact }: Crossing, from: Decision, to: Decision, scoresAlike: boolean): Cause {
  const isUnmoved = fact.split(",").every((name) => from.fact(name) === to.fact(name));
  return isUnmoved ? "rules" : isSame && scoresAlike ? "answers" : "both";
}
