/** Where an expert put a scenario elsewhere than the rule, signed by who did; and room for what is decided on paper. */
import type { ScenarioRow } from "../../diagnosis/list/schema.js";
import type { Block } from "../blocks.js";
import { part } from "../context.js";
import { blank, body, column, table } from "../table.js";
import { fill } from "../words.js";
import { listWords, words, type ListSection } from "./context.js";

const BLANK_ROWS = 5;

export const overrides: ListSection = {
  id: "overrides",
  title: () => words.chapters.overrides,
  numbering: "chapter",
  build: ({ list }) => {
    const decided = list.rows.filter((it) => it.override !== null);
    const rest = list.rows.length - decided.length;
    const { lead, none, intro, blankIntro } = words.overrides;
    return {
      lead: fill(decided.length === 0 ? none : lead, { count: decided.length, rest }),
      parts: [
        ...part("overrides-made", null, decided.length === 0 ? [] : [prose(intro), decidedTable(decided)], "landscape"),
        ...part("overrides-blank", null, [prose(blankIntro), blankTable()], "landscape"),
      ],
    };
  },
};

const prose = (text: string): Block => ({ kind: "prose", tone: "plain", paragraphs: [text] });

const { columns } = words;
const head = [
  column(columns.id, 9), column(columns.name, 19), column(columns.byRule, 19), column(columns.decided, 10),
  column(columns.expertReason, 22), column(columns.expert, 9), column(columns.signature, 12),
];

function decidedTable(rows: readonly ScenarioRow[]): Block {
  return table(head, rows.map((it) => body(
    it.id, it.name, fill(words.overrides.byRule, { class: words.classes[it.byRule], reason: listWords.reasons[it.reason] }),
    { text: words.classes[it.class], tone: "strong" }, it.override?.reason ?? "", it.override?.name ?? "", "",
  )));
}

const blankTable = (): Block => table(head, Array.from({ length: BLANK_ROWS }, () => blank(...head.map(() => ""))));
