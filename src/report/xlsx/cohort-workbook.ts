/** The workbook of a cohort: how the firms stand, what they are weak in, who moved, and how far the programme has come. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Cohort } from "../../diagnosis/cohort/schema.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { levelName } from "../words.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { aboutColumns } from "../tables/about.js";
import { aboutCohort } from "../tables/cohort-about.js";
import { moveColumns, NAMING_MOVE_COLUMNS, transitionColumns } from "../tables/cohort-moves.js";
import {
  binColumns, binTotals, levelColumns, levelLines, levelTotals, overviewColumns, overviewLines, subIndustryColumns, subIndustryTotals,
} from "../tables/cohort-overview.js";
import { unverifiedLevels } from "../tables/cohort-rules.js";
import { areaColumns, dimensionColumns, indicatorColumns } from "../tables/cohort-questions.js";
import { evidenceColumns, evidenceLines, targetColumns } from "../tables/cohort-targets.js";
import { sheetOf, type Sheet, type Workbook } from "./workbook.js";

export function cohortWorkbook(cohort: Cohort, pack: LoadedPack): Workbook {
  const { sheets, cohort: said } = words;
  const { level } = sentencesOf(pack.wording);
  return {
    title: words.cohortTitle,
    foot: words.pageFoot,
    sheets: [
      sheetOf(sheets.overview, overviewColumns, overviewLines(cohort), { orientation: "portrait", filter: false }),
      sheetOf(sheets.levels, levelColumns(cohort), levelLines(cohort, level), { orientation: "portrait", totals: [levelTotals(cohort)], notes: [said.rounded, ...unverifiedLevels(pack)] }),
      sheetOf(sheets.subIndustries, subIndustryColumns(cohort, (level) => levelName(level, { pack })), cohort.subIndustries, { totals: [subIndustryTotals(cohort)] }),
      sheetOf(sheets.points, binColumns(cohort), cohort.points.bins, { orientation: "portrait", totals: [binTotals(cohort)], notes: [said.lastBin, said.rounded] }),
      sheetOf(sheets.dimensions, dimensionColumns(cohort, pack), cohort.dimensions, { orientation: "portrait" }),
      sheetOf(sheets.indicators, indicatorColumns(cohort, pack), cohort.indicators, { frozenColumns: 1, notes: [said.weakestFirst] }),
      sheetOf(sheets.areas, areaColumns(cohort, pack), cohort.areas, { frozenColumns: 2, notes: [said.weakestAreas] }),
      ...movementSheets(cohort, pack),
      ...programmeSheets(cohort, pack),
      sheetOf(sheets.aboutCohort, aboutColumns, aboutCohort(cohort, pack), { orientation: "portrait", filter: false }),
    ],
  };
}

/** Always there, so that those who look for them find that nobody moved. */
function movementSheets(cohort: Cohort, pack: LoadedPack): readonly Sheet[] {
  const { sheets, cohort: said } = words;
  const movement = cohort.movement ?? { moves: [], transitions: [] };
  const notes = cohort.movement === null ? [said.noMovement] : [];
  return [
    sheetOf(sheets.moves, moveColumns(movement, cohort, pack), movement.moves, { frozenColumns: NAMING_MOVE_COLUMNS, notes }),
    sheetOf(sheets.transitions, transitionColumns(sentencesOf(pack.wording).level), movement.transitions, { orientation: "portrait", notes }),
  ];
}

function programmeSheets({ programme }: Cohort, pack: LoadedPack): readonly Sheet[] {
  const { sheets, cohort: said } = words;
  const notes = programme === null ? [said.noProgramme] : [];
  return [
    sheetOf(sheets.targets, targetColumns(pack), programme?.targets ?? [], { frozenColumns: 1, notes }),
    sheetOf(sheets.evidence, evidenceColumns, programme === null ? [] : evidenceLines(programme), { frozenColumns: 1, notes }),
  ];
}
