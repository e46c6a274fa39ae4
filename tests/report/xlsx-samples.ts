/** Firms, lists and cohorts for tests of tables and workbooks: really scored and counted, marked as samples. */
import { readCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { describeCohort } from "../../src/diagnosis/cohort/cohort.js";
import { readProgramme } from "../../src/diagnosis/cohort/programme.js";
import type { Cohort } from "../../src/diagnosis/cohort/schema.js";
import { firmOf, type AssessedFirm } from "../../src/diagnosis/firms.js";
import { listScenarios } from "../../src/diagnosis/list/list.js";
import type { ScenarioList, ScenarioRow } from "../../src/diagnosis/list/schema.js";
import { score, unwrap } from "../../src/index.js";
import { pack2024 } from "../support/packs.js";
import { allAreasAt, answersWorth, bestAnswers, bindingAreas, guidingAreas, lowestAnswers, readSheet, type RawSheet } from "../support/sheets.js";

export const pack = pack2024;
export const marine = "marine-engineering-equipment";
export const heavy = "heavy-equipment-sets";
const catalogue = unwrap(readCatalogue([], pack));

export function firm(sheet: RawSheet): AssessedFirm {
  const read = readSheet(sheet);
  return firmOf(score(read, pack), read);
}

const areas = [...bindingAreas, ...guidingAreas];
const worth = [lowestAnswers, answersWorth[20], answersWorth[40], answersWorth[60], bestAnswers];

/** Thirty firms whose ratings walk through every step; some with two sheets, some unfinished, one that declined. */
export const firms: readonly AssessedFirm[] = Array.from({ length: 30 }, (_, i) => i + 1).flatMap((i) => {
  const about = (stage: "before" | "after", more: number): AssessedFirm => firm({
    enterprise: { id: `E${String(i).padStart(3, "0")}`, ...(i % 4 !== 0 && { name: `样例企业${i}` }), subIndustry: i % 5 === 0 ? heavy : marine, profile: { aboveScale: i % 2 === 0, usesCloud: i % 3 === 0 } },
    stage, assessedOn: stage === "after" ? "2025-06-30" : "2025-03-01",
    answers: { ...worth[(i + more) % 5], ...(i % 7 === 0 && { funding: null }) },
    areas: Object.fromEntries(areas.map((id, a) => [id, i % 6 === 0 && a % 4 === 0 ? null : Math.min(4, ((i * 7 + a * 5) % 3) + more + (i === 1 ? 2 : 0))])),
    ...(i === 2 && { declinedScenarios: ["PD-01"] }),
  });
  return [about("before", 0), ...(i % 3 === 0 ? [about("after", 1)] : [])];
});

export const overrides = [{ id: "PD-02", class: "X", name: "示例专家", reason: "样例理由：由龙头企业先行" }] as const;
export const list: ScenarioList = unwrap(listScenarios(firms, { subIndustry: marine, pack, overrides, unreadable: 2 }));

const programme = unwrap(readProgramme({
  programmeFormat: 1, id: "sample", name: "示例任务", source: "示例文件", deadline: "2025-12-31", subIndustries: [marine, heavy], aboveScaleFirms: { [marine]: 20, [heavy]: 6 },
  targets: [
    { id: "retrofit", name: "完成改造", kind: "retrofitted-firms", atLeast: 500 }, { id: "coverage", name: "参与率", kind: "coverage", share: 0.9 },
    { id: "every", name: "全部二级", kind: "every-firm-level", level: 2 }, { id: "three", name: "三级企业", kind: "level-count", level: 3, atLeast: 2, includeHigher: true },
    { id: "cases", name: "典型案例", kind: "records", atLeast: 10 },
  ],
  records: { cases: [{ id: "R1", name: "示例案例一", evidence: ["样例佐证"], date: "2025-06-01", firm: "E001" }, { id: "R2", name: "示例案例二", evidence: [] }] },
}, { subIndustries: catalogue.subIndustries, pack }));
export const cohort: Cohort = describeCohort(firms, { pack, catalogue, programme, unreadable: 2 });
export const bareCohort: Cohort = describeCohort([firm({ enterprise: { id: "E1" }, answers: bestAnswers, areas: allAreasAt(4) })], { pack });
export const emptyCohort: Cohort = describeCohort([], { pack });

/** The list with its first row changed. */
export const withFirstRow = (over: Partial<ScenarioRow>): ScenarioList => ({ ...list, rows: list.rows.map((row, i) => (i === 0 ? { ...row, ...over } : row)) });
