/** The last steps of a run: until the output is in its place, each leaves what it takes to go through them again. */
import { rename } from "node:fs/promises";
import { succeed, type Result } from "../../../issues.js";
import type { BatchSummary } from "../../batch/summary.js";
import { writeFileAtomically } from "../files.js";
import type { Places } from "./places.js";
import type { MakeTable } from "./table.js";
import { writing } from "./unwritable.js";

/** Puts the records in their place, as they are or as a table made of them; the summary before them, so that no output is without one. */
export async function finish(places: Places, summary: BatchSummary, makeTable: MakeTable | null): Promise<Result<BatchSummary>> {
  const made = makeTable === null ? succeed(summary.rows) : await makeTable(places);
  if (!made.ok) return made;
  const told = await writeFileAtomically(places.summary, `${JSON.stringify(summary, null, 2)}\n`);
  if (!told.ok) return told;
  await writing(rename(makeTable === null ? places.part : places.draft, places.out));
  return succeed(summary);
}
