/** The chapters of a printed list, in their order. */
import type { ListSection } from "./context.js";
import { dropped } from "./dropped.js";
import { matrix } from "./matrix.js";
import { nature } from "./nature.js";
import { overrides } from "./overrides.js";
import { common, specific } from "./scenarios.js";
import { summary } from "./summary.js";

export const listSections: readonly ListSection[] = [summary, common, specific, matrix, dropped, overrides, nature];
