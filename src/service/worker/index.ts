/** The entry `sme-digital-maturity/worker`: scoring and printing on many machines. `bullmq` and `ioredis` are loaded when a farm is opened. */
export { openFarm, type Farm, type FarmOptions, type FarmStatus, type JobState, type SubmittedJob } from "./farm.js";
export type { DeadLetter } from "./dead-letters.js";
export type { RedisAddress } from "./redis.js";
export type { FarmReceipt } from "./task.js";
export type { FarmTask, ReportTask, ScoreTask } from "./tasks.js";
export type { TryEnd, WorkOptions, WorkSummary } from "./work.js";
