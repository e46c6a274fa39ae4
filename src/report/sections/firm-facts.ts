/** Who the firm is and what it runs, as labelled facts; a field left blank is left out. */
import { builtInCatalogue, subIndustryName as nameIn } from "../../diagnosis/catalogue/catalogue.js";
import type { Fact } from "../blocks.js";
import type { Context } from "../context.js";
import { firmName } from "../cover.js";
import { amount, inFull, type Format } from "../numbers.js";
import { fill, orUnknown, paragraphsOf, widthOf, words } from "../words.js";
import type { Profile } from "../../scoring/sheet.js";

const { labels } = words.firm;
const WIDE = 20;

function fact(label: string, text: string | null | undefined): readonly Fact[] {
  const values = paragraphsOf(text ?? "");
  return values.length === 0 ? [] : [{ label, values, wide: values.length > 1 || widthOf(values[0] ?? "") > WIDE }];
}

const yesOrNo = (label: string, value: boolean | undefined): readonly Fact[] =>
  value === undefined ? [] : fact(label, value ? words.yes : words.no);

const facts = (label: string, texts: readonly string[] | undefined): readonly Fact[] => {
  const values = (texts ?? []).flatMap(paragraphsOf);
  return values.length === 0 ? [] : [{ label, values: [values.join(words.semicolon)], wide: true }];
};

const measured = (label: string, value: number | undefined, template: string, format: Format): readonly Fact[] =>
  value === undefined ? [] : fact(label, fill(template, { value: format(value) }));

export const subIndustryName = (id: string): string => nameIn(builtInCatalogue(), id);

export function identity(context: Context): readonly Fact[] {
  const { sheet: { enterprise, stage, investment } } = context;
  const profile: Profile = enterprise.profile ?? {};
  return ordered([
    ...fact(labels.name, firmName(context.sheet)),
    ...fact(labels.creditCode, orUnknown(enterprise.creditCode)),
    ...fact(labels.id, enterprise.id),
    ...fact(labels.subIndustry, subIndustryName(enterprise.subIndustry ?? "")),
    ...fact(labels.sector, profile.sector),
    ...fact(labels.contact, profile.contact),
    ...fact(labels.phone, profile.phone),
    ...fact(labels.ownership, profile.ownership),
    ...fact(labels.sizeClass, profile.sizeClass && words.sizeClass[profile.sizeClass]),
    ...yesOrNo(labels.aboveScale, profile.aboveScale),
    ...fact(labels.founded, profile.founded),
    ...measured(labels.staff, profile.staff, words.firm.people, inFull),
    ...measured(labels.registeredCapital, profile.registeredCapital, words.firm.funds, amount),
    ...fact(labels.specialized, profile.specialized),
    ...fact(labels.stage, stage && words.stage[stage]),
    ...measured(labels.intendedFunds, profile.intendedFunds, words.firm.funds, amount),
    ...measured(labels.planned, investment?.planned, words.firm.funds, amount),
    ...measured(labels.actualInvestment, investment?.actual, words.firm.funds, amount),
    ...measured(labels.annualBenefit, investment?.annualBenefit, words.firm.funds, amount),
    ...fact(labels.address, profile.address),
    ...fact(labels.mainProducts, profile.mainProducts),
    ...facts(labels.certificates, profile.certificates),
  ]);
}

export const systems = (profile: Profile): readonly Fact[] =>
  ordered([
    ...fact(labels.cloudUse, profile.cloudUse), ...yesOrNo(labels.usesCloud, profile.usesCloud),
    ...fact(labels.network, profile.network), ...facts(labels.software, profile.software),
  ]);

/** Short facts pair up, one left over takes the whole width; the wide ones follow, the first of all stays first. */
function ordered(all: readonly Fact[]): readonly Fact[] {
  const [first, ...rest] = all;
  if (first === undefined) return [];
  const short = rest.filter((it) => !it.wide);
  const paired = short.map((it, i) => (i === short.length - 1 && i % 2 === 0 ? { ...it, wide: true } : it));
  return [{ ...first, wide: true }, ...paired, ...rest.filter((it) => it.wide)];
}
