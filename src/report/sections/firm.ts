/** The firm and the site survey: everything the sheet says about them, and nothing where it says nothing. */
import type { Profile } from "../../scoring/sheet.js";
import { part, type Context, type DraftPart, type Section } from "../context.js";
import { firmName } from "../cover.js";
import { amount, inFull } from "../numbers.js";
import { dateInWords, fill, shorten, words } from "../words.js";
import { aboutTopic, topics } from "./firm-topics.js";
import { identity, subIndustryName, systems } from "./firm-facts.js";
import { surveyBlocks } from "./firm-survey.js";
import { yearsTable } from "./firm-years.js";

export const firm: Section = {
  id: "firm",
  title: () => words.chapters.firm,
  numbering: "chapter",
  build: (context) => ({
    lead: lead(context),
    parts: [
      ...part("firm-identity", words.parts.firmIdentity, [{ kind: "facts", layout: "pairs", facts: identity(context) }]),
      ...part("firm-years", words.parts.firmYears, yearsTable(context.sheet.enterprise.profile ?? {})),
      ...systemsPart(context),
      ...topics.flatMap((topic) => part(`firm-${topic}`, words.firm.topics[topic], aboutTopic(topic, context))),
      ...part("firm-survey", words.parts.firmSurvey, surveyBlocks(context)),
    ],
  }),
};

function systemsPart({ sheet }: Context): readonly DraftPart[] {
  const facts = systems(sheet.enterprise.profile ?? {});
  return facts.length === 0 ? [] : part("firm-systems", words.parts.firmSystems, [{ kind: "facts", layout: "pairs", facts }]);
}

const NAME_WIDTH = 40;

/** One sentence of what is known; what is not is left out. */
function lead(context: Context): string {
  const { sheet: { enterprise, survey } } = context;
  const profile: Profile = enterprise.profile ?? {};
  const { leadFacts } = words.firm;
  const latest = [...(profile.revenue ?? [])].sort((a, b) => b.year - a.year)[0];
  const facts = [
    ...(enterprise.subIndustry ? [fill(leadFacts.subIndustry, { value: subIndustryName(enterprise.subIndustry) })] : []),
    ...(profile.sizeClass ? [fill(leadFacts.sizeClass, { value: words.sizeClass[profile.sizeClass] })] : []),
    ...(profile.staff === undefined ? [] : [fill(leadFacts.staff, { value: inFull(profile.staff) })]),
    ...(latest === undefined ? [] : [fill(leadFacts.revenue, { year: latest.year, value: amount(latest.amount) })]),
    ...(survey?.date ? [fill(leadFacts.survey, { value: dateInWords(survey.date) })] : []),
  ];
  return facts.length === 0 ? words.firm.leadUnknown : fill(words.firm.leadKnown, { firm: shorten(firmName(context.sheet), NAME_WIDTH), facts: facts.join(words.comma) });
}
