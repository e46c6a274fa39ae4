/** The scenarios proposed for the firm: what each is for, what it takes, who offers it; and what was left out, with the reason. */
import type { Block } from "../../blocks.js";
import { part, type Draft, type DraftPart, type Section } from "../../context.js";
import { note, statement } from "../../prose.js";
import { fill } from "../../words.js";
import { uncarriedSentence } from "../plan/uncarried.js";
import { cardsOf } from "./card.js";
import { classOf, scenarioClasses, whenProposed, words, type Proposed, type ScenarioClass } from "./context.js";
import { furtherTable } from "./further.js";
import { overview } from "./overview.js";
import { askedSentence, supplyClause } from "./supply.js";

export const proposal: Section = {
  id: "proposal",
  title: () => words.chapters.proposal,
  numbering: "chapter",
  // the chapter on the target says that nothing is to be done: no page for a sentence
  build: whenProposed((context): Draft | null => isNothing(context) ? null : {
    lead: lead(context),
    parts: [
      ...part("proposal-overview", words.parts.overview, overviewBlocks(context)),
      ...cardParts(context),
      ...part("proposal-further", words.parts.further, furtherTable(context)),
    ],
  }),
};

function isNothing(context: Proposed): boolean {
  const { scenarios, further } = context.proposal.package;
  return scenarios.length === 0 && further.length === 0 && uncarriedSentence(context) === null;
}

function lead(context: Proposed): string {
  const { package: it } = context.proposal;
  const about = { level: context.say.level(it.target), phases: it.phases.length, count: it.scenarios.length };
  if (it.scenarios.length === 0) return fill(it.plan.steps.length > 0 ? words.proposal.noScenarios : it.plan.reachable ? words.proposal.nothing : words.proposal.unreachable, about);
  return fill(words.proposal.lead, { ...about, goal: fill(it.plan.reachable ? words.proposal.goal : words.proposal.goalUnreachable, about), classes: classes(context), supply: supplyClause(context) });
}

function classes({ proposal: { package: it } }: Proposed): string {
  if (it.list === null) return fill(words.proposal.noList, { name: it.subIndustry.name });
  const counts = counted(it.scenarios);
  return fill(words.proposal.classes, counts) + (counts.none === 0 ? "" : fill(words.proposal.unclassed, counts));
}

const counted = (scenarios: readonly { readonly class: "N" | "X" | null }[]): Readonly<Record<ScenarioClass, number>> => {
  const of = (wanted: ScenarioClass): number => scenarios.filter((it) => classOf(it) === wanted).length;
  return { N: of("N"), X: of("X"), none: of("none") };
};

function overviewBlocks(context: Proposed): readonly Block[] {
  const { package: it } = context.proposal;
  const uncarried = uncarriedSentence(context);
  const stays = uncarried === null ? [] : [statement(uncarried)];
  if (it.scenarios.length === 0) return stays;
  const asked = askedSentence(context);
  const paragraphs = [words.proposal.nature, ...(asked === null ? [] : [asked]), ...(it.products === null ? [words.proposal.noProductsNote] : it.products.notes), ...(it.list === null ? [words.proposal.noListNote] : [listNote(it.list)])];
  return [overview(context), ...stays, note(...paragraphs)];
}

const listNote = (list: { readonly subIndustryName: string; readonly firms: number }): string => fill(words.proposal.listNote, { name: list.subIndustryName, firms: list.firms });

/** A part for the common scenarios, one for the specific ones, one for those no list tells apart. */
const cardParts = (context: Proposed): readonly DraftPart[] => scenarioClasses.flatMap((wanted) => {
  const scenarios = context.proposal.package.scenarios.filter((it) => classOf(it) === wanted);
  const title = wanted === "none" && context.proposal.package.list === null ? words.parts.cards : words.parts.cardsOf[wanted];
  return part(`proposal-cards-${wanted.toLowerCase()}`, fill(title, { count: scenarios.length }), cardsOf(scenarios, context));
});
