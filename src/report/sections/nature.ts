/** What kind of statement the result is, for its basis, and where the parties confirm it. */
import { cautions } from "../cautions.js";
import { part, type Section } from "../context.js";
import { words } from "../words.js";

export const nature: Section = {
  id: "nature",
  title: () => words.chapters.nature,
  numbering: "chapter",
  build: (context) => {
    const { result: { basis }, pack } = context;
    const { unit, person, date, dateBlank, seal } = words.nature;
    return {
      lead: words.nature.lead[basis],
      parts: [
        ...part("nature-statement", words.parts.natureStatement, [{ kind: "prose", tone: "statement", paragraphs: pack.wording.nature[basis] }]),
        ...part("nature-confirmation", words.parts.natureConfirmation, [
          ...cautions(context),
          { kind: "prose", tone: "plain", paragraphs: [words.nature.confirmIntro[basis]] },
          { kind: "seals", parties: words.nature.parties[basis].map((title) => ({ title, unit, unitName: "", person, personName: "", date, dateBlank, seal })) },
        ]),
      ],
    };
  },
};
