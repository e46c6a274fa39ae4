/** What kind of statement this is, where the parties confirm it, and what made it. */
import type { Block, Fact, Seals } from "../blocks.js";
import { part } from "../context.js";
import { fill, orUnknown, shorten, words as shared } from "../words.js";
import { isAnyOpen, words, type ChangeContext, type ChangeSection } from "./context.js";

/** The line for the unit is narrow; the whole name stands on the cover. */
const UNIT_WIDTH = 28;

export const nature: ChangeSection = {
  id: "nature",
  title: () => words.chapters.nature,
  numbering: "chapter",
  build: (context) => {
    const { change: { after: { basis } }, pack } = context;
    return {
      lead: shared.nature.lead[basis],
      parts: [
        ...part("nature-statement", words.parts.statement, [{ kind: "prose", tone: "statement", paragraphs: pack.wording.nature[basis] }]),
        ...part("nature-confirmation", words.parts.confirmation, confirmation(context)),
        ...part("nature-receipt", words.parts.receipt, [{ kind: "facts", layout: "receipt", facts: receiptOf(context, versionsOf(context)) }]),
      ],
    };
  },
};

const versionsOf = ({ change: { receipt, pack } }: ChangeContext): string =>
  fill(words.nature.receipt.versionsValue, { format: receipt.changeVersion, engine: receipt.engineVersion, ...pack });

/** @param versions of the format, the program and the pack. */
export function receiptOf({ change: { receipt: it } }: ChangeContext, versions: string): readonly Fact[] {
  const { receipt: say } = words.nature;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: true });
  return [
    fact(say.versions, versions), fact(say.packHash, it.pack.sha256),
    fact(say.before, it.before), fact(say.after, it.after), fact(say.plan, orUnknown(it.planSha256)), fact(say.project, orUnknown(it.projectSha256)),
  ];
}

const confirmation = (context: ChangeContext): readonly Block[] => [
  ...(isAnyOpen(context) ? [{ kind: "prose" as const, tone: "statement" as const, paragraphs: [words.summary.unfinished] }] : []),
  { kind: "prose", tone: "plain", paragraphs: [words.nature.confirmIntro] },
  sealsOf(context),
];

/** Firm and main contractor always; assessors where the later sheet is theirs. */
export function sealsOf({ change, project }: ChangeContext, areAssessorsAsked = change.after.basis === "on-site"): Seals {
  const { unit, person, date, dateBlank, seal } = shared.nature;
  const { parties: say } = words.nature;
  const named = project?.parties ?? null;
  // people sign, units seal; the line below the unit is for a signature: no name is printed on it
  const party = (title: string, known: { readonly unit: string | null } | null | undefined, place = seal): Seals["parties"][number] =>
    ({ title, unit, person, date, dateBlank, seal: place, unitName: shorten(known?.unit ?? "", UNIT_WIDTH), personName: "" });
  return {
    kind: "seals",
    parties: [
      party(say.firm, { unit: named?.firm?.unit ?? change.enterprise.name ?? null }), party(say.contractor, named?.contractor),
      ...(areAssessorsAsked ? [party(say.assessors, null, words.nature.signHere)] : []),
    ],
  };
}
