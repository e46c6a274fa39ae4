/** By which standard and how the level is decided, how far the figures can be trusted, what the signs mean. */
import type { Block, Fact } from "../blocks.js";
import { part, type Context, type Section } from "../context.js";
import { fact } from "../prose.js";
import { dateInWords, fill, levelName, words } from "../words.js";

export const basis: Section = {
  id: "basis",
  title: () => words.chapters.basis,
  numbering: "chapter",
  build: (context) => ({
    lead: lead(context),
    parts: [
      ...part("basis-frame", words.parts.basisFrame, [{ kind: "facts", layout: "pairs", facts: frame(context) }]),
      ...part("basis-method", words.parts.basisMethod, [{ kind: "items", items: method(context) }]),
      ...part("basis-sources", words.parts.basisSources, [{ kind: "items", items: context.pack.wording.provenance }]),
      ...part("basis-legend", words.parts.basisLegend, [legend(context)]),
    ],
  }),
};

const lead = ({ result, pack }: Context): string => fill(words.basis.lead, {
  title: pack.wording.title, basis: words.basisNames[result.basis], dimensions: result.dimensions.length,
  indicators: result.indicators.filter((it) => it.maxPoints > 0).length, max: result.maxPoints,
  areas: result.areas.length === 0 ? "" : fill(words.basis.leadAreas, { count: result.areas.length }),
  decided: words.basis.decided[decidedBy(result)],
});

/** What the level rules ask for. */
function decidedBy({ decision }: Context["result"]): "both" | "points" | "areas" {
  const facts = decision.flatMap((it) => it.conditions).flatMap((it) => it.fact.split(","));
  const byAreas = facts.some((it) => it.startsWith("areas."));
  return byAreas && facts.some((it) => !it.startsWith("areas.")) ? "both" : byAreas ? "areas" : "points";
}

function frame({ result, pack: { definition, wording }, date }: Context): readonly Fact[] {
  const wide = (label: string, value: string): Fact => ({ label, values: [value], wide: true });
  const short = (label: string, value: string): Fact => ({ label, values: [value], wide: false });
  return [
    wide(words.basis.standard, wording.title),
    short(words.basis.number, definition.source.number),
    short(words.basis.issued, dateInWords(definition.source.issued)),
    short(words.basis.way, words.basisNames[result.basis]),
    short(words.basis.assessedOn, dateInWords(result.assessedOn)),
    short(words.basis.date, dateInWords(date)),
    short(words.basis.completeness, fill(words.basis.answered, result.counts)),
    wide(words.basis.status, wording.sourceStatus[definition.source.status]),
  ];
}

function method(context: Context): readonly string[] {
  const { result, pack: { definition } } = context;
  const { method: always, methodAreas, methodWithoutAreas } = words.basis;
  return [...always, ...(result.areas.length > 0 ? methodAreas : methodWithoutAreas)].map((it) => fill(it, {
    levelZero: levelName(0, context), top: definition.areas.topRating, mark: words.bindingMark,
  }));
}

function legend({ result, pack: { wording } }: Context): Block {
  const { legend: say } = words.basis;
  return {
    kind: "facts", layout: "pairs", facts: [
      fact(words.unknown, say.unknown), fact(words.basis.legendZero, say.zero),
      ...(result.areas.length > 0 ? [fact(words.bindingMark, say.binding)] : []), fact(words.basis.legendMet, say.met),
      fact(words.unverifiedMark, fill(say.unverified, { status: wording.sourceStatus.unverified }), true),
    ],
  };
}
