/** The index beside the reports, made of the journal alone: so it says the same whether the run was interrupted or not. */
import { join } from "node:path";
import type { LoadedPack } from "../../indicators/load.js";
import { succeed, type Result } from "../../issues.js";
import { writeFileAtomically } from "../../dataset/io/files.js";
import { engineVersion } from "../../version.js";
import type { Count } from "./count.js";
import type { Entry } from "./entry.js";
import type { Journal } from "./journal.js";
import type { Wish } from "./wishes.js";

/** Rows of one workbook: as many as people still scroll through, and as memory holds without growing with the dataset. */
const MOST_ROWS = 20_000;

interface Facts {
  readonly count: Count;
  readonly wishes: readonly Wish[];
  readonly pack: LoadedPack | null;
}

/** Writes `index.xlsx`, and of many firms `index-2.xlsx` and so on; gives their names. */
export async function writeIndexes(folder: string, journal: Journal, facts: Facts): Promise<Result<readonly string[]>> {
  const { bulkXlsx } = await import("../../report/xlsx/bulk-workbook.js");
  const parts = Math.ceil(facts.count.rows / MOST_ROWS);
  const names: string[] = [];
  for (let part = 1; part <= parts; part += 1) {
    const firms = await entriesOf(journal, (part - 1) * MOST_ROWS + 1, Math.min(part * MOST_ROWS, facts.count.rows));
    const name = part === 1 ? "index.xlsx" : `index-${part}.xlsx`;
    const written = await writeFileAtomically(join(folder, name), await bulkXlsx({ ...facts, firms, engineVersion, part, parts }));
    if (!written.ok) return written;
    names.push(name);
  }
  return succeed(names);
}

async function entriesOf(journal: Journal, first: number, last: number): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (let row = first; row <= last; row += 1) {
    const entry = await journal.noted(row);
    if (entry !== null) entries.push(entry);
  }
  return entries;
}
