/** A workbook as blocks: rows of one of its sheets, or the one answer sheet of a filled form. */
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { BLOCK_ROWS, type BlockContent, type CellRow } from "../batch/blocks.js";
import { MOST_WITHOUT_PACK, planTable, type TableRow } from "../table.js";
import { EMPTY, type OpenContent } from "./content.js";
import { givenForm } from "./given-files.js";
import { holdsForm, MOST_FORM_BYTES } from "./read-form.js";
import { workbookSheets } from "./workbook-rows.js";
import type { RandomBytes } from "./zip-parts.js";

export interface WorkbookSource {
  readonly bytes: RandomBytes;
  /** Name of the file. */
  readonly name: string;
  /** Name of the sheet wanted; absent: the first that is shown. */
  readonly sheet: string | undefined;
  readonly pack: LoadedPack | undefined;
  readonly formPacks: readonly LoadedPack[] | undefined;
  readonly onRead: (bytes: number) => void;
}

/** @throws UnreadableDataset */
export async function openWorkbook({ bytes, name, sheet, pack, formPacks, onRead }: WorkbookSource): Promise<Result<OpenContent>> {
  const sheets = await workbookSheets(bytes);
  if (sheet === undefined && bytes.size <= MOST_FORM_BYTES && await holdsForm(sheets)) {
    const { given, pack: own } = await givenForm(await bytes.at(0, bytes.size), name, pack, formPacks);
    return succeed({ pack: pack === undefined ? own : succeed(pack), head: null, columns: null, contents: one({ kind: "sheets", sheets: [given] }) });
  }
  const chosen = sheet === undefined ? sheets.find((it) => !it.hidden) ?? sheets[0] : sheets.find((it) => it.name === sheet);
  if (chosen !== undefined) return openRows(chosen.rows(onRead), pack);
  return fail([sheet === undefined ? EMPTY : issue("sheet-not-found", { expected: `one of ${sheets.map((it) => it.name).join(", ")}`, actual: sheet })]);
}

async function* one(content: BlockContent): AsyncGenerator<BlockContent, void> {
  yield content;
}

const tableRowOf = ({ row, cells }: CellRow): TableRow => ({ line: row, place: `row ${row}`, cells, fault: null });

async function openRows(rows: AsyncGenerator<CellRow, void>, given: LoadedPack | undefined): Promise<Result<OpenContent>> {
  const head = await rows.next();
  if (head.done === true) return fail([EMPTY]);
  const first: CellRow[] = [];
  while (first.length < MOST_WITHOUT_PACK) {
    const next = await rows.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  const plan = planTable(tableRowOf(head.value), first.map(tableRowOf), given);
  if (plan.ok && plan.value !== null && first.length > 0) {
    const { columns, pack } = plan.value;
    return succeed({ pack: succeed(pack), head: { headers: head.value.cells.map((it) => it.trim()), delimiter: null }, columns, contents: blocksOf(first, rows) });
  }
  await rows.return();
  return plan.ok ? fail([EMPTY]) : plan;
}

async function* blocksOf(first: readonly CellRow[], rest: AsyncIterable<CellRow>): AsyncGenerator<BlockContent, void> {
  let rows = [...first];
  for await (const it of rest) {
    rows.push(it);
    if (rows.length < BLOCK_ROWS) continue;
    yield { kind: "rows", rows };
    rows = [];
  }
  if (rows.length > 0) yield { kind: "rows", rows };
}
