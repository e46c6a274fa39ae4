/** The chapters of a printed cohort, in their order. */
import type { CohortSection } from "./context.js";
import { movement } from "./movement.js";
import { nature } from "./nature.js";
import { notes } from "./notes.js";
import { points } from "./points.js";
import { programme } from "./programme.js";
import { subIndustries } from "./sub-industries.js";
import { summary } from "./summary.js";
import { weakness } from "./weakness.js";

export const cohortSections: readonly CohortSection[] = [summary, subIndustries, points, weakness, movement, programme, notes, nature];
