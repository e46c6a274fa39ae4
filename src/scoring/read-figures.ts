/** The figures of one answer: each a number or a list of yearly ones, each possible, and possible together. */
import { expectedAmong } from "../indicators/nearest.js";
import { isRecord } from "../indicators/record.js";
import type { Figure, Indicator } from "../indicators/schema.js";
import { figuresOf } from "../indicators/structure.js";
import { show } from "../indicators/zod-issues.js";
import { issue, type Issue, type IssueCode } from "../issues.js";
import type { Answer, FigureValue } from "./sheet.js";

/** Collects problems; reading goes on to find them all. */
export type Report = (issue: Issue) => void;

export const FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/;

/** One for all: most answers bring none, and each object of its own would have to be frozen. */
const NO_FIGURES: Answer["figures"] = Object.freeze({});

/** The figures given; none when one of them is wrong, so that nothing is computed from it. */
export function readFigures(value: unknown, indicator: Indicator, path: string, report: Report): Answer["figures"] {
  if (value === undefined) return NO_FIGURES;
  if (!isRecord(value)) {
    report(issue("not-an-object", { path, expected: "an object of figures", actual: show(value) }));
    return {};
  }
  const asked = figuresOf(indicator);
  const ids = asked.map((it) => it.id);
  for (const id of Object.keys(value)) {
    if (!ids.includes(id)) report(issue("unknown-figure", { path: `${path}.${id}`, expected: ids.length > 0 ? expectedAmong(id, ids) : "no figures", actual: id }));
  }
  const figures: Record<string, FigureValue> = {};
  let broken = false;
  const note: Report = (it) => {
    broken ||= it.severity === "error";
    report(it);
  };
  for (const figure of asked) {
    const given = Object.hasOwn(value, figure.id) ? value[figure.id] : undefined;
    const read = given === undefined || given === null ? null
      : figure.yearly ? readYears(given, figure, figure.yearly, `${path}.${figure.id}`, note)
      : readNumber(given, figure, `${path}.${figure.id}`, note);
    if (read !== null) figures[figure.id] = read;
  }
  checkTogether(figures, asked, path, note);
  const given = ids.filter((id) => Object.hasOwn(value, id) && value[id] !== null && value[id] !== undefined);
  if (given.length > 0 && given.length < ids.length) {
    report(issue("figures-incomplete", { path, expected: `also ${ids.filter((id) => !given.includes(id)).join(", ")}`, actual: given.join(", ") }));
  }
  return broken ? {} : figures;
}

function readYears(value: unknown, figure: Figure, years: { readonly min: number; readonly max: number }, path: string, report: Report): readonly number[] | null {
  const wanted = `a list of ${years.min} to ${years.max} numbers`;
  if (!Array.isArray(value)) {
    report(issue("figure-not-yearly", { path, expected: wanted, actual: show(value) }));
    return null;
  }
  if (value.length < years.min || value.length > years.max) {
    report(issue("figure-not-yearly", { path, expected: wanted, actual: `${value.length} values` }));
    return null;
  }
  const read = value.map((it, i) => readNumber(it, figure, `${path}[${i}]`, report));
  return read.every((it) => it !== null) ? read : null;
}

/** Beyond this a number no longer holds every digit that was written. */
export const LARGEST_FIGURE = Number.MAX_SAFE_INTEGER;

function readNumber(value: unknown, figure: Figure, path: string, report: Report): number | null {
  const refuse = (code: IssueCode, expected: string): null => {
    report(issue(code, { path, expected, actual: show(value) }));
    return null;
  };
  if (typeof value === "string" && FULL_WIDTH.test(value)) return refuse("full-width", value.normalize("NFKC").trim());
  if (typeof value !== "number") return refuse("figure-type", "a number");
  if (!Number.isFinite(value)) return refuse("figure-not-finite", "a finite number");
  if (value < 0) return refuse("figure-negative", "0 or more");
  if (value === 0 && figure.positive) return refuse("figure-zero-whole", "more than 0");
  if (figure.integer && !Number.isSafeInteger(value)) return refuse("figure-not-whole", "a whole number");
  const max = figure.max ?? LARGEST_FIGURE;
  if (value > max) return refuse("figure-above-maximum", `at most ${max}`);
  return Math.abs(value); // -0 is 0
}

function checkTogether(figures: Readonly<Record<string, FigureValue>>, asked: readonly Figure[], path: string, report: Report): void {
  for (const { id, partOf } of asked) {
    if (partOf === undefined) continue;
    const [parts, wholes] = [figures[id], figures[partOf]].map((it) => (typeof it === "number" ? [it] : it ?? []));
    parts?.forEach((part, year) => {
      const whole = wholes?.[year];
      if (whole !== undefined && part > whole) {
        report(issue("figure-part-over-whole", { path: `${path}.${id}`, expected: `at most ${partOf} = ${whole}`, actual: String(part) }));
      }
    });
  }
  const lengths = asked.flatMap(({ id }) => { const it = figures[id]; return typeof it === "object" ? [it.length] : []; });
  if (new Set(lengths).size > 1) report(issue("figure-years-differ", { path, expected: "the same number of years", actual: lengths.join(" and ") }));
}
