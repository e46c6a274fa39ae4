/** Radar of the share reached on each axis. */
import type { Axis, Radar } from "../blocks.js";
import { draw, type Size } from "./draw.js";
import { theme } from "./theme.js";

const sizes: Readonly<Record<Radar["size"], Size & { readonly radius: number; readonly text: number }>> = {
  narrow: { width: 238, height: 224, radius: 62, text: 11 },
  half: { width: 300, height: 236, radius: 92, text: 12 },
  low: { width: 300, height: 160, radius: 60, text: 12 },
};

export function drawRadar({ id, size, axes }: Radar): string {
  const { width, height, radius, text } = sizes[size];
  const isTriangle = axes.length === 3;
  return draw(id, { width, height }, {
    textStyle: { fontFamily: theme.font },
    radar: {
      center: ["50%", isTriangle ? "62%" : "53%"], radius, splitNumber: 4, shape: "polygon",
      // echarts goes round against the clock: the first stays on top, the others follow with it
      indicator: clockwise(axes).map(({ name, shown }) => ({ name: `${name}\n${shown}`, max: 1, min: 0 })),
      axisName: { color: theme.ink, fontSize: text, lineHeight: text * 1.4, fontFamily: theme.font },
      axisNameGap: 7,
      axisLine: { lineStyle: { color: theme.grid, width: 0.8 } },
      splitLine: { lineStyle: { color: theme.grid, width: 0.8 } },
      splitArea: { show: false },
    },
    series: [{
      type: "radar", silent: true, emphasis: { disabled: true }, symbol: "circle", symbolSize: 6,
      lineStyle: { color: theme.blue, width: 2 },
      itemStyle: { color: theme.blue },
      areaStyle: { color: theme.blue, opacity: 0.16 },
      data: [{ value: clockwise(axes).map((it) => it.share) }],
    }],
  });
}

const clockwise = (axes: readonly Axis[]): readonly Axis[] => [...axes.slice(0, 1), ...axes.slice(1).reverse()];
