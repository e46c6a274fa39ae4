/** The entry `sme-digital-maturity/xlsx`: workbooks of an N+X list and of a cohort, that people filter and print. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Cohort } from "../../diagnosis/cohort/schema.js";
import type { ScenarioList } from "../../diagnosis/list/schema.js";
import { cohortWorkbook } from "./cohort-workbook.js";
import { compareWorkbook, type ComparisonSource } from "./compare-workbook.js";
import { xlsxBytes } from "./hucre.js";
import { listWorkbook } from "./list-workbook.js";

export { formXlsx } from "./form-workbook.js";

/**
 * The list as an XLSX file. The first sheet holds N and X in the columns in use, with empty ones for price, time and model firm; then
 * the matrix firms × scenarios, the dropped rows with their reasons, and the rule with every parameter in words.
 * The same list gives the same bytes. `pack` is the one the firms were scored with: it names areas and levels.
 */
export const listXlsx = (list: ScenarioList, pack: LoadedPack): Promise<Uint8Array> => xlsxBytes(listWorkbook(list, pack));

/**
 * The cohort as an XLSX file: overview, levels, sub-industries, points, dimensions, indicators, areas, who moved and why, and, where there
 * is a programme, each target with what counts towards it. The same cohort gives the same bytes.
 */
export const cohortXlsx = (cohort: Cohort, pack: LoadedPack): Promise<Uint8Array> => xlsxBytes(cohortWorkbook(cohort, pack));

/**
 * A comparison of two runs as an XLSX file: overview, matrix of levels, every firm that moved with what moved it, conditions, indicators and
 * areas, what could not be read. The same comparison gives the same bytes.
 */
export const compareXlsx = (source: ComparisonSource): Promise<Uint8Array> => xlsxBytes(compareWorkbook(source));
