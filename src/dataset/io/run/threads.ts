/** Threads that score blocks: handed to whichever has least to do, given back in the order of the dataset. */
import { Worker } from "node:worker_threads";
import type { LoadedPack } from "../../../indicators/load.js";
import { fail, issue, succeed, type Result } from "../../../issues.js";
import type { Block, TableHead } from "../../batch/blocks.js";
import { blockScorer, type ScoredBlock } from "../../batch/score-block.js";
import { reasonOf } from "../reason.js";

export interface Scorers {
  readonly score: (block: Block) => Promise<Result<ScoredBlock>>;
  /** Blocks worth having under way at once: what is read ahead is bounded by it. */
  readonly ahead: number;
  readonly close: () => Promise<void>;
}

/** What a thread is started with: plain data, from which it makes its own scorer. */
export interface WorkerStart {
  readonly definition: LoadedPack["definition"];
  readonly wording: LoadedPack["wording"];
  readonly head: TableHead | null;
}

/** The thread's file, which the build puts beside every other. */
const workerFile = new URL("./batch-worker.js", import.meta.url);

/** `count` threads; 1: none, this one scores. */
export function openScorers(count: number, pack: LoadedPack, head: TableHead | null, file: URL = workerFile): Scorers {
  if (count === 1) {
    const score = blockScorer(pack, head);
    return { score: (block) => Promise.resolve(succeed(score(block))), ahead: 1, close: () => Promise.resolve() };
  }
  const start: WorkerStart = { definition: pack.definition, wording: pack.wording, head };
  const threads = Array.from({ length: count }, () => openThread(new Worker(file, { workerData: start })));
  return {
    score: (block) => threads.reduce((a, b) => (b.waiting() < a.waiting() ? b : a)).score(block),
    ahead: 2 * count, // one at work, one to go on with
    close: async () => void await Promise.all(threads.map((it) => it.close())),
  };
}

interface Thread {
  readonly waiting: () => number;
  readonly score: Scorers["score"];
  readonly close: () => Promise<unknown>;
}

function openThread(worker: Worker): Thread {
  let waiting: readonly ((scored: Result<ScoredBlock>) => void)[] = [];
  let ended: Result<never> | null = null;
  const end = (actual: string): void => {
    ended ??= fail([issue("worker-ended", { actual })]);
    for (const tell of waiting) tell(ended);
    waiting = [];
  };
  worker.on("message", (scored: ScoredBlock) => {
    const [tell, ...rest] = waiting; // a thread answers in the order it was asked
    waiting = rest;
    tell?.(succeed(scored));
  });
  worker.on("error", (error) => end(reasonOf(error)));
  worker.on("exit", (code) => end(`exit code ${code}`));
  return {
    waiting: () => (ended === null ? waiting.length : 0), // asked again, it says that it ended
    score: (block) => new Promise((resolve) => {
      if (ended !== null) return resolve(ended);
      waiting = [...waiting, resolve];
      const handed = ownBytes(block);
      worker.postMessage(handed, "bytes" in handed ? [handed.bytes.buffer] : []);
    }),
    close: () => worker.terminate(),
  };
}

/** Bytes that share their memory with others cannot be handed over, only copied. */
function ownBytes(block: Block): Block & { readonly bytes?: Uint8Array<ArrayBuffer> } {
  if (block.kind !== "lines" && block.kind !== "csv") return block;
  return { ...block, bytes: transferable(block.bytes) };
}

/** The bytes in memory of their own; of small buffers Node keeps several in one. */
export function transferable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

/** What `start` makes of each item, in order; no more than `most` are under way at once, the next is only then asked for. */
export async function* inOrder<In, Out>(items: AsyncIterable<In>, most: number, start: (item: In) => Promise<Out>): AsyncGenerator<Out, void> {
  const underWay: Promise<Out>[] = [];
  for await (const it of items) {
    const begun = start(it);
    begun.catch(() => undefined); // it is awaited below, but perhaps after it failed
    underWay.push(begun);
    const first = underWay.length < most ? undefined : underWay.shift();
    if (first !== undefined) yield await first;
  }
  for (const it of underWay) yield await it;
}
