/** Whose project it is, and what is asked at acceptance: each point met, not met or unknown, and on what that rests. */
import type { Acceptance } from "../../diagnosis/acceptance/schema.js";
import type { Project } from "../../diagnosis/project/schema.js";
import type { Block, Fact, Table } from "../blocks.js";
import { isAnyOpen, levelAt, statesOf, terms, toneOf, words as change, type Time } from "../change/context.js";
import { part } from "../context.js";
import { firmName } from "../cover.js";
import { body, column, table, type CellText } from "../table.js";
import { dateInWords, fill, levelName, list, orUnknown, paragraphsOf, shorten, words as shared } from "../words.js";
import { words, type AcceptanceContext, type AcceptanceSection } from "./context.js";

type Check = Acceptance["checks"][number];

const NAME_WIDTH = 40;

export const summary: AcceptanceSection = {
  id: "summary",
  title: () => words.chapters.summary,
  numbering: "chapter",
  build: (context) => ({
    lead: leadOf(context),
    parts: [
      ...part("summary-project", words.parts.project, [
        ...(isAnyOpen(context) ? [{ kind: "prose" as const, tone: "statement" as const, paragraphs: [change.summary.unfinished] }] : []),
        { kind: "facts", layout: "pairs", facts: about(context) },
        ...(context.project === null ? [{ kind: "prose" as const, tone: "note" as const, paragraphs: [words.summary.noProject] }] : []),
      ]),
      ...part("summary-checks", words.parts.checks, [checkTable(context)]),
      ...part("summary-milestones", words.parts.milestones, milestones(context.project)),
    ],
  }),
};

function leadOf(context: AcceptanceContext): string {
  const { acceptance: { checks, requirement, missing }, say } = context;
  const state = checks.find((it) => it.id === "level")?.state ?? "unknown";
  return fill(words.summary.lead[state], {
    firm: shorten(firmName(context.change), NAME_WIDTH), level: levelAt(context, "after"), required: say.level(requirement.level),
    counts: fill(words.summary.counts, { ...statesOf(checks), missing }),
  });
}

function about({ change: it, project, acceptance: { requirement }, say }: AcceptanceContext): readonly Fact[] {
  const { summary: label } = words;
  const fact = (name: string, value: string, wide = false): Fact => ({ label: name, values: [value], wide });
  const { parties = null } = project ?? {};
  return [
    fact(label.creditCode, orUnknown(it.enterprise.creditCode)), fact(label.requirement, say.level(requirement.level)),
    ...(project === null ? [] : [
      fact(label.project, orUnknown(project.name), true),
      fact(label.number, orUnknown(project.number)), fact(label.authority, orUnknown(parties?.authority?.unit)),
      fact(label.contractor, orUnknown(parties?.contractor?.unit), true), fact(label.providers, orUnknown(list((parties?.providers ?? []).flatMap(({ unit }) => unit ?? []))), true),
    ]),
  ];
}

function checkTable(context: AcceptanceContext): Table {
  const { columns, summary: { note } } = words;
  return table(
    [column(columns.no, 5, "end"), column(columns.item, 17), column(columns.required, 18), column(columns.state, 10), column(columns.evidence, 50)],
    context.acceptance.checks.map((it, i) => {
      const [name = it.id, required = ""] = askedBy(it.id);
      return body(String(i + 1), { text: name, tone: "strong" }, fill(required, asked(context)), { text: terms.checkStates[it.state], tone: toneOf(it.state) }, groundsOf(it, context));
    }),
    { note },
  );
}

/** What is checked, and what is asked of it. */
function askedBy(id: Check["id"]): readonly string[] {
  switch (id) {
    case "level": case "target": case "basis": case "sheet-before": case "sheet-after": return words.checks[id];
    default: return [terms.documents[id], fill(words.document, { document: terms.documents[id] })];
  }
}

const asked = (context: AcceptanceContext): Readonly<Record<string, string>> => {
  const { requirement: { level, basis }, target } = context.acceptance;
  return { level: levelName(level, context), target: target === null ? shared.unknown : levelName(target, context), basis: words.basisOrBetter[basis] };
};

/** What the answer rests on: the sheets themselves, or what was named as proof. */
function groundsOf({ id, state, evidence }: Check, context: AcceptanceContext): CellText {
  const { change: it } = context;
  const sheet = (time: Time): string => list([
    fill(words.sheetDate, { date: dateInWords(it[time].assessedOn), basis: shared.basisNames[it[time].basis] }), ...evidence.map((number) => fill(words.reportNumber, { number })),
  ]);
  if (id === "level" || id === "target") return fill(words.actual, { value: levelAt(context, "after") });
  if (id === "basis") return fill(words.actual, { value: shared.basisNames[it.after.basis] });
  if (id === "sheet-before") return sheet("before");
  if (id === "sheet-after") return sheet("after");
  if (evidence.length === 0) return state === "unknown" ? words.unsaid : words.nothing;
  return evidence.flatMap(paragraphsOf).map((text) => ({ label: "", text }));
}

function milestones(project: Project | null): readonly Block[] {
  const all = project?.milestones ?? [];
  if (all.length === 0) return [];
  const { columns, evidence: { namedNone } } = words;
  return [table(
    [column(columns.no, 6, "end"), column(columns.milestone, 32), column(columns.due, 17), column(columns.done, 17), column(columns.proof, 28)],
    all.map((it, i) => body(String(i + 1), it.name, dateInWords(it.due), dateInWords(it.done), it.evidence.length === 0 ? namedNone : it.evidence.map((text) => ({ label: "", text })))),
  )];
}
