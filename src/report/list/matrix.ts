/** The firms against the scenarios of the list: who needs what, in tables that fit a page. */
import type { ScenarioList, ScenarioRow } from "../../diagnosis/list/schema.js";
import type { Mark, Matrix } from "../blocks.js";
import { part } from "../context.js";
import { fill, list as enumerate, shorten } from "../words.js";
import { words, type ListContext, type ListSection } from "./context.js";

/** Beyond this the pages would be a heap of paper: counts only, the workbook has the rest. */
export const FIRMS_AT_MOST = 400;

interface Layout {
  /** Scenarios side by side. */
  readonly columns: number;
  /** Width of each, in millimetres. */
  readonly width: number;
}
const withFirms: Layout = { columns: 28, width: 7 };
/** Counts of thousands need more room. */
const countsOnly: Layout = { columns: 20, width: 9.8 };
/** Firm and level, in millimetres. */
const HEAD_WIDTH = 65;

const NAME_WIDTH = 32;
const ID_WIDTH = 24;
const SCENARIO_WIDTH = 16;

type Member = ScenarioList["members"][number];

export const matrix: ListSection = {
  id: "matrix",
  title: () => words.chapters.matrix,
  numbering: "chapter",
  build: (context) => {
    const { rows: { N, X }, list } = context;
    const rows = [...N, ...X];
    if (rows.length === 0) return null;
    const needsOf = (of: readonly ScenarioRow[]): number => of.reduce((sum, it) => sum + it.needing, 0);
    const layout = list.firms > FIRMS_AT_MOST ? countsOnly : withFirms;
    const blocks = evenly(rows, layout.columns);
    return {
      lead: fill(words.matrix.lead, { firms: list.firms, scenarios: rows.length, needs: needsOf(rows), common: needsOf(N), specific: needsOf(X) }),
      parts: blocks.flatMap((it, i) => part(`matrix-${i + 1}`, null, [block(it, i + 1, blocks.length, layout, context)], "landscape")),
    };
  },
};

/** As few pieces as will do, none longer than allowed, all about as long. */
function evenly<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  const size = Math.ceil(all.length / Math.ceil(all.length / most));
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

function block(rows: readonly ScenarioRow[], no: number, of: number, { width }: Layout, { list }: ListContext): Matrix {
  const { matrix: say } = words;
  const members = list.firms > FIRMS_AT_MOST ? [] : list.members;
  const counted: readonly (readonly [string, (it: ScenarioRow) => number])[] = [
    [say.totals.needing, (it) => it.needing], [say.totals.meets, (it) => it.applicable - it.needing],
    [say.totals.declined, (it) => it.declined], [say.totals.unknown, (it) => it.unknown],
  ];
  return {
    kind: "matrix", id: `matrix-table-${no}`,
    width: HEAD_WIDTH + rows.length * width,
    title: fill(of === 1 ? say.title : say.titlePart, { part: no, parts: of, scenarios: rows.length, firms: list.firms }),
    caption: members.length === list.members.length ? say.caption : fill(say.captionCounts, { limit: FIRMS_AT_MOST }),
    alt: fill(say.alt, { values: enumerate(rows.map((it) => fill(say.altValue, { id: it.id, needing: it.needing }))) }),
    rowHead: say.firm, levelHead: say.level,
    groups: (["N", "X"] as const).flatMap((it) => {
      const span = rows.filter((row) => row.class === it).length;
      return span === 0 ? [] : [{ label: words.classes[it], span }];
    }),
    columns: rows.map(({ id, name }) => ({ id, name: shorten(name, SCENARIO_WIDTH) })),
    totals: counted.map(([label, count]) => ({ label, values: rows.map((it) => String(count(it))) })),
    rows: members.map((it) => {
      const markOf = marksOf(it);
      return { name: shorten(it.name ?? say.unnamed, NAME_WIDTH), id: shorten(it.id, ID_WIDTH), level: levelOf(it), marks: rows.map(markOf) };
    }),
    legend: (members.length === 0 ? [] : looks).filter((it) => it !== "none" || rows.some(isWithdrawn)).map((look) => ({ look, sign: say.signs[look], text: say.legend[look] })),
  };
}

const looks = ["needs", "meets", "declined", "unknown", "none"] as const;

function levelOf({ levelRange: [worst, best] }: Member): string {
  return worst === best ? String(worst) : fill(words.matrix.range, { worst, best });
}

/** It suits nobody any more; on the list by the word of an expert. */
const isWithdrawn = ({ reason }: ScenarioRow): boolean => reason === "withdrawn";

/** What the list says of this firm and a scenario. */
function marksOf(member: Member): (row: ScenarioRow) => Mark {
  const [needs, declined, unknown] = [new Set(member.needs), new Set(member.declined), new Set(member.unknown)];
  const lookOf = (row: ScenarioRow): Mark["look"] => {
    const { id } = row;
    if (needs.has(id)) return "needs";
    if (declined.has(id)) return "declined";
    if (unknown.has(id)) return "unknown";
    return isWithdrawn(row) ? "none" : "meets";
  };
  return (row) => {
    const look = lookOf(row);
    return { look, sign: words.matrix.signs[look] };
  };
}
