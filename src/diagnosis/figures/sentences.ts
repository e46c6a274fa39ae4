/** What a band takes in figures, in words. */
import type { PackWording } from "../../indicators/wording-schema.js";
import words from "../../wording/findings.zh-CN.json" with { type: "json" };
import { fill } from "../../wording/fill.js";
import type { Amount } from "./schema.js";

/** @param advice what to do about an amount beyond reason, without a stop. */
export function amountSentence({ indicators }: PackWording, subject: string, it: Amount, advice = ""): string {
  const about = indicators[subject];
  const figure = about?.figures?.[it.figure];
  const shared = { measure: about?.measure ?? "", label: figure?.label ?? it.figure, now: it.now.shown, above: it.above };
  if (it.atLeast === null || it.more === null || it.then === null) return fill(words.figures.impossible, shared);
  const besides = (template: string, other: Amount["limit"]): string => {
    if (other === null) return "";
    const { label = other.figure, unit = "" } = about?.figures?.[other.figure] ?? {};
    return fill(template, { label: ofOneYear(label), unit, value: other.value });
  };
  const template = it.latestOf !== null ? words.figures.latest : it.limit !== null ? words.figures.count : words.figures.amount;
  return fill(template, {
    ...shared, limit: besides(words.figures.limit, it.limit), unit: figure?.unit ?? "", actual: it.actual, atLeast: it.atLeast, more: it.more, then: it.then.shown,
  }) + besides(it.latestOf === null ? words.figures.exceeds : words.figures.exceedsYear, it.exceeds) + (it.exceeds === null ? "" : advice) + words.stop;
}

/** A yearly figure's label speaks of every year. */
const ofOneYear = (label: string): string => (label.startsWith(words.figures.everyYear) ? label.slice(words.figures.everyYear.length) : label);
