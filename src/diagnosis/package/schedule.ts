/** When each scenario is carried out, in working days from the start of the project; unknown times are left out and counted, never guessed. */
import { sumDecimals } from "../figures/decimal.js";
import type { Range } from "../products/schema.js";
import type { FirmPackage, PackageScenario } from "./schema.js";

type Scheduled = FirmPackage["schedule"][number];
type Span = NonNullable<Scheduled["span"]>;

/** What is to be done, in the order of the package. */
export interface Task extends Pick<PackageScenario, "id" | "area" | "from" | "to" | "prerequisites" | "phase"> {
  /** Working days; null: unknown. */
  readonly days: Range | null;
}

export interface Schedule {
  readonly tasks: readonly Scheduled[];
  /** By number of the phase. */
  readonly phases: ReadonlyMap<number, { readonly span: Span | null; readonly undated: number }>;
  /** From the start of the project until the last of them ends. */
  readonly time: FirmPackage["time"];
}

/** Phases follow one another; within one, at most `parallel` scenarios at a time, each after those it waits for. */
export function scheduleOf(tasks: readonly Task[], phases: readonly number[], parallel: number): Schedule {
  const waits = waitsOf(tasks);
  const spans = new Map<string, Span>();
  const ofPhase = new Map<number, { readonly span: Span | null; readonly undated: number }>();
  let start: Range = { min: 0, max: 0 };
  for (const no of phases) {
    const own = tasks.filter((it) => it.phase === no);
    const dated = own.flatMap(({ id, days }): readonly Dated[] => (days === null ? [] : [{ id, days, after: datedBefore(id, own, waits) }]));
    const placed = place(dated, start, parallel);
    for (const [id, span] of placed) spans.set(id, span);
    const ends = [...placed.values()].map((it) => it.end);
    const span = ends.length === 0 ? null : { start, end: { min: Math.max(...ends.map((it) => it.min)), max: Math.max(...ends.map((it) => it.max)) } };
    ofPhase.set(no, { span, undated: own.length - dated.length });
    start = span?.end ?? start;
  }
  return {
    tasks: tasks.map(({ id, phase, days }) => ({ scenario: id, phase, after: waits.get(id) ?? [], days, span: spans.get(id) ?? null })),
    phases: ofPhase,
    time: { days: spans.size === 0 ? null : start, undated: tasks.filter((it) => it.days === null).length },
  };
}

/**
 * Each waits for those of its area that end where it begins or below, and for its prerequisites; of a later phase, for none: the plan put those later.
 * Where some wait for each other in a circle the first of them does not wait.
 */
function waitsOf(tasks: readonly Task[]): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map(tasks.map((task) => [task.id, tasks.filter((it) => it !== task && it.phase <= task.phase && waitsFor(task, it)).map((it) => it.id)] as const));
  const waits = new Map<string, readonly string[]>();
  let pending = tasks;
  while (pending.length > 0) {
    const next = pending.find((task) => wanted.get(task.id)?.every((id) => waits.has(id))) ?? pending[0];
    if (next === undefined) break;
    waits.set(next.id, (wanted.get(next.id) ?? []).filter((id) => waits.has(id)));
    pending = pending.filter((it) => it !== next);
  }
  return waits;
}

const waitsFor = (task: Task, other: Task): boolean => (other.area === task.area && other.to <= task.from) || task.prerequisites.includes(other.id);

interface Dated {
  readonly id: string;
  readonly days: Range;
  /** Those of its phase and known time that come before. */
  readonly after: readonly string[];
}

/** One of unknown time takes none here: whoever waits for it waits for what it waited for. */
function datedBefore(id: string, own: readonly Task[], waits: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const seen = new Set<string>();
  const collect = (at: string): readonly string[] => (waits.get(at) ?? []).flatMap((before) => {
    const task = own.find((it) => it.id === before);
    if (task === undefined || seen.has(before)) return [];
    seen.add(before);
    return task.days === null ? collect(before) : [before];
  });
  return collect(id);
}

/**
 * Again and again the first that waits for nobody takes the team that is free soonest, by the longest times;
 * the shortest times keep teams and order, so that no scenario can start later for being shorter.
 */
function place(tasks: readonly Dated[], start: Range, parallel: number): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const teams: Range[] = Array.from({ length: Math.min(parallel, tasks.length) }, () => start);
  let pending = tasks;
  while (pending.length > 0) {
    const ready = pending.filter((task) => task.after.every((id) => spans.has(id)));
    const earliest = (task: Dated): Range => later([start, ...task.after.flatMap((id) => spans.get(id)?.end ?? [])]);
    const free = Math.min(...teams.map((it) => it.max));
    const soonest = Math.min(...ready.map((it) => Math.max(free, earliest(it).max)));
    const task = ready.find((it) => Math.max(free, earliest(it).max) === soonest);
    if (task === undefined) break; // waits hold no circle
    const team = teams.findIndex((it) => it.max === free);
    const from = later([earliest(task), teams[team] ?? start]);
    const end = { min: sumDecimals([from.min, task.days.min]), max: sumDecimals([from.max, task.days.max]) };
    teams[team] = end;
    spans.set(task.id, { start: from, end });
    pending = pending.filter((it) => it !== task);
  }
  return spans;
}

const later = (ranges: readonly Range[]): Range => ({ min: Math.max(...ranges.map((it) => it.min)), max: Math.max(...ranges.map((it) => it.max)) });
