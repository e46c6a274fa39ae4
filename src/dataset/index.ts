/** The entry `sme-digital-maturity/dataset`: many answer sheets, read and scored one by one. */
export { assess, issuesByLine, type AssessedDataset, type AssessOptions, type RowIssues } from "./assess.js";
export type { DatasetRow, ReadRows } from "./rows.js";
export { readCsv } from "./csv.js";
export { readNdjson } from "./ndjson.js";
