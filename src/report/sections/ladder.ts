/** The ladder of the process areas as a heat map: current step filled, next outlined, counts below. */
import { ratingsOf } from "../../indicators/structure.js";
import type { AreaResult } from "../../scoring/result.js";
import type { Ladder, LadderArea, LadderStep } from "../blocks.js";
import type { Context } from "../context.js";
import { fill, words } from "../words.js";

const DARKEST = 4;

export function ladder(context: Context): Ladder {
  const { result, pack: { definition, wording }, say } = context;
  const steps = [0, ...ratingsOf(definition)];
  const values = result.areas.map((it) => it.rating === null
    ? fill(words.areas.ladderAltUnrated, { name: say.areaName(it.id) })
    : fill(words.areas.ladderAltValue, { name: say.areaName(it.id), rating: it.rating }));
  return {
    kind: "ladder", id: "areas-heat-map",
    title: distribution(context, steps),
    caption: fill(words.areas.ladderCaption, { mark: words.bindingMark }) + exactNote(context),
    alt: fill(words.areas.ladderAlt, { values: values.join(words.listComma) }),
    areaHead: words.columns.area,
    stepHeads: steps.map((rating) => fill(words.areas.stepHeads, { rating })),
    groups: definition.areas.groups.map(({ id }) => ({
      name: wording.areaGroups[id]?.name ?? id, span: steps.length + 1,
      areas: result.areas.filter((it) => it.group === id).map((it) => areaRow(it, steps, context)),
    })),
    counts: countRows(context, steps),
    legend: [
      { look: "current", sign: "2", text: words.areas.legendCurrent },
      { look: "next", sign: "3", text: words.areas.legendNext },
      { look: "passed", sign: "", text: words.areas.legendPassed },
      { look: "mark", sign: words.bindingMark, text: words.areas.legendBinding },
    ],
  };
}

function areaRow(it: AreaResult, steps: readonly number[], { say, pack: { definition } }: Context): LadderArea {
  const { rating } = it;
  return {
    no: it.no, name: say.areaName(it.id), mark: it.kind === "binding" ? words.bindingMark : "",
    unrated: rating === null ? words.areas.unrated : null, span: steps.length,
    steps: rating === null ? [] : steps.map((step): LadderStep => {
      const state = step === rating ? "current" : step === rating + 1 ? "next" : step < rating ? "passed" : "open";
      return { numeral: state === "current" || state === "next" ? String(step) : "", state, shade: shadeOf(step, definition.areas.topRating) };
    }),
  };
}

const shadeOf = (rating: number, top: number): number => Math.round((rating / top) * DARKEST);

function distribution({ result: { areas } }: Context, steps: readonly number[]): string {
  const unrated = areas.filter((it) => it.rating === null).length;
  const counts = steps.map((rating) => fill(words.areas.ladderCount, { rating, count: areas.filter((it) => it.rating === rating).length }));
  const all = unrated === 0 ? counts : [...counts, fill(words.areas.ladderUnrated, { count: unrated })];
  return fill(words.areas.ladderTitle, { counts: all.join(words.listComma) });
}

/** Below each step: how many stand on it, and how many on it or above. */
function countRows({ result }: Context, steps: readonly number[]): Ladder["counts"] {
  const at = (rating: number): string => String(result.areas.filter((it) => it.rating === rating).length);
  const above = (kind: "all" | "binding" | "guiding") => (rating: number): string => {
    const counted = result.areaCounts.find((it) => it.rating === rating);
    return counted === undefined ? "" : String(counted[kind]);
  };
  const { exactly, orAbove, bindingOrAbove, guidingOrAbove } = words.areas;
  return [
    { label: exactly, values: steps.map(at) },
    { label: orAbove, values: steps.map(above("all")) },
    { label: fill(bindingOrAbove, { mark: words.bindingMark }), values: steps.map(above("binding")) },
    { label: guidingOrAbove, values: steps.map(above("guiding")) },
  ];
}

function exactNote({ result: { areas } }: Context): string {
  const unrated = areas.filter((it) => it.rating === null).length;
  return fill(unrated === 0 ? words.areas.exactNoteAll : words.areas.exactNote, { rated: areas.length - unrated, unrated, total: areas.length });
}
