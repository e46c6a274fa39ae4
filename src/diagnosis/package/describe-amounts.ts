/** Amounts of a package in words: a range once where both ends are the same, "—" where nobody knows. */
import { fill } from "../../wording/fill.js";
import words from "../../wording/package.zh-CN.json" with { type: "json" };
import { inFull } from "../figures/decimal.js";
import type { Range } from "../products/schema.js";

export const rangeText = ({ min, max }: Range): string => (min === max ? inFull(min) : fill(words.range, { min: inFull(min), max: inFull(max) }));

const inUnit = (template: string) => (range: Range | null): string => (range === null ? words.unknown : fill(template, { range: rangeText(range) }));
export const yuanText = inUnit(words.yuan);
export const yuanYearText = inUnit(words.yuanYear);
export const daysText = inUnit(words.days);
