/** The pack's checks across questions over the register: whether those whose facts are all known hold. */
import type { LoadedPack } from "../../indicators/load.js";
import { factsOf } from "../../indicators/rule-profile.js";
import { compileRule, type FactValue } from "../compile-rule.js";
import type { Register } from "./register.js";

export function checksHold({ definition }: LoadedPack, { masks, figures, layout }: Register): () => boolean {
  const factOf = (name: string): { readonly isKnown: () => boolean; readonly read: () => FactValue } => {
    const [kind, indicator = "", figure = ""] = name.split(".");
    if (kind === "figures") {
      const slot = layout.figureSlots.get(`${indicator}.${figure}`) ?? -1;
      return { isKnown: () => !Number.isNaN(figures[slot]), read: () => figures[slot] ?? Number.NaN };
    }
    const at = layout.indicatorIds.indexOf(indicator);
    const letters = [...layout.optionBits[at]?.keys() ?? []];
    const first = (): number => Math.clz32((masks[at] ?? 0) & -(masks[at] ?? 0));
    return { isKnown: () => masks[at] !== 0, read: () => letters[31 - first()] ?? "" };
  };
  const checks = definition.checks.map(({ rule }) => ({
    known: factsOf(rule).map((name) => factOf(name).isKnown),
    holds: compileRule(rule, (name) => factOf(name).read),
  }));
  return () => checks.every(({ known, holds }) => !known.every((it) => it()) || holds(undefined));
}
