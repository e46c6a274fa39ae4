/** Where the firm should get to and how: the path in phases, what each asks for, and what stands in the way. */
import type { Block } from "../../blocks.js";
import { part, type Section } from "../../context.js";
import { inFull } from "../../numbers.js";
import { intro, statement } from "../../prose.js";
import { fill, words as shared } from "../../words.js";
import { whenProposed, type Proposed } from "../proposal/context.js";
import { before } from "./before.js";
import { obstacleTable } from "./obstacles.js";
import { conditionTable } from "./phase-tables.js";
import { words } from "./plan-words.js";
import { staircases } from "./staircase.js";
import { stepTable } from "./step-table.js";

export const target: Section = {
  id: "target",
  title: () => words.chapters.target,
  numbering: "chapter",
  build: whenProposed((context) => {
    const { plan } = context.proposal.package;
    const hasSteps = plan.steps.length > 0;
    return {
      lead: lead(context),
      parts: [
        ...part("target-path", hasSteps ? words.parts.targetPath : null, [
          ...targetCautions(context),
          ...(hasSteps ? staircases(context) : []),
        ]),
        ...part("target-obstacles", words.parts.targetObstacles, plan.obstacles.length === 0 ? [] : [intro(words.target.obstaclesIntro), obstacleTable(context)]),
        ...part("target-conditions", hasSteps ? words.parts.targetConditions : words.parts.effectConditions, [conditionTable(context)]),
        ...part("target-steps", words.parts.targetSteps, hasSteps ? [stepTable(context)] : []),
        ...part("target-before", words.parts.targetBefore, before(context)),
      ],
    };
  }),
};

function lead(context: Proposed): string {
  const { proposal: { package: { plan, phases, target: wanted } }, say, isUnfinished } = context;
  const { lead: texts } = words.target;
  const template = !plan.reachable
    ? plan.steps.length === 0 ? texts.unreachable : texts.unreachableSteps
    : plan.steps.length === 0 ? texts.already : plan.after.level > plan.from.level ? texts.raise : texts.same;
  const text = fill(template, {
    from: say.level(plan.from.level), points: inFull(plan.from.points), to: say.level(plan.after.level), after: inFull(plan.after.points),
    target: say.level(wanted), steps: plan.steps.length, phases: phases.length,
    obstacles: plan.obstacles.map(({ fact, required, attainable }) => fill(words.target.obstacle, { fact: say.fact(fact), required, attainable, unit: say.unit(fact) })).join(shared.semicolon),
  });
  return isUnfinished ? fill(words.target.worst, { lead: text }) : text;
}

/** What a reader must know before signing for this path. */
function targetCautions({ proposal: { package: { plan: { open } } }, result, isUnfinished }: Proposed): readonly Block[] {
  const openParts = [
    ...(open.indicators > 0 ? [fill(words.target.openQuestions, { count: open.indicators })] : []),
    ...(open.areas > 0 ? [fill(words.target.openAreas, { count: open.areas })] : []),
  ];
  const paragraphs = [
    ...(isUnfinished ? [fill(words.target.unfinished, { open: openParts.join(shared.listComma) })] : []),
    ...(result.findings.length > 0 ? [fill(words.target.contradictory, { count: result.findings.length, chapter: shared.chapters.notes })] : []),
  ];
  return paragraphs.length === 0 ? [] : [statement(...paragraphs)];
}
