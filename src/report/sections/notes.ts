/** What to mind about the data: questions open, answers that contradict each other, figures that are incomplete. */
import type { Table } from "../blocks.js";
import { part, type Context, type Section } from "../context.js";
import { openQuestionTable } from "../open-questions.js";
import { intro } from "../prose.js";
import { body, column, table } from "../table.js";
import { fill, list, words } from "../words.js";

export const notes: Section = {
  id: "notes",
  title: () => words.chapters.notes,
  numbering: "chapter",
  build: (context) => {
    const { openQuestions, findings } = context.result;
    const figures = incompleteFigures(context);
    const counts = [
      [openQuestions.length, words.notes.leadParts.open], [findings.length, words.notes.leadParts.contradictions], [figures.length, words.notes.leadParts.figures],
    ] as const;
    const said = counts.flatMap(([count, template]) => (count > 0 ? [fill(template, { count })] : []));
    if (said.length === 0) return null;
    return {
      lead: fill(words.notes.lead, { list: said.join(words.comma) }),
      parts: [
        ...part("notes-open", words.parts.notesOpen, openQuestions.length === 0 ? [] : [intro(words.notes.openIntro), openQuestionTable(context, openQuestions.length)]),
        ...part("notes-contradictions", words.parts.notesContradictions, findings.length === 0 ? [] : [intro(words.notes.contradictionsIntro), findingTable(context)]),
        ...part("notes-figures", words.parts.notesFigures, figures.length === 0 ? [] : [{ kind: "items", items: figures }]),
      ],
    };
  },
};

const findingTable = ({ result, say }: Context): Table => table(
  [column(words.columns.no, 7, "end"), column(words.columns.kind, 18), column(words.columns.finding, 75)],
  result.findings.map((it, i) => body(String(i + 1), words.notes.kinds[it.code], say.finding(it, result))),
);

/** Questions some of whose figures were given and others not: they decided and confirmed nothing. */
function incompleteFigures({ result, pack, say }: Context): readonly string[] {
  return result.indicators.filter((it) => it.missingFigures.length > 0).map(({ id, missingFigures, by }) => {
    const labels = pack.wording.indicators[id]?.figures ?? {};
    return fill(by === "option" ? words.notes.missingTicked : words.notes.missing, { name: say.indicatorName(id), missing: list(missingFigures.map((it) => labels[it]?.label ?? it)) });
  });
}
