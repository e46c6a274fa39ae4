/** What kind of document the cohort is, and what made it. */
import { engineVersion } from "../../version.js";
import type { Fact } from "../blocks.js";
import { part } from "../context.js";
import { fill, words as shared } from "../words.js";
import { words, type CohortContext, type CohortSection } from "./context.js";

const { unit, person, date, dateBlank, seal } = shared.nature;

export const nature: CohortSection = {
  id: "nature",
  title: () => words.chapters.nature,
  numbering: "chapter",
  build: (context) => ({
    lead: words.nature.lead,
    parts: [
      ...part("nature-statement", words.parts.statement, [{ kind: "prose", tone: "statement", paragraphs: words.nature.statement }]),
      ...part("nature-provenance", words.parts.provenance, [{ kind: "items", items: context.pack.wording.provenance }]),
      ...part("nature-receipt", words.parts.receipt, [{ kind: "facts", layout: "receipt", facts: receipt(context) }]),
      ...part("nature-confirmation", words.parts.confirmation, [{
        kind: "seals", parties: words.nature.parties.map((title) => ({ title, unit, unitName: "", person, personName: "", date, dateBlank, seal })),
      }]),
    ],
  }),
};

function receipt({ cohort, pack }: CohortContext): readonly Fact[] {
  const { receipt: say } = words.nature;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: true });
  return [
    fact(say.cohort, String(cohort.cohortVersion)),
    fact(say.engine, engineVersion),
    fact(say.pack, fill(say.packValue, cohort.pack)),
    fact(say.packHash, pack.sha256),
    fact(say.sheets, fill(words.summary.sheets, { count: cohort.sheets })),
    ...(cohort.programme === null ? [] : [fact(say.programme, cohort.programme.id)]),
  ];
}
