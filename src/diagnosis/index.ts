/** The entry `sme-digital-maturity/diagnosis`: from a level to what to do. */
export { firmOf, historiesOf, type AssessedFirm, type FirmHistory } from "./firms.js";
export type { Scenario, SubIndustry } from "./catalogue/schema.js";
export type { ScenarioList, ScenarioRow, ListRule } from "./list/schema.js";
export type { Cohort, Movement, TargetProgress } from "./cohort/schema.js";
