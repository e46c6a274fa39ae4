/**
 * The answers of one sheet as numbers, in lists that stand in the order of the pack: written by a reader (of a JSON value, of a row of cells),
 * judged by `judge`, and written again for the next sheet. Mutable on purpose: objects for a sheet would cost more than scoring it.
 */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf, figuresOf, indicatorsOf } from "../../indicators/structure.js";

export interface Register {
  readonly layout: RegisterLayout;
  /** Of the firm; "": none was read. */
  id: string;
  isOnSite: boolean;
  /** By indicator: bit i is the i-th option of the pack ticked; 0: none. */
  readonly masks: Int32Array;
  /** By indicator: 1 where the answer is that the question does not apply. */
  readonly notApplicable: Uint8Array;
  /** By slot: as written, of any sign and size; NaN: not given. */
  readonly figures: Float64Array;
  /** By area: as written if it is from 0 to the top rating; -1: not rated. */
  readonly ratings: Int8Array;
  /** An empty sheet again. */
  readonly clear: () => void;
}

/** Where things stand in a register: once per pack. */
export interface RegisterLayout {
  readonly indicatorIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly topRating: number;
  /** By indicator: letter → bit. */
  readonly optionBits: readonly ReadonlyMap<string, number>[];
  /** `indicator.figure` → its first slot; a yearly figure has `yearly.max` slots, the first year first, the rest NaN. */
  readonly figureSlots: ReadonlyMap<string, number>;
  readonly slots: number;
}

export function layOut({ definition }: LoadedPack): RegisterLayout {
  const indicators = indicatorsOf(definition).map((it) => it.indicator);
  const figureSlots = new Map<string, number>();
  let slots = 0;
  for (const indicator of indicators) {
    for (const figure of figuresOf(indicator)) {
      figureSlots.set(`${indicator.id}.${figure.id}`, slots);
      slots += figure.yearly?.max ?? 1;
    }
  }
  return {
    indicatorIds: indicators.map((it) => it.id),
    areaIds: areasOf(definition).map((it) => it.area.id),
    topRating: definition.areas.topRating,
    optionBits: indicators.map((it) => new Map(Object.keys(it.options).map((letter, i) => [letter, 1 << i]))),
    figureSlots, slots,
  };
}

export function emptyRegister(layout: RegisterLayout): Register {
  const masks = new Int32Array(layout.indicatorIds.length);
  const notApplicable = new Uint8Array(layout.indicatorIds.length);
  const figures = new Float64Array(layout.slots).fill(Number.NaN);
  const ratings = new Int8Array(layout.areaIds.length).fill(-1);
  const register: Register = {
    layout, id: "", isOnSite: false, masks, notApplicable, figures, ratings,
    clear: () => {
      register.id = "";
      register.isOnSite = false;
      masks.fill(0);
      notApplicable.fill(0);
      figures.fill(Number.NaN);
      ratings.fill(-1);
    },
  };
  return register;
}
