/** The sheet of process areas: one row each, its ladder beside the rating. */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf, ratingsOf, type PlacedArea } from "../../indicators/structure.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/form.zh-CN.json" with { type: "json" };
import { areaField } from "./answer-fields.js";
import { input, opening, over, printed } from "./cells.js";
import type { FormRow, FormSheet } from "./layout.js";

const { areas, sheets } = words;
/** No, name, kind, rating. */
const WIDTHS = [5, 23, 9, 7] as const;
const ROOM_OF_LADDER = 108;
const NARROWEST_STEP = 14;
const UNRATED_WIDTH = 17;

export function areasSheet({ definition, wording }: LoadedPack): FormSheet {
  const ratings = ratingsOf(definition);
  const first = WIDTHS.length;
  const columns = first + 1 + ratings.length;
  const placed = areasOf(definition);
  const row = ({ area: { id, no, kind } }: PlacedArea): FormRow => {
    const { name = id, system = "", ladder = {} } = wording.areas[id] ?? {};
    return [
      printed(0, "mark", String(no)), printed(1, "label", fill(areas.name, { name, system })), printed(2, "mark", areas.kinds[kind]),
      input(3, areaField(id, definition.areas.topRating)), printed(first, "hint", wording.unratedStep),
      ...ratings.map((rating, i) => printed(first + 1 + i, "hint", (ladder[String(rating)] ?? []).join(areas.or))),
    ];
  };
  return {
    name: sheets.areas, orientation: "landscape", heads: 2, onePage: false,
    widths: [...WIDTHS, UNRATED_WIDTH, ...ratings.map(() => Math.max(NARROWEST_STEP, Math.floor(ROOM_OF_LADDER / ratings.length)))],
    rows: [
      over(columns, "title", sheets.areas),
      [...areas.heads, ...[0, ...ratings].map((rating) => fill(areas.rating, { rating }))].map((it, column) => printed(column, "head", it)),
      ...placed.flatMap((it, i): readonly FormRow[] => [
        ...(placed[i - 1]?.group === it.group ? [] : [opening(over(columns, "section", wording.areaGroups[it.group]?.name ?? it.group))]), opening(row(it)),
      ]),
    ],
  };
}
