/** The process areas: the step each stood on and stands on, as a ladder, and how many reach each step. */
import { ratingsOf } from "../../indicators/structure.js";
import type { FirmChange } from "../../diagnosis/change/schema.js";
import type { Table } from "../blocks.js";
import { part } from "../context.js";
import { nameOfArea } from "../names.js";
import { body, column, group, table, type CellText, type RowText } from "../table.js";
import { fill, words as shared } from "../words.js";
import { withSign, words, type ChangeContext, type ChangeSection, type Time } from "./context.js";

type AreaChange = FirmChange["areas"][number];

export const areas: ChangeSection = {
  id: "areas",
  title: () => words.chapters.areas,
  numbering: "chapter",
  build: (context) => context.change.areas.length === 0 ? null : {
    lead: leadOf(context),
    parts: [
      ...part("areas-ladder", words.parts.ladder, [ladderTable(context)]),
      ...part("areas-counts", words.parts.counts, [countTable(context)]),
    ],
  },
};

const NOBODY = { all: 0, binding: 0, guiding: 0 };
const countsAt = ({ areaCounts }: FirmChange["after"], rating: number): typeof NOBODY => areaCounts.find((it) => it.rating === rating) ?? NOBODY;

/** Areas nobody rated may stand there too. */
export const counted = (count: number, time: Time, { areas: all }: FirmChange): string =>
  (all.some((it) => it[time] === null) ? fill(words.areas.atLeast, { count }) : String(count));

function leadOf({ change }: ChangeContext): string {
  const { areas: all, counts: { areasUp, areasDown } } = change;
  const open = all.filter((it) => it.by === null).length;
  // where the firm now stands: the step its level is named after
  const rating = Math.max(1, change.after.level);
  const [then, now] = [countsAt(change.before, rating), countsAt(change.after, rating)];
  return fill(words.areas.lead, {
    count: all.length, up: areasUp, down: areasDown, same: all.length - areasUp - areasDown - open, open: open === 0 ? "" : fill(words.areas.open, { count: open }),
    rating, from: counted(then.all, "before", change), to: counted(now.all, "after", change),
    bindingFrom: counted(then.binding, "before", change), bindingTo: counted(now.binding, "after", change),
  });
}

function ladderTable(context: ChangeContext): Table {
  const { change, pack: { definition, wording } } = context;
  const steps = [0, ...ratingsOf(definition)];
  const rows = definition.areas.groups.flatMap((it): readonly RowText[] => {
    const inside = change.areas.filter(({ id }) => it.areas.some((area) => area.id === id));
    return inside.length === 0 ? [] : [
      group(wording.areaGroups[it.id]?.name ?? it.id),
      ...inside.map((area) => body(String(area.no), nameOfArea(area, context), rated(area.before), rated(area.after), move(area), ...steps.map((step) => stepCell(step, area)))),
    ];
  });
  const { columns } = words;
  return table(
    [
      column(columns.no, 6, "end"), column(columns.area, 27), column(columns.before, 9, "end"), column(columns.after, 9, "end"), column(columns.by, 8, "end"),
      ...steps.map((rating) => column(fill(words.areas.stepHead, { rating }), 41 / steps.length, "center")),
    ],
    rows,
    { note: fill(words.areas.note, { mark: shared.bindingMark }) },
  );
}

const rated = (rating: number | null): string => (rating === null ? shared.unknown : fill(words.rating, { rating }));
const move = ({ by }: AreaChange): CellText => (by !== null && by < 0 ? { text: withSign(by), tone: "gap" } : withSign(by));

/** Words where the firm stood and stands; dark for what was gained, an arrow for what was lost: it survives a photocopier. */
function stepCell(step: number, { before, after }: AreaChange): CellText {
  const { was, now, both, lost } = words.areas;
  const text = step === before && step === after ? both : step === before ? was : step === after ? now : "";
  if (before === null || after === null) return text;
  if (step > before && step <= after) return { text, tone: "shade-2" };
  if (step > after && step <= before) return { text: text + lost, tone: "gap" };
  return step <= after ? { text, tone: "shade-0" } : text;
}

function countTable({ change, pack: { definition } }: ChangeContext): Table {
  const { columns, areas: say } = words;
  const isOpenAt = (time: Time): boolean => change.areas.some((it) => it[time] === null);
  const kinds = [["all", columns.all], ["binding", columns.binding], ["guiding", columns.guiding]] as const;
  return table(
    [column(columns.orAbove, 19), ...kinds.flatMap(() => [column(columns.beforeShort, 9, "end"), column(columns.afterShort, 9, "end"), column(columns.by, 9, "end")])],
    ratingsOf(definition).map((rating) => {
      const [then, now] = [countsAt(change.before, rating), countsAt(change.after, rating)];
      return body(fill(say.orAbove, { rating }), ...kinds.flatMap(([kind]) => [
        isOpenAt("before") ? fill(shared.atLeast, { value: then[kind] }) : String(then[kind]), isOpenAt("after") ? fill(shared.atLeast, { value: now[kind] }) : String(now[kind]),
        isOpenAt("before") || isOpenAt("after") ? shared.unknown : withSign(now[kind] - then[kind]),
      ]));
    }),
    { heads: [{ label: "", span: 1 }, ...kinds.map(([, label]) => ({ label, span: 3 }))], note: say.countNote },
  );
}
