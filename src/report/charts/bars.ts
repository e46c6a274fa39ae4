/** Bars in two shades: what is dark, and what is light up to the maximum. */
import type { Bar, Bars } from "../blocks.js";
import { draw } from "./draw.js";
import { theme } from "./theme.js";

const WIDTH = 620;
const ROW = 21;
const EDGE = 8;
const NAMES = 150;
const NUMBERS = 92;

/** Open questions are outlined only: not lost yet. */
const colourOf = (bar: Bar | undefined): object =>
  (bar?.isOpen ? { color: theme.paper, borderColor: theme.blue, borderWidth: 1, borderType: "dashed" } : { color: theme.blue });

export function drawBars({ id, bars }: Bars): string {
  const stack = (values: readonly number[], color: (bar: Bar | undefined) => object, label: object) => ({
    type: "bar", stack: "points", silent: true, emphasis: { disabled: true }, barWidth: 12,
    data: values.map((value, i) => ({ value, itemStyle: color(bars[i]) })), label,
  });
  return draw(id, { width: WIDTH, height: bars.length * ROW + EDGE * 2 }, {
    textStyle: { fontFamily: theme.font },
    grid: { left: NAMES, right: NUMBERS, top: EDGE, bottom: EDGE },
    xAxis: { type: "value", show: false, min: 0, max: Math.max(...bars.map((it) => it.max)) },
    yAxis: {
      type: "category", inverse: true, data: bars.map((it) => it.name),
      axisLine: { lineStyle: { color: theme.soft } }, axisTick: { show: false },
      axisLabel: { color: theme.ink, fontSize: 12, fontFamily: theme.font, interval: 0, width: NAMES - 12, overflow: "truncate" },
    },
    series: [
      stack(bars.map((it) => it.dark), colourOf, { show: false }),
      stack(bars.map((it) => it.max - it.dark), () => ({ color: theme.pale }), { show: false }),
      {
        type: "bar", stack: "points", silent: true, emphasis: { disabled: true }, barWidth: 12, itemStyle: { color: "transparent" },
        data: bars.map(() => 0),
        label: { show: true, position: "right", distance: 6, color: theme.ink, fontSize: 12, fontFamily: theme.font, formatter: ({ dataIndex }: { readonly dataIndex: number }) => bars[dataIndex]?.shown ?? "" },
      },
    ],
  });
}
