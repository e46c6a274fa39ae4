/** The checklist's tables: a row a piece, with a box to tick by hand. */
import type { Table } from "../../blocks.js";
import { nameOfArea } from "../../next-steps.js";
import { body, column, detail, table, type RowText } from "../../table.js";
import { fill, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import type { AreaEvidence, ClaimedEvidence, StepEvidence } from "./evidence-items.js";
import { ratingName, subjectName, words } from "./plan-words.js";
import { changeOf } from "./steps.js";

/** The first row names what it is about, those below go on with it. */
const rowsFor = (names: readonly [string, string], pieces: readonly (readonly [text: string, state: string])[]): readonly RowText[] =>
  pieces.map(([text, state], i) => (i === 0
    ? body(names[0], { text: names[1], tone: "strong" }, text, state, words.evidence.blank)
    : detail("", "", text, state, words.evidence.blank)));

const columnsOf = (subject: string, state: string) => [
  column(words.columns.no, 7, "end"), column(subject, 20), column(words.columns.evidence, 49), column(state, 14), column(words.columns.collected, 10, "center"),
];

export const claimedTable = (claimed: readonly ClaimedEvidence[], { say }: Proposed): Table => table(
  columnsOf(words.columns.indicator, words.columns.named),
  claimed.flatMap(({ indicator, asked, given }) => rowsFor([String(indicator.no), say.indicatorName(indicator.id)], [
    ...asked.map((it) => [it.text, it.isNamed ? words.evidence.namedYes : words.evidence.namedNo] as const),
    ...given.map((text) => [fill(words.evidence.givenLine, { text }), words.evidence.given] as const),
  ])),
);

export const areaTable = (areas: readonly AreaEvidence[], context: Proposed): Table => table(
  columnsOf(words.columns.area, words.columns.ratingAtLeast),
  areas.flatMap(({ area, rating, text }) => rowsFor([String(area.no), nameOfArea(area, context)], [[text, ratingName(rating)]])),
);

export const stepTable = (steps: readonly StepEvidence[], context: Proposed): Table => table(
  columnsOf(words.columns.step, words.columns.kind),
  steps.flatMap(({ step, no, items }) => rowsFor(
    [String(no), fill(words.stepLine, { name: subjectName(step, context), change: changeOf(step) })],
    items.length === 0 ? [[words.evidence.stepNone, shared.unknown]] : items.map((it) => [it.text, words.evidence[it.kind]] as const),
  )),
);
