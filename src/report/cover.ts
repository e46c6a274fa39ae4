/** The cover: whose report it is, which kind, by which standard, and what it is not. */
import type { Context } from "./context.js";
import { fact } from "./prose.js";
import type { Cover } from "./report.js";
import { dateInWords, fill, orUnknown, widthOf, words } from "./words.js";

/** The firm as it names itself; without a name, its id. */
export function firmName({ enterprise }: { readonly enterprise: { readonly id: string; readonly name?: string | undefined } }): string {
  const name = enterprise.name?.trim() ?? "";
  return name === "" ? fill(words.cover.unnamed, { id: enterprise.id }) : name;
}

export function reportKind({ result, isUnfinished }: Context): string {
  const kind = words.cover.kinds[result.basis];
  return isUnfinished ? fill(words.cover.draft, { kind }) : kind;
}

const LONG = 24;
const LONGEST = 60;

/** How long a name on a cover is. */
export function lengthOf(name: string): Cover["firmLength"] {
  const width = widthOf(name);
  return width > LONGEST ? "longest" : width > LONG ? "long" : "short";
}

export function coverOf(context: Context): Cover {
  const { sheet, result, pack } = context;
  const firm = firmName(sheet);
  return {
    kind: reportKind(context),
    firm,
    firmLength: lengthOf(firm),
    standard: fill(words.cover.standard, { title: pack.wording.title, number: pack.definition.source.number }),
    facts: [
      fact(words.cover.creditCode, orUnknown(sheet.enterprise.creditCode)),
      fact(words.cover.basis, words.basisNames[result.basis]),
      fact(words.cover.assessedOn, dateInWords(result.assessedOn)),
      fact(words.cover.date, dateInWords(context.date)),
      fact(words.cover.number, orUnknown(sheet.reportNumber)),
      fact(words.cover.revision, orUnknown(sheet.revision)),
    ],
    note: result.basis === "on-site" ? words.cover.notOfficialOnSite : words.cover.notOfficial,
  };
}
