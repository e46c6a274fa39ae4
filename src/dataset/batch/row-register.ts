/** Cells of a row → the scorer's register, each column made a setter once: the quick way past a sheet as an object. What a column means `columns.ts` says alone. */
import type { QuickScorer } from "../../scoring/quick/scorer.js";
import { anyText } from "../cells.js";
import type { PlacedColumn } from "../columns.js";

/**
 * Writes what a cell says, which is neither empty nor has blanks around it. False: the cell is for `readTableRow` to judge.
 * It stands in the text from `from` to `to`: to cut it out costs more than to read it.
 */
type SetCell = (text: string, from: number, to: number) => boolean;

export interface RowRegister {
  /** Before the cells of a row. */
  readonly begin: () => void;
  /** False: the row is not plainly right. The cell is the stretch of the text, not empty; blanks around it are dropped. */
  readonly set: (column: number, text: string, from: number, to: number) => boolean;
  /** After the last cell; false: the row is not plainly right, or gave no id. */
  readonly end: () => boolean;
}

export function rowRegister(columns: readonly (PlacedColumn | null)[], scorer: QuickScorer): RowRegister {
  const setters = columns.map((it) => (it === null ? refuse : setterOf(it, scorer)));
  const lists = yearlyLists(columns, scorer);
  const { register } = scorer;
  return {
    begin: register.clear,
    set: (column, text, from, to) => {
      const setter = setters[column] ?? refuse;
      if (!mayHaveBlanks(text, from, to)) return setter(text, from, to);
      const bare = text.slice(from, to).trim();
      return bare === "" || setter(bare, 0, bare.length);
    },
    end: () => register.id !== "" && lists.every((it) => it()),
  };
}

/** Asking is ten times faster than trimming what has none. */
function mayHaveBlanks(text: string, from: number, to: number): boolean {
  const first = text.charCodeAt(from);
  const last = text.charCodeAt(to - 1);
  return first <= BLANK || last <= BLANK || isWideBlank(first) || isWideBlank(last);
}

const BLANK = 0x20;
/** Above ASCII no character is one that `trim` takes off, but some up to this one, and one more. */
const [LAST_WIDE_BLANK, BYTE_MARK] = [0x3000, 0xfeff];

const isWideBlank = (code: number): boolean => code >= ASCII && (code <= LAST_WIDE_BLANK || code === BYTE_MARK);

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

/** What a cell comes to, worked out once; -1: it is refused. */
function keptByCell(read: (cell: string) => number): (text: string, from: number, to: number) => number {
  const byCode = new Int32Array(ASCII).fill(UNKNOWN);
  const kept = new Map<string, number>();
  return (text, from, to) => {
    const code = to - from === 1 ? text.charCodeAt(from) : ASCII;
    const known = code < ASCII ? byCode[code] ?? UNKNOWN : UNKNOWN;
    if (known !== UNKNOWN) return known;
    const cell = text.slice(from, to);
    const before = kept.get(cell);
    if (before !== undefined) return before;
    const value = read(cell);
    if (code < ASCII) byCode[code] = value;
    else if (kept.size < MOST_KEPT) kept.set(alone(cell), value);
    return value;
  };
}

const UNKNOWN = -2;
const REFUSED = -1;

/** The same text in memory of its own: a part of a text keeps the whole of it. */
const alone = (text: string): string => [...text].join("");

function fieldSetter({ path, kind }: PlacedColumn, { register, fieldCheck, pack, anyPack }: QuickScorer): SetCell {
  const place = path.join(".");
  const check = fieldCheck(place);
  const isRight = (cell: string): boolean => {
    const value = kind.read(cell);
    return value !== undefined && check(value);
  };
  if (place === "pack" && !anyPack) return (text, from, to) => text.startsWith(pack.definition.id, from) && to - from === pack.definition.id.length;
  switch (place) {
    case "enterprise.id": return (text, from, to) => {
      register.id = text.slice(from, to);
      return isRight(register.id);
    };
    case "basis": return (text, from, to) => {
      const cell = text.slice(from, to);
      register.isOnSite = kind.read(cell) === "on-site";
      return isRight(cell);
    };
    default: {
      if (kind === anyText) return (text, from, to) => isRight(text.slice(from, to)); // no two are the same
      const kept = keptByCell((cell) => (isRight(cell) ? 1 : REFUSED));
      return (text, from, to) => kept(text, from, to) === 1;
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
      if (bit === 0 || (mask & bit) !== 0) return REFUSED;
      mask |= bit;
    }
    return mask === 0 ? REFUSED : mask;
  });
  const bitByCode = Int32Array.from({ length: ASCII }, (_, code) => (code >= FIRST_LETTER && code <= LAST_LETTER ? bits.get(String.fromCharCode(code)) ?? 0 : 0));
  /** Letters run together; 0: the cell is not only that. */
  const maskOfLetters = (text: string, from: number, to: number): number => {
    let mask = 0;
    for (let i = from; i < to; i += 1) {
      const bit = bitByCode[text.charCodeAt(i)] ?? 0;
      if (bit === 0 || (mask & bit) !== 0) return 0;
      mask |= bit;
    }
    return mask;
  };
  return (text, from, to) => {
    const mask = maskOfLetters(text, from, to) || maskOf(text, from, to);
    masks[at] = mask;
    return mask !== REFUSED;
  };
}

const [FIRST_LETTER, LAST_LETTER] = [0x41, 0x5a];

function ratingSetter({ kind }: PlacedColumn, id: string, { register: { layout, ratings } }: QuickScorer): SetCell {
  const at = layout.areaIds.indexOf(id);
  const ratingOf = keptByCell((cell) => {
    const value = kind.read(cell);
    return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= layout.topRating ? Math.abs(value) : REFUSED;
  });
  return (text, from, to) => {
    const rating = ratingOf(text, from, to);
    ratings[at] = rating;
    return rating !== REFUSED;
  };
}

function figureSetter({ kind, year }: PlacedColumn, figure: string, { register: { layout, figures } }: QuickScorer): SetCell {
  const at = (layout.figureSlots.get(figure) ?? 0) + (year ?? 0);
  return (text, from, to) => {
    const plain = shortNumber(text, from, to);
    const value = plain < 0 ? kind.read(text.slice(from, to)) : plain;
    figures[at] = typeof value === "number" ? value : Number.NaN;
    return typeof value === "number" && !Number.isNaN(value);
  };
}

/** Digits that a double holds exactly; a quotient of two such numbers is rounded as the number written would be. */
const EXACT_DIGITS = 15;
const [ZERO, POINT] = [0x30, 0x2e];

/** The number of few digits, perhaps with a point, that stands there; -1: something else does, which may be a number too. */
function shortNumber(text: string, from: number, to: number): number {
  if (to - from > EXACT_DIGITS) return -1;
  let digits = 0;
  let unit = 0;
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    if (code === POINT && unit === 0 && i > from && i + 1 < to) unit = 1;
    else if (code < ZERO || code > ZERO + 9) return -1;
    else {
      digits = digits * 10 + code - ZERO;
      unit *= 10;
    }
  }
  // a zero before other digits is no number in JSON
  if (text.charCodeAt(from) === ZERO && to - from > 1 && text.charCodeAt(from + 1) !== POINT) return -1;
  return unit === 0 ? digits : digits / unit;
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
