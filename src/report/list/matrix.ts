/** The firms against the scenarios of the list: who needs what, in tables that fit a page. */
import type { ScenarioRow } from "../../diagnosis/list/schema.js";
import tables from "../../wording/tables.zh-CN.json" with { type: "json" };
import type { Block, Matrix } from "../blocks.js";
import { part } from "../context.js";
import { needingOf } from "../tables/list-counts.js";
import { legend, lookOf, looksIn, offered, signs, sumsOf } from "../tables/list-marks.js";
import { levelText, needNothing, needsOfClass } from "../tables/list-matrix.js";
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
const withFirms: Layout = { columns: 26, width: 7 };
/** Counts of thousands need more room. */
const countsOnly: Layout = { columns: 18, width: 9.8 };
/** Firm, level and the counts of N and X, in millimetres. */
const HEAD_WIDTH = 79;
const HEAD_COLUMNS = 4;

const NAME_WIDTH = 28;
const ID_WIDTH = 24;
const SCENARIO_WIDTH = 16;

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
      parts: blocks.flatMap((it, i) => part(`matrix-${i + 1}`, null, [block(it, i + 1, blocks.length, layout, context), ...(i === blocks.length - 1 ? withoutNeeds(context) : [])], "landscape")),
    };
  },
};

/** As few pieces as will do, none longer than allowed, all about as long. */
function evenly<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  const size = Math.ceil(all.length / Math.ceil(all.length / most));
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

function block(rows: readonly ScenarioRow[], no: number, of: number, { width }: Layout, { list, pack }: ListContext): Matrix {
  const { matrix: say } = words;
  const members = list.firms > FIRMS_AT_MOST ? [] : list.members;
  const sums = sumsOf(rows, list);
  const shown = looksIn(sumsOf(offered(list), list));
  const [common, specific] = [needsOfClass(list, "N"), needsOfClass(list, "X")];
  return {
    kind: "matrix", id: `matrix-table-${no}`,
    width: HEAD_WIDTH + rows.length * width,
    title: fill(of === 1 ? say.title : say.titlePart, { part: no, parts: of, scenarios: rows.length, firms: list.firms }),
    caption: members.length === list.members.length ? say.caption : fill(say.captionCounts, { limit: FIRMS_AT_MOST }),
    alt: fill(say.alt, { values: enumerate(rows.map((it) => fill(say.altValue, { id: it.id, needing: needingOf(it, list.rule) }))) }),
    rowHead: say.firm, levelHead: say.level, countHeads: [say.needsCommon, say.needsSpecific],
    span: HEAD_COLUMNS + rows.length,
    groups: (["N", "X"] as const).flatMap((it) => {
      const span = rows.filter((row) => row.class === it).length;
      return span === 0 ? [] : [{ label: words.classes[it], span }];
    }),
    columns: rows.map(({ id, name }) => ({ id, name: shorten(name, SCENARIO_WIDTH) })),
    totals: shown.map((look) => ({
      label: tables.matrix.totals[look],
      values: rows.map((row, r) => String(look === "needs" ? needingOf(row, list.rule) : sums.get(look)?.[r] ?? 0)),
    })),
    rows: members.map((it) => {
      const look = lookOf(it);
      return {
        name: shorten(it.name ?? say.unnamed, NAME_WIDTH), id: shorten(it.id, ID_WIDTH), level: levelText(it, pack),
        counts: [String(common(it)), String(specific(it))], marks: rows.map((row) => ({ look: look(row), sign: signs[look(row)] })),
      };
    }),
    legend: members.length === 0 ? [] : shown.map((look) => ({ look, sign: signs[look], text: legend[look] })),
  };
}

/** Firms the list has nothing for, by name. */
function withoutNeeds({ list }: ListContext): readonly Block[] {
  const said = needNothing(list);
  return said === null ? [] : [{ kind: "prose", tone: "note", paragraphs: [said] }];
}
