/** A comparison as lines for people: how many moved, the matrix, what moved them, and who. */
import type { Comparison, Move } from "../dataset/compare/schema.js";
import { mean } from "../report/shares.js";
import { comparisonWords, reasonsOf, shortHash, signed, unitOf, type ComparedPacks, type ComparisonWords } from "../report/tables/compare-words.js";
import words from "../wording/compare.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";

/** A comparison with what its text shows besides. */
export interface ShownComparison {
  readonly comparison: Comparison;
  readonly packs: ComparedPacks;
  /** What the two runs are called. */
  readonly names: { readonly old: string; readonly new: string };
  /** The firms that moved, or the first of them. */
  readonly moves: readonly Move[];
  /** Those that came, went or were not scored, likewise. */
  readonly others: readonly Move[];
  /** Sheets were scored by the pack asked for, whatever pack they name. */
  readonly rescored: { readonly old: boolean; readonly new: boolean };
}

const MOST = 10;
const { headings } = words;
const bothSides = ["old", "new"] as const;

export function comparisonLines({ comparison, packs, names, moves, others, rescored }: ShownComparison): readonly string[] {
  const say = comparisonWords(packs);
  const { up, down, same } = comparison.changes;
  const unit = unitOf(comparison);
  const moreThan = (shown: readonly Move[], count: number): readonly string[] => (shown.length < count ? [fill(words.moreFirms, { count: count - shown.length, unit })] : []);
  const apart = comparison.records - up - down - same;
  return [
    words.title,
    ...bothSides.map((side) => fill(rescored[side] ? words.rescoredRun : words.run, {
      side: words.sides[side], name: names[side], pack: packs[side].wording.title, id: packs[side].definition.id, version: packs[side].definition.version, hash: hashPart(shortHash(side, packs)),
    })),
    headline(comparison),
    netLine(comparison),
    ...(packs.old.sha256 === packs.new.sha256 || up + down === 0 ? [] : [fill(words.by, { ...comparison.by, unit })]),
    ...unmatchedLines(comparison, say),
    ...section(fill(headings.matrix, { unit }), matrixLines(comparison, say)),
    ...section(headings.conditions, cut(comparison.conditions.map((it) => fill(words.condition, { level: say.level(it.level), line: say.line(it), gained: it.gained, lost: it.lost, unit })))),
    ...section(headings.indicators, cut(comparison.indicators.map(({ id, up: rose, down: fell }) => fill(words.indicator, {
      unit, name: say.indicator(id), ...turns(rose, fell), upPoints: signed(rose.points), downPoints: signed(fell.points),
    })))),
    ...section(headings.areas, cut(comparison.areas.map(({ id, up: rose, down: fell }) => fill(words.area, { unit, name: say.area(id), ...turns(rose, fell) })))),
    ...section(headings.moves, up + down === 0 ? [words.nobody] : [
      ...moves.map((it) => moveLine(it, say)), ...moreThan(moves, up + down),
    ]),
    ...section(headings.others, [...others.map((it) => otherLine(it, say)), ...moreThan(others, apart)]),
    ...section(headings.rows, bothSides.map((side) => rowsLine(comparison, side))),
  ];
}

/** A heading without lines below it is left out. */
const section = (heading: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", heading, ...lines.map((it) => `  ${it}`)]);

const cut = (lines: readonly string[]): readonly string[] => (lines.length <= MOST ? lines : [...lines.slice(0, MOST), fill(words.more, { count: lines.length - MOST })]);

const hashPart = (hash: string): string => (hash === "" ? "" : fill(words.runHash, { hash }));

function headline(comparison: Comparison): string {
  const { firms, records, changes } = comparison;
  const unit = unitOf(comparison);
  const total = fill(firms === records ? words.totals.firms : words.totals.records, { firms, records });
  const others = (["newly-scored", "no-longer-scored", "unscored", "added", "removed"] as const)
    .map((it) => (changes[it] === 0 ? "" : fill(words.others[it], { count: changes[it], unit }))).join("");
  return fill(words.headline, { total, unit, up: changes.up, down: changes.down, same: changes.same, others });
}

function netLine(comparison: Comparison): string {
  const { net, changes: { up, down, same } } = comparison;
  const count = up + down + same;
  const unit = unitOf(comparison);
  return fill(words.net, { levels: signed(net.levels), points: signed(net.points), count, unit, mean: count === 0 ? "" : fill(words.mean, { unit, mean: signed(Number(mean(net.points / count))) }) });
}

const unmatchedLines = ({ unmatched }: Comparison, say: ComparisonWords): readonly string[] => bothSides.flatMap((side) => {
  const ids = [...unmatched[side].indicators.map(say.indicator), ...unmatched[side].areas.map(say.area)];
  return ids.length === 0 ? [] : [fill(words.unmatched, { side: words.sides[side], ids: ids.join(words.comma) })];
});

type Turns = Comparison["areas"][number]["up"];
const turns = (up: Turns, down: Turns): Readonly<Record<string, number>> => ({ upGained: up.gained, upLost: up.lost, downGained: down.gained, downLost: down.lost });

/** Columns stand below each other where a Chinese character is as wide as two Latin ones; states without any firm are left out. */
function matrixLines({ matrix: { names, rows, totals } }: Comparison, say: ComparisonWords): readonly string[] {
  const isShown = (i: number): boolean => /^\d+$/.test(names[i] ?? "") || (rows[i]?.total ?? 0) + (totals[i] ?? 0) > 0;
  const only = <T>(list: readonly T[]): readonly T[] => list.filter((_, i) => isShown(i));
  const table = [
    [words.from, ...only(names).map(say.state), words.total],
    ...only(rows).map(({ from, to, total }) => [say.state(from), ...only(to).map(String), String(total)]),
    [words.total, ...only(totals).map(String), String(rows.reduce((sum, it) => sum + it.total, 0))],
  ];
  const widths = (table[0] ?? []).map((_, c) => Math.max(...table.map((row) => widthOf(row[c] ?? ""))));
  return table.map((row) => row.map((cell, c) => {
    const blanks = " ".repeat((widths[c] ?? 0) - widthOf(cell));
    return c === 0 ? cell + blanks : blanks + cell;
  }).join("  "));
}

/** In cells of a terminal. */
const widthOf = (text: string): number => [...text].reduce((width, it) => width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(it) ? 2 : 1), 0);

const NAMED = 3;

/** The first of many with how many there are. */
const named = (parts: readonly string[]): readonly string[] =>
  (parts.length === 0 ? [] : [parts.slice(0, NAMED).join(words.comma) + (parts.length > NAMED ? fill(words.moreChanged, { count: parts.length }) : "")]);

function moveLine(move: Move, say: ComparisonWords): string {
  const { id, occurrence, from, to, pointsFrom, pointsTo, pointsChange } = move;
  const parts = [...move.conditions.map(say.turned), ...named(move.indicators.map(say.indicatorChange)), ...named(move.areas.map(say.areaChange))];
  return fill(words.move, {
    id: occurrence > 1 ? fill(words.occurrence, { id, occurrence }) : id, from: say.state(String(from)), to: say.state(String(to)),
    pointsFrom: pointsFrom ?? words.none, pointsTo: pointsTo ?? words.none, change: signed(pointsChange ?? 0),
    because: parts.length === 0 ? "" : fill(words.because, { parts: parts.join(words.semicolon) }),
  });
}

/** What it was scored at where it was, and why it was not where it was not. */
function otherLine({ id, occurrence, change, from, to, pointsFrom, pointsTo, issuesFrom, issuesTo }: Move, say: ComparisonWords): string {
  const part = (side: "old" | "new", level: number | null, points: number | null, codes: readonly string[]): readonly string[] => {
    if (level !== null) return [fill(words.otherScored, { side: words.sides[side], state: say.state(String(level)), points: points ?? words.none })];
    return codes.length === 0 ? [] : [fill(words.otherReasons, { side: words.sides[side], reasons: reasonsOf(codes) })];
  };
  const parts = [...part("old", from, pointsFrom, issuesFrom), ...part("new", to, pointsTo, issuesTo)];
  return fill(words.other, {
    id: occurrence > 1 ? fill(words.occurrence, { id, occurrence }) : id, change: words.changes[change],
    parts: parts.length === 0 ? "" : fill(words.because, { parts: parts.join(words.semicolon) }),
  });
}

function rowsLine({ sides }: Comparison, side: "old" | "new"): string {
  const { rows, withoutId, invalid } = sides[side];
  const part = (template: string, count: number): string => (count === 0 ? "" : fill(template, { count }));
  return fill(words.rows, { side: words.sides[side], rows, parts: part(words.rowParts.withoutId, withoutId) + part(words.rowParts.invalid, invalid) });
}
