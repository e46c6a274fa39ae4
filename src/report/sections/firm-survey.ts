/** The site survey: when, who was there, what they saw; one sentence where there was none. */
import type { Block } from "../blocks.js";
import type { Context } from "../context.js";
import { intro, note } from "../prose.js";
import { body, column, table } from "../table.js";
import { dateInWords, fill, orUnknown, words } from "../words.js";
import { aboutTopic } from "./firm-topics.js";

export function surveyBlocks(context: Context): readonly Block[] {
  const { survey } = context.sheet;
  const seen = aboutTopic("survey", context);
  const members = survey?.members ?? [];
  if (survey?.date === undefined && members.length === 0 && seen.length === 0) {
    return [note(words.firm.noSurvey)];
  }
  const roster = table(
    [column(words.columns.name, 18), column(words.columns.agency, 38), column(words.columns.role, 20), column(words.columns.contact, 24)],
    members.map((it) => body(it.name, orUnknown(it.agency), orUnknown(it.role), orUnknown(it.contact))),
    { title: fill(words.firm.rosterTitle, { count: members.length }) },
  );
  return [
    ...(survey?.date === undefined ? [] : [intro(fill(words.firm.surveyDate, { date: dateInWords(survey.date) }))]),
    ...(members.length > 0 ? [roster] : []),
    ...seen,
  ];
}
