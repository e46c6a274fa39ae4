/** What kind of statement the result is, for its basis, and where the parties confirm it. */
import { cautions } from "../cautions.js";
import type { Seals } from "../blocks.js";
import { part, type Context, type Section } from "../context.js";
import { intro, statement } from "../prose.js";
import { sealOf } from "../seals.js";
import { words } from "../words.js";

export const nature: Section = {
  id: "nature",
  title: () => words.chapters.nature,
  numbering: "chapter",
  build: (context) => {
    const { result: { basis }, pack } = context;
    return {
      lead: words.nature.lead[basis],
      parts: [
        ...part("nature-statement", words.parts.natureStatement, [statement(...pack.wording.nature[basis])]),
        ...part("nature-confirmation", words.parts.natureConfirmation, [
          ...cautions(context),
          intro(words.nature.confirmIntro[basis]),
          sealsOf(context),
        ]),
      ],
    };
  },
};

/** Firm and main contractor by name where it is known; assessors, the third, sign and do not seal. */
function sealsOf({ sheet, proposal, result: { basis } }: Context): Seals {
  const named = proposal?.project?.parties;
  const units = [named?.firm?.unit ?? sheet.enterprise.name, named?.contractor?.unit];
  return { kind: "seals", parties: words.nature.parties[basis].map((title, i) => sealOf(title, units[i], i < units.length ? words.nature.seal : words.nature.sign)) };
}
