/** The process areas: how far up the ladder each stands, its next step, and what proves either. */
import type { AreaResult } from "../../scoring/result.js";
import type { Line, Table } from "../blocks.js";
import { part, type Context, type Section } from "../context.js";
import { evidenceForRating } from "../evidence.js";
import { nameOfArea } from "../names.js";
import { note } from "../prose.js";
import { body, column, group, line, table, type CellText } from "../table.js";
import { fill, words } from "../words.js";
import { areasSentence } from "./areas-sentence.js";
import { ladder } from "./ladder.js";

export const areas: Section = {
  id: "areas",
  title: ({ pack }) => fill(words.chapters.areas, { areasTitle: pack.wording.areasTitle }),
  numbering: "chapter",
  build: (context) => context.result.areas.length === 0 ? null : {
    lead: areasSentence(context),
    parts: [
      ...part("areas-ladder", words.parts.areasLadder, [ladder(context)]),
      ...part("areas-table", words.parts.areasTable, [note(words.areas.tableNote), areaTable(context)], "landscape"),
    ],
  },
};

const columns = [
  column(words.columns.no, 4, "end"), column(words.columns.area, 9), column(words.columns.stateStep, 21),
  column(words.columns.nextStep, 25), column(words.columns.evidenceToGather, 41),
];

function areaTable(context: Context): Table {
  const { result, pack: { definition, wording } } = context;
  const rows = definition.areas.groups.flatMap(({ id }) => {
    const inside = result.areas.filter((it) => it.group === id);
    return [
      group(fill(words.areas.groupRow, { name: wording.areaGroups[id]?.name ?? id, count: inside.length })),
      ...inside.map((it) => body(String(it.no), { text: nameOfArea(it, context), tone: "strong" }, state(it, context), next(it, context), evidence(it, context))),
    ];
  });
  return table(columns, rows);
}

const ratedAs = (rating: number): string => fill(words.areas.rating, { rating });

function state(it: AreaResult, context: Context): CellText {
  if (it.rating === null) return { text: fill(words.areas.unratedLong, { top: context.pack.definition.areas.topRating }), tone: "gap" };
  return [line(context.say.step(it.id, it.rating), ratedAs(it.rating))];
}

function next(it: AreaResult, context: Context): CellText {
  if (it.rating === null) return words.unknown;
  return it.rating >= context.pack.definition.areas.topRating ? words.areas.top : [line(context.say.step(it.id, it.rating + 1), ratedAs(it.rating + 1))];
}

function evidence(it: AreaResult, context: Context): readonly Line[] {
  if (it.rating === null) return [line(words.unknown)];
  const now = evidenceForRating(it, it.rating, context);
  const then = evidenceForRating(it, it.rating + 1, context);
  return [
    ...(now === null ? [] : [line(now, ratedAs(it.rating))]),
    ...(then === null ? [] : [line(beyond(now, then, it.rating), ratedAs(it.rating + 1))]),
  ];
}

/** Where the next step asks for all of this one's evidence and more, only the more is printed again. */
function beyond(now: string | null, then: string, rating: number): string {
  const shared = now?.endsWith(words.stop) ? now.slice(0, -words.stop.length) + words.semicolon : null;
  return shared !== null && then.startsWith(shared) ? fill(words.areas.moreEvidence, { rating, more: then.slice(shared.length) }) : then;
}
