/** The checklist of evidence: for what is answered, for what areas are rated, and for every step once it is done. */
import { part, type Section } from "../../context.js";
import { note } from "../../prose.js";
import { fill } from "../../words.js";
import { whenProposed } from "../proposal/context.js";
import { areaEvidence, claimedEvidence, stepEvidence } from "./evidence-items.js";
import { areaTable, claimedTable, stepTables } from "./evidence-tables.js";
import { words } from "./plan-words.js";

export const evidenceList: Section = {
  id: "evidence",
  title: () => words.chapters.evidence,
  numbering: "chapter",
  build: whenProposed((context) => {
    const claimed = claimedEvidence(context);
    const asked = claimed.flatMap((it) => it.asked);
    const named = asked.filter((it) => it.isNamed).length;
    const areas = areaEvidence(context);
    const steps = stepEvidence(context);
    return {
      lead: fill(words.evidence.lead, {
        asked: asked.length, named, missing: asked.length - named, areas: areas.length, steps: steps.flatMap((it) => it.items).length,
      }),
      parts: [
        ...part("evidence-claimed", words.parts.evidenceClaimed, claimed.length === 0 ? [note(words.evidence.claimedNone)] : [note(words.evidence.claimedNote), claimedTable(claimed, context)]),
        ...part("evidence-areas", words.parts.evidenceAreas, context.result.areas.length === 0 ? [] : areas.length === 0 ? [note(words.evidence.areasNone)] : [note(words.evidence.areasNote), areaTable(areas, context)]),
        ...part("evidence-steps", words.parts.evidenceSteps, steps.length === 0 ? [note(words.evidence.stepsNone)] : [note(words.evidence.stepsNote), ...stepTables(steps, context)]),
      ],
    };
  }),
};
