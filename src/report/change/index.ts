/** The chapters of a before-and-after report, in their order. */
import { areas } from "./areas.js";
import type { ChangeSection } from "./context.js";
import { effects } from "./effects.js";
import { indicators } from "./indicators.js";
import { levels } from "./levels.js";
import { nature } from "./nature.js";
import { summary } from "./summary.js";
import { targets } from "./targets.js";

export const changeSections: readonly ChangeSection[] = [summary, levels, indicators, areas, targets, effects, nature];
