/** The scenarios in time as a figure: a row each, by phase, over a scale of working days. */
import type { Gantt } from "../../blocks.js";
import { dayRange, numberRange } from "../../money.js";
import { inFull } from "../../numbers.js";
import { fill, shorten, words as shared } from "../../words.js";
import { namer, words, type Proposed } from "./context.js";
import type { Entry } from "./schedule.js";

const { gantt: said } = words;
const NAME_WIDTH = 22;
const TICKS = 8;

/** No figure where no time is known: there would be no scale to draw on. */
export function gantt(context: Proposed): readonly Gantt[] {
  const { package: it } = context.proposal;
  const { days: whole, undated: open } = it.time;
  if (whole === null || whole.max === 0) return [];
  const entries = it.schedule;
  const phases = [...new Set(entries.map(({ phase }) => phase))];
  const about = { dated: entries.length - open, open, phases: phases.length, days: dayRange(whole) };
  const name = namer(context);
  const shown = ({ days }: Entry): string => (days === null ? said.open : dayRange(days));
  const when = ({ span }: Entry): string => (span === null ? said.open : fill(said.when, { start: numberRange(span.start), end: numberRange(span.end) }));
  return [{
    kind: "gantt", id: "investment-gantt",
    title: fill(open === 0 ? said.title : said.titleOpen, about),
    caption: said.caption,
    alt: fill(said.alt, { values: entries.map((entry) => fill(said.altItem, { name: name(entry.scenario), phase: entry.phase, when: when(entry) })).join(shared.semicolon) }),
    itemHead: said.itemHead,
    ticks: ticksOf(whole.max).map((at) => ({ at: place(at, whole.max), label: inFull(at) })),
    groups: phases.map((phase) => ({
      label: fill(said.phase, { phase }),
      rows: entries.filter((entry) => entry.phase === phase).map((entry) => ({ name: shorten(name(entry.scenario), NAME_WIDTH), shown: shown(entry), bar: barOf(entry, whole.max) })),
    })),
    legend: [{ look: "sure", text: said.sure }, { look: "more", text: said.more }, ...(open === 0 ? [] : [{ look: "unknown", text: said.unknown } as const])],
  }];
}

/** Per cent of the scale, to hundredths: the width of a hair. */
const place = (days: number, whole: number): number => Math.round((days * 10_000) / whole) / 100;

/** From the earliest start: to the earliest end, and on to the latest. */
function barOf({ span }: Entry, whole: number): Gantt["groups"][number]["rows"][number]["bar"] {
  if (span === null) return null;
  const [from, sure, latest] = [place(span.start.min, whole), place(span.end.min, whole), place(span.end.max, whole)];
  return { from, width: hundredths(sure - from), more: hundredths(latest - sure) };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Round numbers from 0 on: 1, 2 or 5 times a power of ten apart. */
function ticksOf(whole: number): readonly number[] {
  const least = whole / TICKS;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  const step = [1, 2, 5, 10].map((it) => it * power).find((it) => it >= least) ?? 10 * power;
  return Array.from({ length: Math.floor(whole / step) + 1 }, (_, i) => i * step);
}
