/** What the shape of a product cannot show: areas, ratings, scenarios and sub-industries nobody knows, and scenarios of areas it does not serve. */
import type { LoadedPack } from "../../indicators/load.js";
import { expectedAmong, nearest } from "../../indicators/nearest.js";
import { areasOf } from "../../indicators/structure.js";
import { issue, type Issue, type IssueCode } from "../../issues.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { GENERAL } from "../catalogue/schema.js";

/** A product as far as it could be read; `undefined`: the shape is wrong there, and told elsewhere. */
export interface LooseProduct {
  readonly id?: string | undefined;
  readonly subIndustries: readonly (string | undefined)[];
  readonly serves: readonly { readonly area?: string | undefined; readonly from?: number | undefined; readonly to?: number | undefined }[];
  readonly scenarios: readonly (string | undefined)[];
  readonly cases: readonly { readonly subIndustry?: string | undefined }[];
}

/** What a product may name. */
export interface Known {
  readonly areas: readonly string[];
  readonly topRating: number;
  readonly subIndustries: readonly string[];
  /** The area of each scenario, by its id. */
  readonly scenarios: ReadonlyMap<string, string>;
}

export const knownOf = ({ scenarios, subIndustries }: Catalogue, { definition }: LoadedPack): Known => ({
  areas: areasOf(definition).map((it) => it.area.id),
  topRating: definition.areas.topRating,
  subIndustries: [...new Set([...subIndustries.map((it) => it.id), GENERAL])],
  scenarios: new Map(scenarios.map((it) => [it.id, it.area])),
});

/** Every problem of one product, at `place`. */
export function checkProduct(product: LooseProduct, place: string, known: Known): readonly Issue[] {
  const among = (code: IssueCode, path: string, id: string | undefined, all: readonly string[]): readonly Issue[] =>
    (id === undefined || all.includes(id) ? [] : [issue(code, { path: `${place}.${path}`, expected: expectedAmong(id, all), actual: id })]);
  const areas = product.serves.flatMap((it) => it.area ?? []);
  // where an area is missing or misspelt, nobody can say which scenarios go with it
  const isClear = areas.length > 0 && areas.length === product.serves.length && areas.every((it) => known.areas.includes(it));
  return [
    ...product.subIndustries.flatMap((it, i) => among("sub-industry-unknown", `subIndustries[${i}]`, it, known.subIndustries)),
    ...product.serves.flatMap(({ area, from, to }, i) => [
      ...among("unknown-area", `serves[${i}].area`, area, known.areas),
      ...checkStep(from, to, `${place}.serves[${i}]`, known.topRating),
    ]),
    ...product.scenarios.flatMap((it, i) => (it === undefined ? [] : checkScenario(it, isClear ? areas : known.areas, `${place}.scenarios[${i}]`, known))),
    ...product.cases.flatMap((it, i) => among("sub-industry-unknown", `cases[${i}].subIndustry`, it.subIndustry, known.subIndustries)),
  ];
}

function checkStep(from: number | undefined, to: number | undefined, place: string, top: number): readonly Issue[] {
  const above = ([["from", from], ["to", to]] as const).flatMap(([end, rating]) =>
    (rating === undefined || rating <= top ? [] : [issue("rating-out-of-range", { path: `${place}.${end}`, expected: `a whole number from 1 to ${top}`, actual: String(rating) })]));
  if (above.length > 0 || from === undefined || to === undefined || from < to) return above;
  return [issue("step-not-rising", { path: `${place}.to`, expected: "from below to", actual: `${from} → ${to}` })];
}

/** A list of all scenarios is no help in a message. */
function checkScenario(id: string, areas: readonly string[], path: string, known: Known): readonly Issue[] {
  const area = known.scenarios.get(id);
  if (area === undefined) return [issue("scenario-unknown", { path, expected: nearest(id, [...known.scenarios.keys()]) ?? "the id of a scenario", actual: id })];
  return areas.includes(area) ? [] : [issue("field-invalid", { path, expected: `a scenario of an area it serves, or ${area} among those`, actual: id })];
}
