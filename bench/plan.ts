/** The figures of upgrade plans: a full sheet of the 2024 edition, planned and scored again after every step. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planUpgrade } from "../src/diagnosis/plan/index.js";
import { loadPack, parseAnswers, score, unwrap } from "../src/index.js";
import { areasOf, indicatorsOf, ratingsOf } from "../src/indicators/structure.js";
import { median, timed, type Figure } from "./measure.js";

const ROUNDS = 41;

/** Doubles with all their digits: no two sets of steps cost the same, so the most ways must be kept apart. */
function roughEfforts(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state / 2_147_483_648) * 97.3;
  };
  const { definition } = unwrap(loadPack("miit-sme-2024"));
  const each = (steps: readonly (string | number)[]): Record<string, number> => Object.fromEntries(steps.map((it) => [it, next()]));
  return {
    indicators: Object.fromEntries(indicatorsOf(definition).map(({ indicator }) => [indicator.id, each(Object.keys(indicator.options))])),
    areas: Object.fromEntries(areasOf(definition).map(({ area }) => [area.id, each(ratingsOf(definition))])),
  };
}

export async function planning(): Promise<readonly Figure[]> {
  const text = readFileSync(join(process.cwd(), "fixtures", "answers", "miit-sme-2024", "below-level-1.json"), "utf8");
  const pack = unwrap(loadPack("miit-sme-2024"));
  const sheet = unwrap(parseAnswers(text));
  const times: number[][] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const options = round % 2 === 0 ? { efforts: roughEfforts(round + 1) } : {};
    const target = round % 3 + 2;
    times[round % 2]?.push(await timed(() => unwrap(planUpgrade(sheet, target, { ...options, allowOutcomes: true }))));
  }
  const scoring = median(await Promise.all(Array.from({ length: 21 }, () => timed(() => score(sheet, pack)))));
  const [rough = [], plain = []] = times;
  const reference = `one scoring: ${scoring.toFixed(2)} ms; a plan holds one after each of some 15 steps`;
  return [
    { what: "plan, full 2024 sheet, default efforts", measured: median(plain), unit: "ms", below: 50, reference },
    { what: "plan, the same, efforts of 17 digits", measured: median(rough), unit: "ms", below: 50, reference: `slowest of ${rough.length}: ${Math.max(...rough).toFixed(1)} ms` },
  ];
}
