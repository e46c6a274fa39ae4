/** Problems and needs: what the firm says itself, where its gaps are, and those that count most for its level. */
import { effectGroups, groupOf } from "../../../diagnosis/findings/sentences.js";
import type { Gap } from "../../../diagnosis/findings/schema.js";
import type { Block, Table } from "../../blocks.js";
import { part, type Section } from "../../context.js";
import { note } from "../../prose.js";
import { body, column, line, table, total } from "../../table.js";
import { fill, paragraphsOf, words as shared } from "../../words.js";
import { whenProposed, type Proposed } from "../proposal/context.js";
import { gapBlocks } from "./gap-table.js";
import { hasHeldBack, heldBackAreas } from "./held-back-areas.js";
import { words } from "./plan-words.js";

export const needs: Section = {
  id: "needs",
  title: () => words.chapters.needs,
  numbering: "chapter",
  build: whenProposed((context) => {
    const { findings } = context.proposal.diagnosis;
    return {
      lead: lead(context),
      parts: [
        ...part("needs-firm", (context.proposal.project?.needs ?? []).length > 0 ? words.parts.needsFirm : null, firmNeeds(context)),
        ...part("needs-where", words.parts.needsWhere, findings.length === 0 ? [] : [whereTable(context)]),
        ...part("needs-areas", hasHeldBack(context) ? words.parts.needsAreas : null, context.result.areas.length === 0 ? [] : heldBackAreas(context)),
        ...part("needs-gaps", context.proposal.diagnosis.target === null ? words.parts.needsGapsTop : words.parts.needsGaps, findings.length === 0 ? [] : gapBlocks(context)),
      ],
    };
  }),
};

function lead(context: Proposed): string {
  const { proposal: { diagnosis, project }, say } = context;
  const { findings, target, level } = diagnosis;
  const { lead: texts, groups } = words.needs;
  const count = findings.length;
  const firm = project !== null && project.needs.length > 0 ? fill(words.needs.firmLead, { count: project.needs.length }) : "";
  if (count === 0) return firm + texts.none;
  const counted = effectGroups.flatMap((group) => {
    const inside = findings.filter((it) => groupOf(it, diagnosis) === group).length;
    return inside === 0 ? [] : [fill(groups[group], { count: inside, level: target === null ? "" : say.level(target.level) })];
  });
  const open = findings.filter((it) => it.open).length;
  return firm + fill(target === null ? texts.top : texts.next, {
    count, level: say.level(level), groups: counted.join(shared.listComma),
  }) + (open === 0 ? "" : fill(words.needs.open, { count: open }));
}

/** The firm's own words, as it said them. */
function firmNeeds({ proposal: { project } }: Proposed): readonly Block[] {
  const own = project?.needs ?? [];
  if (own.length === 0) return [note(words.needs.noFirm)];
  return [note(words.needs.firmNote), table(
    [column(words.columns.no, 7, "end"), column(words.columns.firmNeed, 93)],
    own.map((it, i) => body(String(i + 1), paragraphsOf(it).map((text) => line(text)))),
  )];
}

interface Place {
  readonly name: string;
  readonly gaps: readonly Gap[];
}

/** Each dimension and the areas, with the gaps inside. */
function placesOf({ proposal: { diagnosis: { findings } }, result, pack: { wording } }: Proposed): readonly Place[] {
  const dimensionOf = new Map(result.indicators.map((it) => [it.id, it.dimension]));
  return [
    ...result.dimensions.map(({ id }) => ({
      name: wording.dimensions[id]?.name ?? id, gaps: findings.filter((it) => it.kind === "indicator" && dimensionOf.get(it.subject) === id),
    })),
    ...(result.areas.length === 0 ? [] : [{ name: wording.areasTitle, gaps: findings.filter((it) => it.kind === "area") }]),
  ];
}

/** A column a part, a row for each effect any gap has. */
function whereTable(context: Proposed): Table {
  const { diagnosis } = context.proposal;
  const { findings } = diagnosis;
  const isTop = diagnosis.target === null;
  const places = placesOf(context);
  const cells = (counts: (gap: Gap) => boolean): readonly string[] => [...places.map((it) => it.gaps), findings].map((gaps) => String(gaps.filter(counts).length));
  const groups = isTop ? [] : effectGroups.filter((group) => findings.some((it) => groupOf(it, diagnosis) === group));
  return table(
    [column(isTop ? words.columns.gaps : words.columns.alone, 28), ...[...places.map((it) => it.name), words.total].map((it) => column(it, 72 / (places.length + 1), "end"))],
    [
      ...groups.map((group) => body(words.columns[group], ...cells((it) => groupOf(it, diagnosis) === group))),
      total(words.total, ...cells(() => true)),
      ...(findings.some((it) => it.open) ? [body(words.columns.open, ...cells((it) => it.open))] : []),
    ],
    { note: isTop ? words.needs.whereNoteTop : words.needs.whereNote },
  );
}
