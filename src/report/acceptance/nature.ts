/** That the sheet gathers and does not decide, what kind of statement its level is, and where the parties confirm it. */
import { isAnyOpen, words as change } from "../change/context.js";
import { receiptOf, sealsOf } from "../change/nature.js";
import { part } from "../context.js";
import { fill } from "../words.js";
import { words, type AcceptanceSection } from "./context.js";

export const nature: AcceptanceSection = {
  id: "nature",
  title: () => words.chapters.nature,
  numbering: "chapter",
  build: (context) => {
    const { acceptance: { receipt, change: { after, pack: by } }, pack } = context;
    const { nature: say } = words;
    return {
      lead: say.lead,
      parts: [
        ...part("nature-statement", words.parts.statement, [{ kind: "prose", tone: "statement", paragraphs: [...say.statement, ...pack.wording.nature[after.basis]] }]),
        ...part("nature-confirmation", words.parts.confirmation, [
          ...(isAnyOpen(context) ? [{ kind: "prose" as const, tone: "statement" as const, paragraphs: [change.summary.unfinished] }] : []),
          { kind: "prose", tone: "plain", paragraphs: [say.confirmIntro] },
          sealsOf(context, true),
        ]),
        ...part("nature-receipt", null, [{
          kind: "facts", layout: "receipt", facts: receiptOf(context, fill(say.versionsValue, { format: receipt.acceptanceVersion, engine: receipt.engineVersion, ...by })),
        }]),
      ],
    };
  },
};
