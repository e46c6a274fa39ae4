/** Random packs whose questions compute: arithmetic over figures, some of them yearly, and checks across questions; and sheets that give figures. */
import fc from "fast-check";
import type { Figure, Indicator, LoadedPack } from "../../src/index.js";
import { finish, indicatorsIn, randomPack, sheetFor } from "./random-pack.js";
import type { RawSheet } from "./sheets.js";

type Json = Record<string, unknown>;
const YEARS = { min: 1, max: 3 };
const one = [{ id: "part", unit: "count", partOf: "whole" }, { id: "whole", unit: "count", positive: true, integer: true }];
const yearly = [{ id: "part", unit: "10k-yuan", yearly: YEARS, partOf: "whole" }, { id: "whole", unit: "10k-yuan", yearly: YEARS, positive: true }];
const mixed = [{ id: "part", unit: "10k-yuan" }, { id: "whole", unit: "10k-yuan", yearly: { min: 2, max: 3 }, positive: true }];

const bands = fc.constantFrom<Json>(
  { figures: one, formula: "part / whole * 100" }, { figures: one, formula: "(whole - part) * 2 + 0.5" }, { figures: one, formula: "-part + 20" },
  { figures: yearly, formula: "mean(part ./ whole) * 100" }, { figures: yearly, formula: "mean(part .* whole) / mean(whole)" }, { figures: mixed, formula: "part / (mean(whole) + 0.1) * 10" },
);
const trends = fc.constantFrom<Json>(
  { figures: one, formulas: { now: "part / whole", before: "0.5" } }, { figures: yearly, formulas: { now: "mean(part)", before: "mean(whole) / 2" } }, { figures: mixed, formulas: { now: "part * 3", before: "mean(whole) + part" } },
);

/** What a check may read of a question, held against what it may be. */
function linesOf(it: Indicator): readonly Json[] {
  const figures = "figures" in it ? it.figures.filter(({ yearly: years }) => years === undefined) : [];
  return [
    ...figures.map(({ id }) => ({ "<=": [{ var: `figures.${it.id}.${id}` }, 5] })),
    ...(it.method === "choices" ? [] : [{ "!=": [{ var: `options.${it.id}` }, "A"] }]),
  ];
}

const checksFor = (indicators: readonly Indicator[]): fc.Arbitrary<readonly Json[]> => {
  const lines = indicators.flatMap(linesOf);
  if (lines.length === 0) return fc.constant([]);
  const line = fc.constantFrom(...lines);
  const rule = fc.oneof(line, fc.tuple(line, line).map(([a, b]): Json => ({ or: [a, { "!": [b] }] })), fc.tuple(line, line).map(([a, b]): Json => ({ and: [a, b] })));
  return fc.array(rule, { maxLength: 2 }).map((rules) => rules.map((it, i) => ({ id: `c${i}`, rule: it, about: [indicators[0]?.id] })));
};

/** A pack that passes every check. */
export const measuredPack: fc.Arbitrary<LoadedPack> = randomPack.chain((pack) => fc.array(fc.tuple(bands, trends), { minLength: 6, maxLength: 6 }).chain((formulas) => {
  let place = 0;
  const dimensions = pack.definition.dimensions.map((it) => ({
    ...it,
    groups: it.groups.map((group) => ({
      ...group,
      indicators: group.indicators.map((indicator) => {
        const [band, trend] = formulas[place] ?? [];
        place += 1;
        return { ...indicator, ...(indicator.method === "bands" ? band : indicator.method === "trend" ? trend : {}) };
      }),
    })),
  }));
  const made = finish({ ...pack.definition, dimensions });
  return checksFor(indicatorsIn(made)).map((checks) => finish({ ...made.definition, checks }));
}));

const number = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(2.5, 0.1, -0, -1, 1e-16, 9007199254740991));
const figureFor = ({ yearly: years }: Figure): fc.Arbitrary<unknown> => {
  const single = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 9 }) }, { weight: 1, arbitrary: number });
  return years === undefined ? single : fc.array(single, { minLength: 2, maxLength: 2 });
};

/** Sheets of which most questions with figures are answered by them, some by an option beside. */
export const measuredSheetFor = (pack: LoadedPack): fc.Arbitrary<RawSheet> => {
  const asked = indicatorsIn(pack).flatMap((it) => ("figures" in it ? [it] : []));
  const answers = fc.record(Object.fromEntries(asked.map((it) => [it.id, fc.record({
    option: fc.option(fc.constantFrom(...Object.keys(it.options)), { nil: undefined, freq: 3 }),
    figures: fc.record(Object.fromEntries(it.figures.map((figure) => [figure.id, figureFor(figure)]))),
  })])), { requiredKeys: [] });
  return fc.tuple(sheetFor(pack), answers).map(([sheet, measured]) => ({ ...sheet, answers: { ...(typeof sheet.answers === "object" ? sheet.answers : {}), ...measured } }));
};
