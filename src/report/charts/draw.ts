/** Draws a chart's option as an SVG string: on the server, without animation, the same bytes for the same chart. */
import type { EChartsCoreOption } from "echarts/core";
import engine from "./chart-engine.js";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** @param id prefix of every id and class within the SVG: unique in the document. */
export function draw(id: string, { width, height }: Size, option: EChartsCoreOption): string {
  const chart = engine.init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ animation: false, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return withOwnIds(withoutStyles(svg), id);
}

/** What a pointer would change on screen; a page has no pointer, and one style element is enough. */
const withoutStyles = (svg: string): string => svg.replace(/<style\b[^]*?<\/style>\s*/g, "");

/** echarts numbers its charts through the life of the process; their names become the chart's own, in order of appearance. */
export function withOwnIds(svg: string, id: string): string {
  const names = new Map<string, string>();
  return svg.replace(/\bzr\d+-[a-z]+-?\d+\b/g, (name) => {
    const own = names.get(name) ?? `${id}-${names.size}`;
    names.set(name, own);
    return own;
  });
}
