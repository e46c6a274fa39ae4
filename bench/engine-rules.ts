/** What a pack says, in the languages of other engines: the points of each question from its letters, the areas at each rating, the level. */
import type { Indicator, LoadedPack, Rule } from "../src/index.js";

/** A sheet as rules read it: letters and ratings alone, names without hyphens. */
export interface Flat {
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  readonly areas: Readonly<Record<string, number>>;
}
export interface Outcome { readonly level: number; readonly points: number }

export const plainName = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
export const indicatorsOf = ({ definition }: LoadedPack): readonly Indicator[] => definition.dimensions.flatMap((it) => it.groups.flatMap((group) => group.indicators));
export const areasOf = ({ definition }: LoadedPack) => definition.areas.groups.flatMap((it) => it.areas);
const milliOf = (it: Indicator, share: number): number => it.points * share;
/** Thousandths of a point of each option, those worth nothing left out. */
export const worthOf = (it: Indicator): readonly (readonly [letter: string, milli: number])[] =>
  Object.entries(it.options).flatMap(([letter, share]) => (share === 0 ? [] : [[letter, milliOf(it, share)] as const]));
export const isSeveral = (it: Indicator): boolean => it.method === "choices";

export interface JsonLogic { readonly points: Rule; readonly counts: readonly { readonly rating: number; readonly all: Rule; readonly binding: Rule }[]; readonly level: Rule }

export function jsonLogicOf(pack: LoadedPack): JsonLogic {
  const questions = indicatorsOf(pack).map((it): Rule => {
    const given = { var: `answers.${plainName(it.id)}` };
    if (isSeveral(it)) return { "+": worthOf(it).map(([letter, milli]): Rule => ({ if: [{ in: [letter, given] }, milli, 0] })) };
    return { if: [...worthOf(it).flatMap(([letter, milli]): readonly Rule[] => [{ "==": [given, letter] }, milli]), 0] };
  });
  const count = (rating: number, kinds: readonly string[]): Rule => ({
    "+": areasOf(pack).filter((it) => kinds.includes(it.kind)).map((it): Rule => ({ if: [{ ">=": [{ var: `areas.${plainName(it.id)}` }, rating] }, 1, 0] })),
  });
  return {
    points: { "/": [{ "+": questions }, 1000] },
    counts: ratingsOf(pack).map((rating) => ({ rating, all: count(rating, ["binding", "guiding"]), binding: count(rating, ["binding"]) })),
    level: { if: [...[...pack.definition.levels].reverse().flatMap(({ level, rule }): readonly Rule[] => [rule, level]), 0] },
  };
}

const ratingsOf = (pack: LoadedPack): readonly number[] => Array.from({ length: pack.definition.areas.topRating }, (_, i) => i + 1);

/** One node of zen expressions; each sees the ones before it. */
export function zenOf(pack: LoadedPack): object {
  const sum = (terms: readonly string[]): string => terms.join(" + ");
  const questions = indicatorsOf(pack).map((it) => {
    const given = `answers.${plainName(it.id)}`;
    if (isSeveral(it)) return sum(worthOf(it).map(([letter, milli]) => `('${letter}' in ${given} ? ${milli} : 0)`));
    return worthOf(it).reduceRight((rest, [letter, milli]) => `(${given} == '${letter}' ? ${milli} : ${rest})`, "0");
  });
  const counts = ratingsOf(pack).flatMap((rating) => [["all", ["binding", "guiding"]], ["binding", ["binding"]]].map(([name, kinds]) => ({
    key: `${String(name)}${rating}`, value: sum(areasOf(pack).filter((it) => kinds?.includes(it.kind)).map((it) => `(areas.${plainName(it.id)} >= ${rating} ? 1 : 0)`)),
  })));
  const levels = pack.definition.levels.map(({ level, rule }) => ({ level, test: zenTest(rule) }));
  const expressions = [
    { key: "points", value: `(${sum(questions)}) / 1000` }, ...counts,
    { key: "level", value: [...levels].reduce((rest, { level, test }) => `(${test} ? ${level} : ${rest})`, "0") },
  ].map((it, i) => ({ id: `e${i}`, ...it }));
  const node = (id: string, type: string, content?: object) => ({ id, name: id, type, position: { x: 0, y: 0 }, ...(content && { content }) });
  return {
    nodes: [node("in", "inputNode"), node("score", "expressionNode", { expressions }), node("out", "outputNode")],
    edges: [{ id: "a", sourceId: "in", targetId: "score", type: "edge" }, { id: "b", sourceId: "score", targetId: "out", type: "edge" }],
  };
}

/** The level rules of the pack are conjunctions of lines. */
function zenTest(rule: Rule): string {
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) throw new TypeError("not a rule this bench translates");
  const [operator, args] = Object.entries(rule)[0] ?? [];
  if (!Array.isArray(args)) throw new TypeError("not a rule this bench translates");
  if (operator === "and") return args.map((it: Rule) => zenTest(it)).join(" and ");
  const [left, limit] = args as unknown as readonly [{ readonly var: string }, number];
  return `$.${left.var.replace(/^areas\.(\d)\.(\w+)$/, "$2$1")} ${String(operator)} ${limit}`;
}
