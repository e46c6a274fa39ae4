/** A workbook's sheet as a stream of rows of cell texts; memory does not grow with its rows. The library only turns one sheet's XML into rows. */
import { zipSync } from "fflate";
import type { Workbook } from "hucre/xlsx";
import type { CellRow } from "../batch/blocks.js";
import { textOf } from "./cell-text.js";
import { sheetCheck } from "./sheet-check.js";
import { storedZip } from "./stored-zip.js";
import { UnreadableDataset } from "./unreadable.js";
import { textsIn } from "./workbook-parts.js";
import { wholePart, zipParts, type RandomBytes, type ZipPart } from "./zip-parts.js";

export interface StreamedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Its rows that hold anything, ascending. @param onRead called with bytes of the file as they are read. @throws UnreadableDataset */
  readonly rows: (onRead?: (bytes: number) => void) => AsyncGenerator<CellRow, void>;
}

const MEGABYTE = 2 ** 20;
/** Texts that cells share are kept whole, and all styles. */
const MOST_SHARED = 64 * MEGABYTE;
const MOST_OTHER = 5 * MEGABYTE;
/** No row of a spreadsheet takes so much. */
const MOST_BETWEEN_ROWS = 32 * MEGABYTE;
const MOST_ROWS = 2 ** 20;
/** As much as a cell takes in a spreadsheet. */
const LONGEST_TEXT = 32_767;

type Kind = "worksheet" | "sst" | "styleSheet" | "workbook" | "Relationships" | "Types";
const ROOT = /<(?:[\w.-]{1,64}:)?(worksheet|sst|styleSheet|workbook|Relationships|Types)[\s>/]/;

/** The sheets of a workbook in their order. @throws UnreadableDataset */
export async function workbookSheets(source: RandomBytes): Promise<readonly StreamedSheet[]> {
  const parts = await zipParts(source);
  if (!parts.some((it) => it.name === "[Content_Types].xml")) throw new UnreadableDataset("a zip file that is no workbook");
  const kinds = new Map<string, Kind>();
  for (const it of parts) {
    const kind = await kindOf(it);
    if (kind !== null) kinds.set(it.name, kind);
  }
  const of = (kind: Kind): readonly ZipPart[] => parts.filter((it) => kinds.get(it.name) === kind);
  const outline = await parse(await outlineOf([...of("Types"), ...of("Relationships"), ...of("workbook")], of("worksheet")));
  return outline.sheets.map(({ name, hidden, veryHidden, rows }) => {
    const part = parts.find((it) => it.name === rows[0]?.[0]);
    if (part === undefined) throw damaged();
    return {
      name, hidden: hidden === true || veryHidden === true,
      rows: (onRead = () => undefined) => rowsOf({ part, shared: of("sst"), styles: of("styleSheet"), is1904: outline.dateSystem === "1904", onRead }),
    };
  });
}

const damaged = (): UnreadableDataset => new UnreadableDataset("a damaged workbook");

/** What it is by what it holds: its name is up to who wrote it. `null`: nothing that rows are made of. */
async function kindOf(part: ZipPart): Promise<Kind | null> {
  if (!/\.(xml|rels)$/i.test(part.name)) return null;
  for await (const it of part.content()) {
    const [, root] = ROOT.exec(it.toString("latin1", 0, 4096)) ?? [];
    return root === "worksheet" || root === "sst" || root === "styleSheet" || root === "workbook" || root === "Relationships" || root === "Types" ? root : null;
  }
  return null;
}

const SHEET = (text: string): Buffer => Buffer.from(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`);
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The workbook with nothing in its sheets but the name of the part each stands in: how names lead to parts is the library's to say. */
async function outlineOf(frame: readonly ZipPart[], sheets: readonly ZipPart[]): Promise<Uint8Array> {
  const entries: Record<string, Uint8Array> = {};
  for (const it of frame) {
    // those of sheets lead to pictures and the like
    if (/worksheets\/_rels\//i.test(it.name)) continue;
    const content = await wholePart(it, MOST_OTHER);
    if (content === null) throw new UnreadableDataset(`a part of more than ${MOST_OTHER / MEGABYTE} MB`);
    entries[it.name] = content;
  }
  for (const it of sheets) entries[it.name] = SHEET(escaped(it.name));
  return zipSync(entries, { level: 0 });
}

async function parse(bytes: Uint8Array): Promise<Workbook> {
  const { readXlsx } = await import("hucre/xlsx");
  try {
    return await readXlsx(bytes);
  } catch {
    throw damaged(); // its messages speak of the parts of a file, not to its owner
  }
}

interface Source {
  readonly part: ZipPart;
  readonly shared: readonly ZipPart[];
  readonly styles: readonly ZipPart[];
  readonly is1904: boolean;
  readonly onRead: (bytes: number) => void;
}

async function* rowsOf({ part, shared, styles, is1904, onRead }: Source): AsyncGenerator<CellRow, void> {
  // several tables of texts are none that a spreadsheet writes; which one is read would be a guess
  if (shared.length > 1 || styles.length > 1) throw damaged();
  const whole = async (it: ZipPart | undefined): Promise<Buffer | null> => {
    const content = it === undefined ? null : await wholePart(it, MOST_SHARED);
    if (it !== undefined && content === null) throw new UnreadableDataset(`more than ${MOST_SHARED / MEGABYTE} MB of text`);
    return content;
  };
  const [texts, formats] = [await whole(shared[0]), await whole(styles[0])];
  const check = sheetCheck(texts === null ? 0 : textsIn(texts));
  const failure: { error: unknown } = { error: null };
  const gate = demandGate();
  let sinceRow = 0;
  const xml = async function* (): AsyncGenerator<Buffer, void> {
    try {
      for await (const chunk of part.content(onRead)) {
        await gate.open();
        check.look(chunk);
        sinceRow += chunk.length;
        if (sinceRow > MOST_BETWEEN_ROWS) throw new UnreadableDataset("a row that no spreadsheet has");
        yield chunk;
      }
    } catch (error) {
      failure.error = error;
      throw error;
    }
  };
  const input = storedZip({ size: part.size, content: xml() }, texts, formats);
  const { streamXlsxRows } = await import("hucre/xlsx");
  const rows = streamXlsxRows(input, { dateSystem: is1904 ? "1904" : "1900" });
  let last = 0;
  try {
    for (;;) {
      const next = await gate.ask(rows.next());
      if (next.done === true) break;
      sinceRow = 0;
      const row = next.value.index + 1;
      if (!(row > last && row <= MOST_ROWS)) throw new UnreadableDataset(`a damaged workbook (row ${last + 1})`);
      last = row;
      const cells = next.value.values.map(textOf);
      if (cells.some((it) => it.length > LONGEST_TEXT)) throw new UnreadableDataset("a text longer than a cell takes");
      if (cells.some((it) => it.trim() !== "")) yield { row, cells };
    }
    if (failure.error !== null) throw failure.error;
    check.end();
  } catch (error) {
    if (error instanceof UnreadableDataset) throw error;
    throw failure.error ?? damaged();
  } finally {
    await rows.return(undefined);
  }
}

/** Turns of the event queue in which rows that are there come out. */
const TURNS = 32;

/** Lets a chunk pass only when whoever asks for a row has waited for it: the library would else parse far ahead and keep all its rows. */
function demandGate(): { readonly ask: <T>(next: Promise<T>) => Promise<T>; readonly open: () => Promise<void> } {
  let [isAsked, wake] = [false, (): void => undefined];
  return {
    ask: async (next) => {
      let isThere = false;
      next.then(() => (isThere = true), () => (isThere = true));
      for (let turn = 0; turn < TURNS && !isThere; turn += 1) await null;
      isAsked = !isThere;
      if (isAsked) wake();
      return next.finally(() => (isAsked = false));
    },
    open: async () => {
      if (!isAsked) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}
