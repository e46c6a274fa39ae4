/** The task book (项目任务书) as a draft: what the parties would sign, filled with what is known and blank where nobody knows. */
import { part, type Section } from "../../context.js";
import { firmName } from "../../cover.js";
import { fill, shorten } from "../../words.js";
import { whenProposed, words, type Proposed } from "./context.js";
import { acceptanceBlocks } from "./task-acceptance.js";
import { basics } from "./task-basics.js";
import { content, goals } from "./task-content.js";
import { funds } from "./task-funds.js";
import { milestones } from "./task-milestones.js";
import { signatures } from "./task-signatures.js";

const NAME_WIDTH = 40;
const { parts } = words.task;

/** Nothing to be done is nothing to sign for. */
export const taskBook: Section = {
  id: "task-book",
  title: () => words.chapters.taskBook,
  numbering: "appendix",
  build: whenProposed((context) => {
    const { scenarios, plan } = context.proposal.package;
    return scenarios.length === 0 && plan.steps.length === 0 ? null : {
      lead: lead(context),
      parts: [
        ...part("task-book-basics", parts.basics, basics(context)),
        ...part("task-book-content", parts.content, content(context)),
        ...part("task-book-goals", parts.goals, goals(context)),
        ...part("task-book-milestones", parts.milestones, milestones(context)),
        ...part("task-book-funds", parts.funds, funds(context)),
        ...part("task-book-acceptance", parts.acceptance, acceptanceBlocks(context)),
        ...part("task-book-signatures", parts.signatures, signatures(context)),
      ],
    };
  }),
};

function lead(context: Proposed): string {
  const { scenarios, plan, target, phases } = context.proposal.package;
  const about = { firm: shorten(firmName(context.sheet), NAME_WIDTH), scenarios: scenarios.length, steps: plan.steps.length, level: context.say.level(target), phases: phases.length };
  return fill(words.task.lead[scenarios.length === 0 ? "steps" : plan.reachable ? "scenarios" : "unreachable"], about);
}
