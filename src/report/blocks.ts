/** What a chapter is made of: a small closed set of blocks, each plain data with its words and numbers ready to print. */

export type Align = "start" | "center" | "end";

/** A line within a cell; `label` is set before it, small, and may be empty. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

export interface Cell {
  readonly lines: readonly Line[];
  readonly align: Align;
  readonly span: number;
  /** `shade-…`: on the ramp from light to dark. */
  readonly tone: "plain" | "strong" | "gap" | "shade-0" | "shade-1" | "shade-2" | "shade-3" | "shade-4";
  /** Length of the thin bar below the text, in per cent of the cell; `null`: none. */
  readonly bar: number | null;
}

export interface Row {
  /** `detail` goes on with the row above it; `blank` is written into by hand. */
  readonly tone: "body" | "detail" | "blank" | "group" | "subtotal" | "total";
  readonly cells: readonly Cell[];
}

export interface Column {
  readonly label: string;
  readonly align: Align;
  /** Share of the table's width, in per cent. */
  readonly width: number;
}

export interface Prose {
  readonly kind: "prose";
  /** `typed`: written by the firm, not by us. */
  readonly tone: "plain" | "typed" | "note" | "statement";
  readonly paragraphs: readonly string[];
}

export interface Items {
  readonly kind: "items";
  readonly items: readonly string[];
}

export interface Fact {
  readonly label: string;
  /** One string a paragraph. */
  readonly values: readonly string[];
  /** Takes the whole width. */
  readonly wide: boolean;
}

export interface Facts {
  readonly kind: "facts";
  readonly layout: "pairs" | "fours" | "figures" | "receipt";
  readonly facts: readonly Fact[];
}

export interface Table {
  readonly kind: "table";
  readonly title: string | null;
  /** Over several columns at once; empty: none. */
  readonly heads: readonly { readonly label: string; readonly span: number }[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly note: string | null;
}

export interface Axis {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  readonly shown: string;
}

export interface Bar {
  readonly name: string;
  /** Length of the dark part, of `max`. */
  readonly dark: number;
  readonly max: number;
  readonly isOpen: boolean;
  readonly shown: string;
}

interface Figure {
  /** Unique in the report, ASCII. */
  readonly id: string;
  /** States the finding. */
  readonly title: string;
  readonly caption: string;
  /** The same for who cannot see it. */
  readonly alt: string;
}

export interface Radar extends Figure {
  readonly kind: "radar";
  readonly size: "narrow" | "half" | "low";
  readonly axes: readonly Axis[];
}

export interface Bars extends Figure {
  readonly kind: "bars";
  readonly bars: readonly Bar[];
}

export type Chart = Radar | Bars;

export interface LadderStep {
  readonly numeral: string;
  readonly state: "current" | "next" | "passed" | "open";
  /** Shade on the ramp, 0 to 4. */
  readonly shade: number;
}

export interface LadderArea {
  readonly no: number;
  readonly name: string;
  readonly mark: string;
  readonly steps: readonly LadderStep[];
  /** Words across the steps of an area nobody rated. */
  readonly unrated: string | null;
  /** Columns those words go across. */
  readonly span: number;
}

/** The heat map of the process areas: a row an area, a column a step. */
export interface Ladder extends Figure {
  readonly kind: "ladder";
  readonly areaHead: string;
  readonly stepHeads: readonly string[];
  readonly groups: readonly { readonly name: string; readonly span: number; readonly areas: readonly LadderArea[] }[];
  readonly counts: readonly { readonly label: string; readonly values: readonly string[] }[];
  readonly legend: readonly { readonly look: "current" | "next" | "passed" | "mark"; readonly sign: string; readonly text: string }[];
}

/** Columns over a scale, as long as what was counted, with lines where something turns. All places in per cent of the scale. */
export interface Histogram extends Figure {
  readonly kind: "histogram";
  readonly bins: readonly { readonly from: number; readonly width: number; readonly height: number; readonly shown: string }[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly lines: readonly { readonly at: number; readonly label: string }[];
}

/** The way up: a column a stage, as high as its points, its level above it, and the lines of the levels across. All heights in per cent of the scale. */
export interface Staircase extends Figure {
  readonly kind: "staircase";
  readonly stages: readonly {
    readonly label: string; readonly points: string; readonly level: string; readonly height: number; readonly gain: string | null;
    /** `now`: as it is; `planned`: as it would be. */
    readonly look: "now" | "planned";
  }[];
  readonly lines: readonly { readonly at: number; readonly label: string }[];
}

/** What is done when: a row a scenario, grouped by phase. Places in per cent of the whole time. */
export interface Gantt extends Figure {
  readonly kind: "gantt";
  readonly itemHead: string;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly groups: readonly {
    readonly label: string;
    /** `width` is the shortest time, `more` what the longest adds; `null`: nobody knows. */
    readonly rows: readonly { readonly name: string; readonly shown: string; readonly bar: { readonly from: number; readonly width: number; readonly more: number } | null }[];
  }[];
  readonly legend: readonly { readonly look: "sure" | "more" | "unknown"; readonly text: string }[];
}

/** Who stands where with what: a row a firm, a column a scenario, a sign in each cell. */
export interface Matrix extends Figure {
  readonly kind: "matrix";
  /** Of the table, in millimetres. */
  readonly width: number;
  readonly rowHead: string;
  readonly levelHead: string;
  /** Of the counts beside the level. */
  readonly countHeads: readonly [string, string];
  /** All columns. */
  readonly span: number;
  readonly groups: readonly { readonly label: string; readonly span: number }[];
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  readonly totals: readonly { readonly label: string; readonly values: readonly string[] }[];
  readonly rows: readonly { readonly name: string; readonly id: string; readonly level: string; readonly counts: readonly [string, string]; readonly marks: readonly Mark[] }[];
  readonly legend: readonly (Mark & { readonly text: string })[];
}

export interface Mark {
  readonly look: "needs" | "meets" | "later" | "none" | "declined" | "unknown";
  readonly sign: string;
}

export interface Pictures {
  readonly kind: "pictures";
  /** `source` is a checked PNG or JPEG data URI. */
  readonly pictures: readonly { readonly source: string; readonly caption: string }[];
}

export interface Verdict {
  readonly kind: "verdict";
  readonly label: string;
  readonly level: string;
  readonly steps: readonly { readonly numeral: string; readonly name: string; readonly state: "reached" | "possible" | "open" }[];
  readonly alt: string;
  readonly pointsLabel: string;
  readonly points: string;
  readonly unit: string;
  readonly of: string;
  readonly nature: string;
}

export interface Seals {
  readonly kind: "seals";
  readonly parties: readonly {
    readonly title: string; readonly unit: string; readonly person: string; readonly date: string; readonly dateBlank: string; readonly seal: string;
    /** Printed where they are known; empty: to be written in. */
    readonly unitName: string; readonly personName: string;
  }[];
}

/** Blocks side by side. */
export interface Columns {
  readonly kind: "columns";
  readonly ratio: "even" | "wide-first";
  readonly columns: readonly (readonly Block[])[];
}

export type Block = Prose | Items | Facts | Table | Chart | Ladder | Histogram | Staircase | Gantt | Matrix | Pictures | Verdict | Seals | Columns;
