/** How cohort figures came about, in words: what is counted how, the programme, the problems of the data. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Cohort } from "../../diagnosis/cohort/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { issueLines, legendLines, linesOf, packLines, packReceipt, type AboutLine } from "./about.js";

const said = words.cohort;
const { topics } = words.about;

export function aboutCohort(cohort: Cohort, pack: LoadedPack): readonly AboutLine[] {
  const { rules } = said;
  return [
    ...linesOf(topics.nature, [[said.natureItem, said.natureText]]),
    ...packLines(pack),
    ...programmeLines(cohort),
    ...linesOf(topics.rule, [
      [rules.level, rules.levelText],
      [rules.points, rules.pointsText],
      ...(cohort.movement === null ? [] : [[rules.movement, rules.movementText] as const]),
      ...(cohort.programme === null ? [] : [[rules.targets, fill(rules.targetsText, { sheet: words.sheets.evidence })] as const]),
    ]),
    ...undeterminedLines(cohort),
    ...legendLines,
    ...issueLines(cohort.issues),
    ...linesOf(topics.receipt, packReceipt(pack)),
  ];
}

function programmeLines({ programme, subIndustries }: Cohort): readonly AboutLine[] {
  if (programme === null) return linesOf(topics.subject, [[said.programme, said.noProgramme]]);
  const { id, name, source, deadline, firms } = programme;
  const names = programme.subIndustries.map((of) => subIndustries.find((it) => it.id === of)?.name ?? of);
  return linesOf(topics.subject, [
    [said.programme, fill(said.programmeText, { name, id })],
    [said.source, source],
    [said.deadline, deadline ?? words.unknown],
    [said.programmeSubIndustries, names.join(words.listComma)],
    [said.programmeFirms, fill(said.firmCount, { count: firms })],
  ]);
}

const undeterminedLines = ({ movement }: Cohort): readonly AboutLine[] =>
  movement === null || movement.undetermined.length === 0 ? [] : linesOf(topics.counts, [[said.undeterminedMoves, movement.undetermined.join(words.listComma)]]);
