/** The level before and after with its conditions, and how far data are joined by the firm's own answers. */
import type { Block, Fact } from "../blocks.js";
import { isAnyOpen, isOpen, levelAt, words as change } from "../change/context.js";
import { counted } from "../change/areas.js";
import { decisionTable } from "../change/levels.js";
import { notesOf } from "../change/notes.js";
import { verdicts } from "../change/summary.js";
import { openSteps, targetsLead } from "../change/targets.js";
import { part } from "../context.js";
import { nameOfArea } from "../names.js";
import { fill, list, words as shared } from "../words.js";
import { words, type AcceptanceContext, type AcceptanceSection } from "./context.js";

export const level: AcceptanceSection = {
  id: "level",
  title: () => words.chapters.level,
  numbering: "chapter",
  build: (context) => {
    const { acceptance: { requirement, dataJoining: { areas, areasBefore, rating } }, change: { after } } = context;
    return {
      lead: fill(isAnyOpen(context) ? words.level.leadOpen : words.level.lead, {
        before: levelAt(context, "before"), after: levelAt(context, "after"), rating, of: areas.of,
        areasBefore: counted(areasBefore, "before", context.change), areas: counted(areas.all, "after", context.change),
      }),
      parts: [
        ...part("level-verdicts", null, [verdicts(context)]),
        ...part("level-conditions", null, [decisionTable(context, (it) => it === requirement.level || (it === after.level && !isOpen(context, "after")))]),
        ...part("level-joining", words.parts.joining, joining(context)),
        ...part("level-plan", words.parts.plan, againstPlan(context)),
        ...part("level-notes", null, [{ kind: "prose", tone: "note", paragraphs: notesOf(context) }]),
      ],
    };
  },
};

/** How many steps of the plan are met, and which are not. */
function againstPlan(context: AcceptanceContext): readonly Block[] {
  const { targets } = context.change;
  if (targets === null) return [];
  return [{ kind: "prose", tone: "plain", paragraphs: [targetsLead(targets, context)] }, ...openSteps(targets, context)];
}

function joining(context: AcceptanceContext): readonly Block[] {
  const { dataJoining: { areas, areasBefore, rating } } = context.acceptance;
  const { level: say } = words;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: true });
  const names = context.change.areas.filter(({ id }) => areas.ids.includes(id)).map((it) => nameOfArea(it, context));
  return [
    { kind: "prose", tone: "plain", paragraphs: [fill(say.own, { rating })] },
    { kind: "facts", layout: "pairs", facts: [
      fact(fill(say.areas, { rating }), list([
        fill(say.areasValue, { before: counted(areasBefore, "before", context.change), after: counted(areas.all, "after", context.change), of: areas.of }), fill(say.binding, { mark: shared.bindingMark, count: counted(areas.binding, "after", context.change) }),
        ...(areas.unrated === 0 ? [] : [fill(say.unrated, { count: areas.unrated })]),
      ])),
      fact(say.ids, names.length === 0 ? say.none : list(names)),
      ...collection(context),
    ] },
  ];
}

/** Links whose data are collected automatically, then and now, and which came and went. */
function collection({ acceptance: { dataJoining: { collection: it } }, pack: { wording } }: AcceptanceContext): readonly Fact[] {
  const { level: say } = words;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: true });
  if (it === null) return [fact(say.links, say.noQuestion)];
  const { links, linksBefore, indicator } = it;
  const count = (letters: readonly string[] | null): string => (letters === null ? say.linkOpen : fill(say.linkCount, { count: letters.length }));
  const inWords = (letters: readonly string[]): string => (letters.length === 0 ? say.none
    : list(letters.map((letter) => fill(change.indicators.option, { letter, text: wording.indicators[indicator]?.options[letter] ?? "" }))));
  const lost = (now: readonly string[], then: readonly string[]): readonly Fact[] => {
    const gone = then.filter((letter) => !now.includes(letter));
    return gone.length === 0 ? [] : [fact(say.linksGone, inWords(gone))];
  };
  return [
    fact(say.links, fill(say.linksValue, { before: count(linksBefore), after: count(links), of: it.of })),
    ...(links === null ? [] : [fact(say.linksNow, inWords(links))]),
    ...(links === null || linksBefore === null ? [] : [fact(say.linksNew, inWords(links.filter((letter) => !linksBefore.includes(letter)))), ...lost(links, linksBefore)]),
  ];
}
