/** A chart of the report as SVG. */
import type { Chart } from "../blocks.js";
import { drawBars } from "./bars.js";
import { drawRadar } from "./radar.js";

export const drawChart = (chart: Chart): string => (chart.kind === "radar" ? drawRadar(chart) : drawBars(chart));
