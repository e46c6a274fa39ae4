/** A thread of a run: scores the blocks it is handed, one after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { readPack } from "../../indicators/load.js";
import { unwrap } from "../../issues.js";
import type { Block } from "../batch/blocks.js";
import { blockScorer } from "../batch/score-block.js";
import { transferable, type WorkerStart } from "./run/threads.js";

// both ends of the channel are ours
const { definition, wording, head }: WorkerStart = workerData;
const score = blockScorer(unwrap(readPack({ definition, wording })), head);

parentPort?.on("message", (block: Block) => {
  const scored = score(block);
  const bytes = transferable(scored.bytes);
  parentPort?.postMessage({ ...scored, bytes }, [bytes.buffer]);
});
