/** Opens a dataset of any form and gives its rows to whoever needs them as checked sheets. */
import { fail, type Result } from "../../issues.js";
import { rowsOfBlock, type RowContext } from "../batch/rows-of-block.js";
import type { DatasetRow } from "../rows.js";
import type { OpenContent } from "./content.js";
import { openDataset, type DatasetSource } from "./open-dataset.js";
import { issueOfReading } from "./unreadable.js";

export type { DatasetSource };

/** What `use` makes of the rows; the file is closed when it is done. The pack is that of `openBlocks`; where the first rows name none, each sheet needs its own. */
export async function readDataset<T>(source: DatasetSource, use: (rows: AsyncIterable<DatasetRow>) => Promise<Result<T>>): Promise<Result<T>> {
  const opened = await openDataset(source);
  if (!opened.ok) return opened;
  const { head, columns, contents, pack: named } = opened.value.content;
  const pack = named?.ok === true ? named.value : source.pack;
  const failure: { error: unknown } = { error: null };
  try {
    return await use(rowsOf(contents, { columns, delimiter: head?.delimiter ?? null, pack }, failure));
  } catch (error) {
    // a mistake in what is done with the rows is not one of the dataset
    if (failure.error === null || failure.error !== error) throw error;
    return fail([issueOfReading(error)]);
  } finally {
    await opened.value.close();
  }
}

async function* rowsOf(contents: OpenContent["contents"], context: RowContext, failure: { error: unknown }): AsyncGenerator<DatasetRow, void> {
  let before = 0;
  for (;;) {
    const next = await contents.next().catch((error: unknown) => {
      failure.error = error;
      throw error;
    });
    if (next.done === true) return;
    yield* rowsOfBlock(next.value, context, before);
    if (next.value.kind === "sheets") before += next.value.sheets.length;
  }
}
