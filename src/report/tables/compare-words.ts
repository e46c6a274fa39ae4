/** A comparison in words: levels, lines of rules, what turned and what changed; for lines of text and for tables alike. */
import type { Comparison, Move } from "../../dataset/compare/schema.js";
import type { LoadedPack } from "../../indicators/load.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { fill } from "../../wording/fill.js";
import { messageOf } from "../../wording/issue-lines.js";
import words from "../../wording/compare.zh-CN.json" with { type: "json" };

/** The packs of the two runs: they name what is compared. */
export interface ComparedPacks {
  readonly old: LoadedPack;
  readonly new: LoadedPack;
}

type Line = Pick<Comparison["conditions"][number], "level" | "fact" | "operator" | "requiredFrom" | "requiredTo">;
type Turned = Move["conditions"][number];
type Changed = Move["indicators"];

/** What is counted: firms where each id stands once, else records. */
export const unitOf = ({ firms, records }: Comparison): string => (firms === records ? words.units.firms : words.units.records);

/** Two packs of one id and version are told apart by their fingerprint alone. */
export const shortHash = (side: "old" | "new", { old, new: other }: ComparedPacks): string =>
  (old.definition.id === other.definition.id && old.definition.version === other.definition.version && old.sha256 !== other.sha256 ? { old, new: other }[side].sha256.slice(0, SHORT) : "");

const SHORT = 12;

/** Why a record has no score, by the codes of its issues. */
export const reasonsOf = (codes: readonly string[]): string => codes.map((code) => messageOf({ code, message: code })).join("");

export type ComparisonWords = ReturnType<typeof comparisonWords>;

/** What both packs have goes by the name the newer one gives it. */
export function comparisonWords(packs: ComparedPacks) {
  const [old, now] = [sentencesOf(packs.old.wording), sentencesOf(packs.new.wording)];
  const level = (at: number): string => (packs.new.wording.levels[String(at)] === undefined ? old : now).level(at);
  /** Its name alone; also of those that have none. */
  const state = (name: string): string =>
    (name === "unscored" || name === "absent" ? words.states[name] : packs.new.wording.levels[name]?.name ?? packs.old.wording.levels[name]?.name ?? name);
  const indicator = (id: string): string => packs.new.wording.indicators[id]?.name ?? old.indicatorName(id);
  const area = (id: string): string => packs.new.wording.areas[id]?.name ?? old.areaName(id);
  const fact = (name: string): string => name.split(",").map((it) => (it.startsWith("dimensions.") && packs.new.wording.dimensions[it.slice("dimensions.".length)] === undefined ? old : now).fact(it)).join(words.comma);

  const line = ({ fact: name, operator, requiredFrom, requiredTo }: Line): string => {
    if (operator === "rule") return fill(words.ruleLine, { fact: fact(name) });
    const limit = (required: number | null): string => (required === null ? words.lineNone : fill(words.limit, { operator: words.operators[operator], required, unit: now.unit(name) }));
    return requiredFrom === requiredTo ? `${fact(name)}${limit(requiredTo)}` : fill(words.lineChanged, { fact: fact(name), from: limit(requiredFrom), to: limit(requiredTo) });
  };

  const turned = (it: Turned): string => {
    const said = words.turned;
    const isGained = it.metFrom === false || it.metTo === true;
    const about = { level: level(it.level), line: line(it) };
    if (it.operator === "rule") return fill(isGained ? said.ruleGained : said.ruleLost, about);
    return fill(isGained ? said.gained : said.lost, { ...about, from: it.actualFrom ?? words.none, to: it.actualTo ?? words.none });
  };

  const change = (nameOf: (id: string) => string) => ({ id, from, to }: Changed[number]): string => fill(words.changed, { name: nameOf(id), from: from ?? words.none, to: to ?? words.none });
  return { level, state, indicator, area, line, turned, indicatorChange: change(indicator), areaChange: change(area) };
}

/** With its sign, which a zero has not; a minus as wide as a digit. */
export const signed = (value: number): string =>
  (value > 0 ? fill(words.plus, { value }) : value < 0 ? fill(words.minus, { value: -value }) : "0");
