/** The entry `sme-digital-maturity/diagnosis`: from a level to what to do. */
export { firmOf, historiesOf, type AssessedFirm, type FirmHistory } from "./firms.js";
export { builtInCatalogue, readCatalogue, subIndustryName, type Catalogue, type CatalogueScenario } from "./catalogue/catalogue.js";
export type { Scenario, SubIndustry } from "./catalogue/schema.js";
export { diagnose, type DiagnoseOptions } from "./findings/diagnose.js";
export type { Diagnosis, Gap } from "./findings/schema.js";
export { describePlan, planUpgrade, readEfforts, type Efforts, type PlanObstacle, type PlanOptions, type PlanStanding, type PlanStep, type UpgradePlan } from "./plan/index.js";
export { listScenarios, type ListOptions } from "./list/list.js";
export { readOverrides, type ListOverride } from "./list/overrides.js";
export type { ListRule, ScenarioList, ScenarioRow } from "./list/schema.js";
export { describeCohort, type CohortOptions } from "./cohort/cohort.js";
export { readProgramme, type Programme, type ProgrammeRecord } from "./cohort/programme.js";
export type { Cohort, Movement, TargetProgress } from "./cohort/schema.js";
