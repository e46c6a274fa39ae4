/** The entry `sme-digital-maturity/batch`: datasets in files, in Node: opened, scored in runs, merged, compared; filled forms read. */
export { openBlocks, type DatasetSource, type OpenBlocks } from "./open-dataset.js";
export { readDataset } from "./read-dataset.js";
export { runBatch, type BatchRequest, type BatchRun, type Progress } from "./run-batch.js";
export { mergeShards, type MergeRequest } from "./merge-shards.js";
export { writeRecords, type TableFormat } from "./write-records.js";
export { openRun, UnreadableRun, type OpenRun } from "./read-records.js";
export { readFormBytes } from "./read-form.js";
export type { FilledForm } from "../form/form.js";
