/** What kind of statement the result is, for its basis, and where the parties confirm it. */
import { cautions } from "../cautions.js";
import { part, type Section } from "../context.js";
import { words } from "../words.js";

export const nature: Section = {
  id: "nature",
  title: () => words.chapters.nature,
  numbering: "chapter",
  build: (context) => ({
    lead: words.nature.lead[context.result.basis],
    parts: [
      ...part("nature-statement", words.parts.natureStatement, [{ kind: "prose", tone: "statement", paragraphs: context.pack.wording.nature[context.result.basis] }]),
      ...part("nature-confirmation", words.parts.natureConfirmation, [
        ...cautions(context),
        { kind: "prose", tone: "plain", paragraphs: [words.nature.confirmIntro] },
        { kind: "seals", parties: partiesFor(context.result.basis === "on-site") },
      ]),
    ],
  }),
};

function partiesFor(isOnSite: boolean) {
  const { parties, unit, person, date, dateBlank, seal } = words.nature;
  return [parties.firm, parties.contractor, ...(isOnSite ? [parties.evaluator] : [])]
    .map((title) => ({ title, unit, person, date, dateBlank, seal }));
}
