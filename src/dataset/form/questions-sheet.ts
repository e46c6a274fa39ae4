/** The sheet of questions: each a block of rows, its options readable in place. */
import type { LoadedPack } from "../../indicators/load.js";
import { indicatorsOf, type PlacedIndicator } from "../../indicators/structure.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/form.zh-CN.json" with { type: "json" };
import { questionFields, type FigureField, type QuestionFields } from "./answer-fields.js";
import { input, opening, over, printed } from "./cells.js";
import type { FormRow, FormSheet } from "./layout.js";

const { questions, sheets } = words;
const COLUMNS = 4;
/** Question and options stand over the last columns, what is filled in the last two. */
const [NO, TEXT, INPUT, UNIT] = [0, 1, 2, 3];

export function questionsSheet(pack: LoadedPack): FormSheet {
  const { dimensions, groups } = pack.wording;
  const placed = indicatorsOf(pack.definition);
  const rows = placed.flatMap((it, i): readonly FormRow[] => {
    const opensGroup = placed[i - 1]?.group !== it.group;
    const heading = fill(questions.group, { dimension: dimensions[it.dimension.id]?.name ?? it.dimension.id, group: groups[it.group.id]?.name ?? it.group.id });
    return [...(opensGroup ? [opening(over(COLUMNS, "section", heading))] : []), ...rowsOf(it, pack)];
  });
  return {
    name: sheets.questions, orientation: "portrait", widths: [6, 50, 26, 12], heads: 2, onePage: false,
    rows: [over(COLUMNS, "title", sheets.questions), questions.heads.map((it, column) => printed(column, "head", it)), ...rows],
  };
}

function rowsOf({ indicator }: PlacedIndicator, pack: LoadedPack): readonly FormRow[] {
  const own = pack.wording.indicators[indicator.id];
  const fields = questionFields(indicator, pack);
  const usual = Object.values(own?.evidence ?? {});
  const remarks = [
    ...(own?.terms ?? []).map((it) => fill(questions.term, it)), ...(own?.note === undefined ? [] : [own.note]),
    ...(indicator.method === "choices" && indicator.exclusive !== undefined ? [fill(questions.exclusive, { letter: indicator.exclusive })] : []),
  ];
  const question = fill(questions.question, { name: own?.name ?? indicator.id, question: own?.question ?? "", method: questions[indicator.method] });
  const { evidence, note, notApplicable } = fields;
  return [
    opening([printed(NO, "question", String(indicator.no)), printed(TEXT, "question", question, COLUMNS - 1)]),
    ...(remarks.length === 0 ? [] : [[printed(NO, "mark", ""), printed(TEXT, "hint", remarks.join("\n"), COLUMNS - 1)]]),
    ...optionRows(fields, own?.options ?? {}),
    ...(fields.figures.length === 0 ? [] : [[printed(NO, "mark", ""), printed(TEXT, "label", fill(fields.figures.some((it) => it.back !== null) ? questions.byYear : questions.figures, { measure: own?.measure ?? "" }), COLUMNS - 1)]]),
    ...fields.figures.map((it): FormRow => {
      const { label = it.figure.id, unit = "" } = own?.figures?.[it.figure.id] ?? {};
      return [printed(NO, "mark", ""), printed(TEXT, "text", labelOf(it, label)), input(INPUT, it), printed(UNIT, "text", unit)];
    }),
    ...(notApplicable === null ? [] : [[printed(NO, "mark", ""), printed(TEXT, "label", questions.notApplicable), input(INPUT, notApplicable, 2)]]),
    [printed(NO, "mark", ""), printed(TEXT, "text", usual.length === 0 ? questions.evidence : fill(questions.usual, { list: usual.join(questions.listComma) })), input(INPUT, evidence, 2)],
    [printed(NO, "mark", ""), printed(TEXT, "text", questions.note), input(INPUT, note, 2)],
  ];
}

/** One to choose: its options, then the cell for the letter. Several: a cell beside each. */
function optionRows({ letter, ticks, figures, indicator }: QuestionFields, texts: Readonly<Record<string, string>>): readonly FormRow[] {
  if (letter === null) return ticks.map((it) => [printed(NO, "mark", it.letter), printed(TEXT, "text", texts[it.letter] ?? ""), input(INPUT, it, 2)]);
  return [
    ...Object.keys(indicator.options).map((it): FormRow => [printed(NO, "mark", it), printed(TEXT, "text", texts[it] ?? "", COLUMNS - 1)]),
    [printed(NO, "mark", ""), printed(TEXT, "label", figures.length > 0 ? questions.orFigures : questions.letter), input(INPUT, letter, 2)],
  ];
}

function labelOf({ back }: FigureField, label: string): string {
  if (back === null) return fill(questions.figure, { label });
  return fill(questions.yearly, { label, year: back === 0 ? words.year.last : fill(words.year.earlier, { back: words.year.numerals[back] ?? back }) });
}
