/** Cells of a row → the scorer's register, each column made a setter once: the quick way past a sheet as an object. What a column means `columns.ts` says alone. */
import type { QuickScorer } from "../../scoring/quick/scorer.js";
import { anyText } from "../cells.js";
import type { PlacedColumn } from "../columns.js";

/** Writes what a cell says, which is neither empty nor has blanks around it. False: the cell is for `readTableRow` to judge. */
type SetCell = (cell: string) => boolean;

export interface RowRegister {
  /** Before the cells of a row. */
  readonly begin: () => void;
  /** False: the row is not plainly right. @param cell not empty; blanks around it are dropped. */
  readonly set: (column: number, cell: string) => boolean;
  /** After the last cell; false: the row is not plainly right, or gave no id. */
  readonly end: () => boolean;
}

export function rowRegister(columns: readonly (PlacedColumn | null)[], scorer: QuickScorer): RowRegister {
  const setters = columns.map((it) => (it === null ? refuse : setterOf(it, scorer)));
  const lists = yearlyLists(columns, scorer);
  const { register } = scorer;
  return {
    begin: register.clear,
    set: (column, cell) => {
      const bare = mayHaveBlanks(cell) ? cell.trim() : cell;
      return bare === "" || (setters[column] ?? refuse)(bare);
    },
    end: () => register.id !== "" && lists.every((it) => it()),
  };
}

/** Asking is ten times faster than trimming what has none. */
function mayHaveBlanks(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  return first <= BLANK || first >= ASCII || last <= BLANK || last >= ASCII;
}

const BLANK = 0x20;

const refuse: SetCell = () => false;

function setterOf(column: PlacedColumn, scorer: QuickScorer): SetCell {
  const [block = "", id = "", , figure] = column.path;
  if (block === "areas") return ratingSetter(column, id, scorer);
  if (block !== "answers") return fieldSetter(column, scorer);
  return figure === undefined ? letterSetter(column, id, scorer) : figureSetter(column, `${id}.${figure}`, scorer);
}

/** Of real tables a column has few values; memory stays flat whatever comes. */
const MOST_KEPT = 2 ** 13;

/** Cells of one such character, as most are, need no search. */
const ASCII = 0x80;

/** What a cell comes to, worked out once; `null`: it is refused. */
function keptByCell<T>(read: (cell: string) => T | null): (cell: string) => T | null {
  const byCode: (T | null | undefined)[] = Array.from({ length: ASCII }, () => undefined);
  const kept = new Map<string, T | null>();
  return (cell) => {
    const code = cell.length === 1 ? cell.charCodeAt(0) : ASCII;
    const known = code < ASCII ? byCode[code] : kept.get(cell);
    if (known !== undefined) return known;
    const value = read(cell);
    if (code < ASCII) byCode[code] = value;
    else if (kept.size < MOST_KEPT) kept.set(cell, value);
    return value;
  };
}

function fieldSetter({ path, kind }: PlacedColumn, { register, fieldCheck, pack }: QuickScorer): SetCell {
  const place = path.join(".");
  const check = fieldCheck(place);
  const isRight = (cell: string): boolean => {
    const value = kind.read(cell);
    return value !== undefined && check(value);
  };
  switch (place) {
    case "enterprise.id": return (cell) => {
      register.id = cell;
      return isRight(cell);
    };
    case "pack": return (cell) => cell === pack.definition.id;
    case "basis": return (cell) => {
      register.isOnSite = kind.read(cell) === "on-site";
      return isRight(cell);
    };
    default: {
      if (kind === anyText) return isRight; // no two are the same
      const kept = keptByCell(isRight);
      return (cell) => kept(cell) === true;
    }
  }
}

function letterSetter({ kind }: PlacedColumn, id: string, { register: { layout, masks } }: QuickScorer): SetCell {
  const at = layout.indicatorIds.indexOf(id);
  const bits = layout.optionBits[at] ?? new Map<string, number>();
  const maskOf = keptByCell((cell) => {
    const value = kind.read(cell);
    let mask = 0;
    for (const letter of Array.isArray(value) ? value : [value]) {
      const bit = bits.get(letter) ?? 0;
      if (bit === 0 || (mask & bit) !== 0) return null;
      mask |= bit;
    }
    return mask === 0 ? null : mask;
  });
  return (cell) => {
    const mask = maskOf(cell);
    masks[at] = mask ?? 0;
    return mask !== null;
  };
}

function ratingSetter({ kind }: PlacedColumn, id: string, { register: { layout, ratings } }: QuickScorer): SetCell {
  const at = layout.areaIds.indexOf(id);
  const ratingOf = keptByCell((cell) => {
    const value = kind.read(cell);
    return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= layout.topRating ? Math.abs(value) : null;
  });
  return (cell) => {
    const rating = ratingOf(cell);
    ratings[at] = rating ?? -1;
    return rating !== null;
  };
}

function figureSetter({ kind, year }: PlacedColumn, figure: string, { register: { layout, figures } }: QuickScorer): SetCell {
  const at = (layout.figureSlots.get(figure) ?? 0) + (year ?? 0);
  return (cell) => {
    const value = kind.read(cell);
    figures[at] = typeof value === "number" ? value : Number.NaN;
    return typeof value === "number" && !Number.isNaN(value);
  };
}

/** Where the values of a figure stand in the register; of one that is not yearly one value. */
interface FigureList {
  readonly slot: number;
  readonly years: number;
}

/**
 * Of each question with figures by year: moves its lists to begin with the first year any of them has, as `sheetOfCells` does.
 * False: a list has a gap, or begins later than another.
 */
function yearlyLists(columns: readonly (PlacedColumn | null)[], { register: { layout, figures } }: QuickScorer): readonly (() => boolean)[] {
  const placed = columns.flatMap((it) => (it === null || it.path[0] !== "answers" || it.path.length < 4 ? [] : [it]));
  const yearly = new Set(placed.filter((it) => it.year !== null).map((it) => it.path[1] ?? ""));
  return [...yearly].map((question) => {
    const years = new Map<number, number>();
    for (const { path: [, id, , figure], year } of placed) {
      const slot = layout.figureSlots.get(`${id}.${figure}`) ?? 0;
      if (id === question) years.set(slot, Math.max(years.get(slot) ?? 1, (year ?? 0) + 1));
    }
    const lists = [...years].map(([slot, count]): FigureList => ({ slot, years: count }));
    return () => alignLists(lists, figures);
  });
}

function alignLists(lists: readonly FigureList[], figures: Float64Array): boolean {
  let first = Infinity;
  for (const { slot, years } of lists) {
    for (let year = 0; year < years && year < first; year += 1) if (isGiven(figures, slot + year)) first = year;
  }
  if (first === Infinity) return true;
  for (const { slot, years } of lists) {
    if (first > 0) {
      figures.copyWithin(slot, slot + first, slot + years);
      figures.fill(Number.NaN, Math.max(slot, slot + years - first), slot + years);
    }
    for (let year = 1; year < years; year += 1) if (isGiven(figures, slot + year) && !isGiven(figures, slot + year - 1)) return false;
  }
  return true;
}

const isGiven = (figures: Float64Array, slot: number): boolean => !Number.isNaN(figures[slot]);
