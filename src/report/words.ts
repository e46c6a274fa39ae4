/** The report's own words, and the few phrases every section forms with them. */
import type { LoadedPack } from "../indicators/load.js";
import words from "../wording/report.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";

export { fill, words };

/** An ISO date in Chinese; `null` is unknown; any other text stays as it was given. */
export function dateInWords(date: string | null | undefined): string {
  if (date === null || date === undefined || date === "") return words.unknown;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return date;
  return fill(words.date, { year, month: Number(month), day: Number(day) });
}

export const orUnknown = (text: string | null | undefined): string => (text === undefined || text === null || text.trim() === "" ? words.unknown : text);

/** A level's name alone; with its title it is `say.level`. */
export const levelName = (level: number, { pack: { wording } }: { readonly pack: LoadedPack }): string => wording.levels[String(level)]?.name ?? String(level);

/** Paragraphs of a text someone typed. */
export const paragraphsOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/).map((it) => it.trim()).filter((it) => it !== "");

/** The same, in one. */
export const onOneLine = (text: string): string => paragraphsOf(text).join(" ");

export const list = (parts: readonly string[]): string => parts.join(words.listComma);

const NAMED = 3;

/** The names that share a place: all of few, the first of many with how many there are. */
export const tied = (names: readonly string[]): string =>
  names.length > NAMED ? fill(words.tied, { names: list(names.slice(0, NAMED)), count: names.length }) : list(names);

/** The first `wanted` characters' width of a text; wide characters count whole, Latin ones half. */
export function shorten(text: string, wanted: number): string {
  let width = 0;
  let kept = "";
  for (const character of text) {
    width += isWide(character) ? 1 : 0.55;
    if (width > wanted) return `${kept.trimEnd()}…`;
    kept += character;
  }
  return kept;
}

/** Sum of the characters' widths, in wide characters. */
export const widthOf = (text: string): number => [...text].reduce((width, it) => width + (isWide(it) ? 1 : 0.55), 0);

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x1100 || /[MWmw@%]/.test(character);
