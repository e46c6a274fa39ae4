/** The first sheet of a form: how it is filled in, and what the answers are worth. */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf } from "../../indicators/structure.js";
import { FORM_VERSION } from "../../dataset/form/record.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/form.zh-CN.json" with { type: "json" };

const { guide } = words;

export type GuideLook = "title" | "head" | "line" | "input" | "question" | "printed";
export interface GuideLine { readonly look: GuideLook; readonly text: string }

export function guideLines(pack: LoadedPack): readonly GuideLine[] {
  const { definition, wording } = pack;
  const areas = areasOf(definition);
  const values = { title: wording.title, all: areas.length, binding: areas.filter((it) => it.area.kind === "binding").length };
  const block = (head: string, lines: readonly string[]): readonly GuideLine[] =>
    [{ look: "head", text: head }, ...lines.map((it): GuideLine => ({ look: "line", text: fill(it, values) }))];
  const { input, question, printed } = guide.colours;
  return [
    { look: "title", text: titleOf(pack) },
    ...block(guide.purpose.head, guide.purpose.lines),
    ...block(guide.how.head, guide.how.lines),
    { look: "head", text: guide.colours.head },
    { look: "input", text: input }, { look: "question", text: question }, { look: "printed", text: printed },
    ...block(guide.binding.head, areas.length === 0 ? [] : guide.binding.lines),
    ...block(guide.levels.head, [guide.levels.intro, ...definition.levels.map((it) => levelLine(it, pack))]),
    ...block(guide.back.head, guide.back.lines),
    ...block(guide.source.head, [...wording.provenance, fill(guide.version, { form: FORM_VERSION, pack: definition.id, version: definition.version })]),
  ];
}

export const titleOf = ({ wording }: LoadedPack): string => fill(words.title, { title: wording.shortTitle });

/** Conditions in words where they are plain lines, as those of every official edition; else where they stand. */
function levelLine({ level, rule }: LoadedPack["definition"]["levels"][number], { wording }: LoadedPack): string {
  const name = sentencesOf(wording).level(level);
  const lines = isRecord(rule) && Array.isArray(rule["and"]) ? rule["and"].map(lineOf) : [lineOf(rule)];
  const said = lines.map((it) => (it === null ? null : sentenceOf(it, wording)));
  return said.every((it) => it !== null) ? fill(guide.levels.level, { level: name, conditions: said.join(guide.levels.comma) }) : fill(guide.levels.plain, { level: name, title: wording.title });
}

interface Line { readonly fact: string; readonly value: number }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Of the rule `{">=":[{"var":"points"},60]}` points and 60; `null`: another one. */
function lineOf(rule: unknown): Line | null {
  const given: unknown = isRecord(rule) && Object.keys(rule).length === 1 ? rule[">="] : null;
  if (!Array.isArray(given)) return null;
  const [left, value]: readonly unknown[] = given;
  const fact = isRecord(left) ? left["var"] : null;
  return typeof fact === "string" && typeof value === "number" ? { fact, value } : null;
}

function sentenceOf({ fact, value }: Line, wording: LoadedPack["wording"]): string | null {
  const { levels } = guide;
  const [block = "", part = "", kind = ""] = fact.split(".");
  if (block === "points") return fill(levels.points, { value });
  if (block === "dimensions") return fill(levels.dimensions, { name: wording.dimensions[part]?.name ?? part, value });
  return kind === "all" || kind === "binding" || kind === "guiding" ? fill(levels[kind], { rating: sentencesOf(wording).numeral(Number(part)), value }) : null;
}
