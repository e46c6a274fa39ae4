/** The sentences about a firm's gaps, each a function of what it speaks about; nothing is computed here. */
import type { LoadedPack } from "../../indicators/load.js";
import { sentencesOf } from "../../scoring/sentences.js";
import explainWords from "../../wording/explain.zh-CN.json" with { type: "json" };
import words from "../../wording/findings.zh-CN.json" with { type: "json" };
import { fill } from "../../wording/fill.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { amountSentence } from "../figures/sentences.js";
import type { Diagnosis, Gap, IndicatorGap, TrendLine } from "./schema.js";

/** By what closing a gap alone does to the level. */
export type EffectGroup = "raises" | "turns" | "advances" | "other";

/** The groups in the order of the findings: sorted gaps fall into them one after the other. */
export const effectGroups: readonly EffectGroup[] = ["raises", "turns", "advances", "other"];

export function groupOf({ effect }: Gap, { level }: Pick<Diagnosis, "level">): EffectGroup {
  if (effect.levelAlone > level) return "raises";
  return effect.turns.length > 0 ? "turns" : effect.advances.length > 0 ? "advances" : "other";
}

/** @param catalogue the one the diagnosis was made with; null: it names no scenarios. */
export function gapSentences({ definition, wording }: LoadedPack, catalogue: Catalogue | null) {
  const say = sentencesOf(wording);
  const scenarios = new Map((catalogue?.scenarios ?? []).map((it) => [it.id, it]));
  const semicolons = (parts: readonly string[]): string => parts.join(words.semicolon);
  const nameOf = ({ kind, subject }: Gap): string => (kind === "area" ? say.areaName(subject) : say.indicatorName(subject));

  const conclusion = (diagnosis: Diagnosis): string => {
    const { findings, target } = diagnosis;
    const count = findings.length;
    if (count === 0 && target === null) return words.conclusion.none;
    if (target === null) return fill(words.conclusion.top, { level: say.level(diagnosis.level), count });
    return fill(words.conclusion.next, {
      level: say.level(target.level), missing: target.missing.length, count,
      raising: findings.filter((it) => it.effect.levelAlone > diagnosis.level).length,
      turning: findings.filter((it) => it.effect.turns.length > 0).length,
    });
  };

  /** Where no gap alone raises the level: a plan puts several together. */
  const combine = ({ findings, level, target }: Diagnosis): readonly string[] =>
    (target === null || findings.some((it) => it.effect.levelAlone > level) ? [] : [fill(words.conclusion.combine, { level: target.level })]);

  /** What an unfinished sheet needs before anything else; none: everything is answered. */
  const openFirst = ({ findings }: Diagnosis): readonly string[] => {
    const count = findings.filter((it) => it.open).length;
    return count === 0 ? [] : [fill(words.conclusion.open, { count })];
  };

  const heading = (group: EffectGroup, { target }: Diagnosis): string =>
    (target === null && group === "other" ? words.group.atTop : fill(words.group[group], { level: target === null ? "" : say.level(target.level) }));

  const option = (subject: string) => (letter: string): string =>
    fill(words.option, { letter, text: wording.indicators[subject]?.options[letter] ?? "" });

  const what = (gap: Gap): string => {
    const name = nameOf(gap);
    if (gap.kind === "area") {
      const kind = gap.why.kind === null ? "" : explainWords.kind[gap.why.kind];
      if (gap.from === null) return fill(words.what.openArea, { name, kind });
      return fill(words.what.area, { name, kind, from: gap.from, to: gap.to, step: withoutStop(say.step(gap.subject, gap.to)) });
    }
    if (gap.from === null) return fill(words.what.openIndicator, { name });
    const inWords = option(gap.subject);
    if (gap.option !== null) return fill(words.what.add, { name, option: inWords(gap.option) });
    const list = (letters: IndicatorGap["to"]): string => semicolons([letters].flat().map(inWords));
    return fill(words.what.rise, { name, from: list(gap.from), to: list(gap.to) });
  };

  const worth = ({ kind, open, points, pointsToTop: top }: Gap): string => {
    if (kind === "area") return fill(words.worth.area, { top: definition.areas.topRating });
    return fill(open ? words.worth.open : points === top ? words.worth.full : words.worth.some, { points, top });
  };

  /** Several options of one question, each of which does the same. */
  const whatAny = (gaps: readonly [Gap, ...Gap[]]): string => {
    const [first] = gaps;
    const options = gaps.flatMap((it) => (it.kind === "indicator" && it.option !== null ? [option(it.subject)(it.option)] : []));
    return fill(words.what.addAny, { name: nameOf(first), worth: withoutStop(worth(first)), options: semicolons(options) });
  };

  /** What it does for the next level: reaches it, meets or brings nearer its conditions, or counts at a later step. */
  const why = (gap: Gap, { level }: Diagnosis): string | null => {
    const { levelAlone, turns, advances } = gap.effect;
    const inWords = (facts: readonly string[]): string => facts.flatMap((it) => it.split(",")).map(say.fact).join(words.listComma);
    const nearer = advances.map(({ fact, by }) => fill(words.why.advance, { fact: say.fact(fact), by, unit: say.unit(fact) }));
    return joined([
      ...(levelAlone > level ? [fill(gap.open ? words.why.raisesOpen : words.why.raises, { level: say.level(levelAlone) })] : []),
      ...(turns.length > 0 ? [fill(words.why.turns, { facts: inWords(turns) })] : []),
      ...(nearer.length > 0 ? [fill(words.why.advances, { facts: nearer.join(words.listComma) })] : []),
      ...laterSteps(gap).map(([rating, facts]) => fill(words.why.later, { rating, facts: inWords(facts) })),
      ...(gap.outcome && !gap.open ? [words.why.outcome] : []),
    ]);
  };
  const joined = (parts: readonly string[]): string | null => (parts.length === 0 ? null : semicolons(parts) + words.stop);

  const figures = (gap: Gap): string | null => {
    if (gap.kind === "area" || gap.figures === null) return null;
    return gap.figures.kind === "trend" ? trendInWords(gap.subject, gap.figures) : amountSentence(wording, gap.subject, gap.figures);
  };

  const trendInWords = (subject: string, it: TrendLine): string => {
    const about = wording.indicators[subject];
    return fill(it.possible ? words.figures.trend : words.figures.noRoom, {
      measure: about?.measure ?? "", nowPeriod: about?.periods?.now ?? "", beforePeriod: about?.periods?.before ?? "",
      now: it.now.shown, line: it.line.shown, beyond: words.figures.beyond[it.better],
      atLine: it.atLine === null ? "" : fill(words.figures.atLine, { points: it.atLine.points }),
    });
  };

  const evidenceText = (gap: Gap, id: string): string => {
    if (gap.kind === "area") return fill(wording.areaEvidence[String(gap.to)] ?? "", { system: wording.areas[gap.subject]?.system ?? "" });
    return wording.indicators[gap.subject]?.evidence[id] ?? id;
  };
  const evidence = (gap: Gap): string | null =>
    (gap.open || gap.evidenceMissing.toReach.length === 0 ? null : semicolons(gap.evidenceMissing.toReach.map((it) => evidenceText(gap, it))));

  /** Evidence missing for what is claimed already: once a question, however many gaps it has. */
  const claimed = ({ findings }: Diagnosis): readonly string[] =>
    [...new Map(findings.map((it) => [`${it.kind}:${it.subject}`, it])).values()].filter((it) => it.evidenceMissing.claimed.length > 0).map((it) =>
      fill(it.evidenceGiven ? words.claimed.given : words.claimed.line, {
        name: nameOf(it), list: semicolons(it.evidenceMissing.claimed.map((id) => evidenceText(it, id))), given: it.evidenceGiven ?? 0,
      }));

  /** With the pain they answer where the gap is a step of an area; a question's are named only. */
  const related = (gaps: readonly [Gap, ...Gap[]]): string | null => semicolons([...new Set(gaps.flatMap((it) => it.scenarios))].map((id) => {
    const { name = "", pain = "" } = scenarios.get(id) ?? {};
    return fill(gaps[0].kind === "area" ? words.scenario.pain : words.scenario.named, { id, name, pain: withoutStop(onOneLine(pain)) });
  })) || null;

  return { conclusion, combine, openFirst, heading, what, whatAny, worth, why, figures, evidence, claimed, scenarios: related };
}

/** A sentence as part of another. */
const withoutStop = (text: string): string => (text.endsWith(words.stop) ? text.slice(0, -words.stop.length) : text);

/** A catalogue's texts may have paragraphs. */
const onOneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ").trim();

/** The facts an area counts towards only at a rating above this step, by that rating. */
export function laterSteps(gap: Gap): readonly (readonly [rating: number, facts: readonly string[]])[] {
  if (gap.kind === "indicator") return [];
  const byRating = new Map<number, string[]>();
  for (const fact of gap.why.serves.flatMap((it) => it.fact.split(","))) {
    const [about, part] = fact.split(".");
    const rating = Number(part);
    if (about !== "areas" || rating <= gap.to) continue;
    byRating.set(rating, [...(byRating.get(rating) ?? []), fact]);
  }
  return [...byRating];
}
