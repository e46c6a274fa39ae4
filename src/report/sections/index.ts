/** The chapters in their order; one that has nothing to say is left out, and the numbers close up. */
import type { Section } from "../context.js";
import { appendix } from "./appendix.js";
import { areas } from "./areas.js";
import { basis } from "./basis.js";
import { dimensions } from "./dimensions.js";
import { firm } from "./firm.js";
import { level } from "./level.js";
import { nature } from "./nature.js";
import { notes } from "./notes.js";
import { effect } from "./plan/effect.js";
import { evidenceList } from "./plan/evidence-list.js";
import { needs } from "./plan/needs.js";
import { target } from "./plan/target.js";
import { investment } from "./proposal/investment.js";
import { proposal } from "./proposal/proposal.js";
import { taskBook } from "./proposal/task-book.js";
import { summary } from "./summary.js";

export const sections: readonly Section[] = [
  summary,
  firm,
  basis,
  level,
  dimensions,
  areas,
  needs,
  target,
  proposal,
  investment,
  effect,
  evidenceList,
  notes,
  nature,
  taskBook,
  appendix,
];
