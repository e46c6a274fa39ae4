/** The chapters of an acceptance sheet, in their order. */
import { effects } from "../change/effects.js";
import type { AcceptanceSection } from "./context.js";
import { evidence } from "./evidence.js";
import { level } from "./level.js";
import { nature } from "./nature.js";
import { summary } from "./summary.js";

export const acceptanceSections: readonly AcceptanceSection[] = [summary, level, effects, evidence, nature];
