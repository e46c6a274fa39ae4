/** About how many rows a dataset has, for the time left: counted, not checked. */
import { stat } from "node:fs/promises";
import type { Block } from "../../dataset/batch/blocks.js";
import { openBlocks, type DatasetSource } from "../../dataset/io/open-dataset.js";

const FEED = 0x0a;

/** `null`: nobody knows, or the signal came meanwhile; what is wrong with the dataset the run will tell. */
export async function countRows(source: DatasetSource, signal: AbortSignal): Promise<number | null> {
  const file = await stat(source.path).catch(() => null);
  // a pipe is there only once
  if (file?.isFile() !== true && file?.isDirectory() !== true) return null;
  const opened = await openBlocks(source);
  if (!opened.ok) return null;
  const { blocks, total, close } = opened.value;
  try {
    if (file.isDirectory()) return total;
    let rows = 0;
    for await (const it of blocks) {
      if (signal.aborted) return null;
      rows += rowsIn(it);
    }
    return rows;
  } catch {
    return null;
  } finally {
    await close();
  }
}

/** Of text the lines: a few more than rows where cells hold line breaks, or lines nothing. */
function rowsIn(block: Block): number {
  if (block.kind === "sheets") return block.sheets.length;
  if (block.kind === "rows" || block.kind === "broken") return block.rows.length;
  let rows = block.bytes.at(-1) === FEED ? 0 : 1;
  for (let at = block.bytes.indexOf(FEED); at >= 0; at = block.bytes.indexOf(FEED, at + 1)) rows += 1;
  return rows;
}
