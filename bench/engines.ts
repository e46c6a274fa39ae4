/** Level and points of the same sheets by this library and by others: the fast path, the traced path, rule engines, and a scorer written by hand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ZenEngine } from "@gorules/zen-engine";
import { LogicEngine } from "json-logic-engine";
import jsonLogic from "json-logic-js";
import { Engine, type RuleProperties } from "json-rules-engine";
import { loadPack, readAnswers, score, unwrap, type AnswerSheet } from "../src/index.js";
import { quickScorer } from "../src/scoring/quick/scorer.js";
import { areasOf, indicatorsOf, isSeveral, jsonLogicOf, plainName, worthOf, zenOf, type Flat, type Outcome } from "./engine-rules.js";
import { median, timed, type Figure } from "./measure.js";
import { plainScore } from "./plain-scorer.js";

const pack = unwrap(loadPack("miit-sme-2024"));
type Score = (sheet: Flat) => Outcome | Promise<Outcome>;

/** Complete sheets of the sample, as given and as the others take them: letters alone, for none of them knows figures. */
function sheetsOf(): { readonly given: readonly unknown[]; readonly read: readonly AnswerSheet[]; readonly byLetters: readonly unknown[]; readonly flat: readonly Flat[] } {
  const lines = readFileSync(join(process.cwd(), "fixtures", "datasets", "sample-firms.ndjson"), "utf8").trimEnd().split("\n");
  const given = lines.map((it): unknown => JSON.parse(it));
  const read = given.map((it) => unwrap(readAnswers(it, pack)));
  const complete = read.map((it) => ({ sheet: it, result: score(it, pack) })).filter(({ result }) => result.completeness === 1);
  const flat = complete.map(({ sheet, result }): Flat => ({
    answers: Object.fromEntries(indicatorsOf(pack).map((it, i) => {
      const options = result.indicators[i]?.options ?? [];
      return [plainName(it.id), isSeveral(it) ? options : options[0] ?? ""];
    })),
    areas: Object.fromEntries(Object.entries(sheet.areas).map(([id, rating]) => [plainName(id), rating])),
  }));
  const byLetters = flat.map(({ answers, areas }, i): unknown => JSON.parse(JSON.stringify({
    pack: pack.definition.id, enterprise: complete[i]?.sheet.enterprise, basis: "self",
    answers: Object.fromEntries(indicatorsOf(pack).map(({ id }) => [id, answers[plainName(id)]])),
    areas: Object.fromEntries(areasOf(pack).map(({ id }) => [id, areas[plainName(id)]])),
  })));
  return { given, read, byLetters, flat };
}

const rules = jsonLogicOf(pack);

function byJsonLogicEngine(): Score {
  const engine = new LogicEngine();
  const build = (rule: unknown) => engine.build(rule as never) as (data: unknown) => number;
  const [points, level] = [build(rules.points), build(rules.level)];
  const counts = rules.counts.map(({ rating, all, binding }) => ({ rating, all: build(all), binding: build(binding) }));
  return (sheet) => {
    const areas: Record<string, { all: number; binding: number }> = {};
    for (const it of counts) areas[it.rating] = { all: it.all(sheet), binding: it.binding(sheet) };
    const facts = { points: points(sheet), areas };
    return { level: level(facts), points: facts.points };
  };
}

function byJsonLogicJs(): Score {
  const apply = (rule: unknown, data: unknown): number => jsonLogic.apply(rule as never, data);
  return (sheet) => {
    const facts = {
      points: apply(rules.points, sheet),
      areas: Object.fromEntries(rules.counts.map((it) => [it.rating, { all: apply(it.all, sheet), binding: apply(it.binding, sheet) }])),
    };
    return { level: apply(rules.level, facts), points: facts.points };
  };
}

/** A rule an option, a rule an area and rating; the level in a second run over what the first found. */
function byJsonRulesEngine(): Score {
  const options: readonly RuleProperties[] = indicatorsOf(pack).flatMap((it) => worthOf(it).map(([letter, milli]) => ({
    conditions: { all: [{ fact: "answers", path: `$.${plainName(it.id)}`, operator: isSeveral(it) ? "contains" : "equal", value: letter }] },
    event: { type: "points", params: { milli } },
  })));
  const ratings: readonly RuleProperties[] = areasOf(pack).flatMap((it) => rules.counts.map(({ rating }) => ({
    conditions: { all: [{ fact: "areas", path: `$.${plainName(it.id)}`, operator: "greaterThanInclusive", value: rating }] },
    event: { type: "area", params: { milli: 0, rating, kind: it.kind } },
  })));
  const first = new Engine([...options, ...ratings]);
  const second = new Engine(pack.definition.levels.map(({ level, rule }) => ({
    conditions: { all: (rule as { readonly and: readonly { readonly ">=": readonly [{ readonly var: string }, number] }[] }).and.map((line) => ({ fact: line[">="][0].var, operator: "greaterThanInclusive", value: line[">="][1] })) },
    event: { type: "level", params: { level } },
  })));
  return async (sheet) => {
    const { events } = await first.run({ ...sheet });
    const points = events.reduce((sum, it) => sum + Number(it.params?.["milli"]), 0) / 1000;
    const facts: Record<string, number> = { points };
    for (const { rating } of rules.counts) {
      const at = events.filter((it) => it.params?.["rating"] === rating);
      facts[`areas.${rating}.all`] = at.length;
      facts[`areas.${rating}.binding`] = at.filter((it) => it.params?.["kind"] === "binding").length;
    }
    const levels = (await second.run(facts)).events.map((it) => Number(it.params?.["level"]));
    return { level: Math.max(0, ...levels), points };
  };
}

function byZen(): Score {
  const decision = new ZenEngine().createDecision(zenOf(pack)); // compiled once; it offers no way without a promise
  return async (sheet) => {
    const { result } = await decision.evaluate(sheet);
    return { level: Number(result.level), points: Number(result.points) };
  };
}

interface Runner { readonly name: string; readonly run: () => unknown; readonly sheets: number; readonly times: number[] }

/** A few sheets for the slow ones, many rounds over all for the quick ones: each run takes some milliseconds. */
const runner = <T>(name: string, list: readonly T[], rounds: number, work: (it: T) => unknown): Runner => ({
  name, sheets: list.length * rounds, times: [],
  run: () => { for (let round = 0; round < rounds; round += 1) for (let i = 0; i < list.length; i += 1) work(list[i] as T); },
});
const waiting = <T>(name: string, list: readonly T[], work: (it: T) => unknown): Runner =>
  ({ name, sheets: list.length, times: [], run: async () => { for (const it of list) await work(it); } });

const ROUNDS = 15;

export async function engines(): Promise<readonly Figure[]> {
  const { given, read, byLetters, flat } = sheetsOf();
  const quick = quickScorer(pack);
  const [engine, plainRules, rulesEngine, zen] = [byJsonLogicEngine(), byJsonLogicJs(), byJsonRulesEngine(), byZen()];
  await checkSame(flat, (_, i) => quick.score(byLetters[i]), { engine, plainRules, rulesEngine, zen, byHand: plainScore });

  const runners = [
    runner("quick", given, 20, quick.score), runner("letters", byLetters, 20, quick.score), runner("traced", read, 1, (it) => score(it, pack)),
    runner("engine", flat, 10, engine), runner("json-logic-js", flat.slice(0, 40), 1, plainRules), runner("by hand", flat, 50, plainScore),
    waiting("zen", flat.slice(0, 40), zen), waiting("json-rules-engine", flat.slice(0, 10), rulesEngine),
  ];
  for (let round = -3; round < ROUNDS; round += 1) {
    for (const it of runners) {
      const time = await timed(it.run);
      if (round >= 0) it.times.push(time / it.sheets * 1000);
    }
  }
  const µs = (name: string): number => median(runners.find((it) => it.name === name)?.times ?? []);
  const shown = (name: string): string => `${µs(name).toPrecision(3)} µs`;
  return [
    { what: "level and points of a parsed sheet, checked in full", measured: µs("quick"), unit: "µs", below: 2, reference: `${Math.round(1e6 / µs("quick")).toLocaleString("en")} sheets a second; unchecked, by hand: ${shown("by hand")}` },
    { what: "the same, letters alone, against json-logic-engine", measured: µs("letters"), unit: "µs", below: µs("engine") / 3, reference: `json-logic-engine, compiled, unchecked: ${shown("engine")}; json-logic-js: ${shown("json-logic-js")}` },
    { what: "the same against zen-engine", measured: µs("letters"), unit: "µs", below: µs("zen") / 50, reference: `zen-engine, compiled, unchecked: ${shown("zen")}; json-rules-engine: ${shown("json-rules-engine")}` },
    { what: "score of a read sheet, full trace", measured: µs("traced"), unit: "µs", below: 1e6 / 30_000, reference: `${Math.round(1e6 / µs("traced")).toLocaleString("en")} sheets a second` },
  ];
}

async function checkSame(sheets: readonly Flat[], expected: (sheet: Flat, i: number) => Outcome | null, scorers: Readonly<Record<string, Score>>): Promise<void> {
  for (const [i, sheet] of sheets.entries()) {
    const due = expected(sheet, i);
    for (const [name, scorer] of Object.entries(scorers)) {
      const found = await scorer(sheet);
      if (due === null || found.level !== due.level || found.points !== due.points) throw new Error(`${name}, sheet ${i}: ${JSON.stringify(found)} instead of ${JSON.stringify(due)}`);
    }
  }
}
