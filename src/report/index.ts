/** How it looks: the report's view model, and its HTML. Pure: runs in a browser as well. */
export { buildReport, chapterIds, type ReportOptions } from "./build-report.js";
export { buildAcceptanceReport } from "./acceptance-report.js";
export { buildChangeReport } from "./change-report.js";
export { buildCohortReport } from "./cohort-report.js";
export { buildListReport, type DocumentOptions } from "./list-report.js";
export type { Material, Proposal, ReportInput } from "./context.js";
export { renderHtml } from "./html.js";
export type { Block, Chart, Fact, Ladder, Line, Row, Table } from "./blocks.js";
export type { Chapter, Contents, Cover, Furniture, Part, Report } from "./report.js";
