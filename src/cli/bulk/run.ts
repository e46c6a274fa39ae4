/** Reports in bulk: rows in, a file a firm out, a few at once; what is done is noted, so that a run can be gone on with. */
import { join } from "node:path";
import { readDataset, type DatasetSource } from "../../dataset/io/read-dataset.js";
import type { DatasetRow } from "../../dataset/rows.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import type { ReportFormat } from "../../report/formats.js";
import type { PdfOptions } from "../../report/pdf/options.js";
import { engineVersion } from "../../version.js";
import { placeIn } from "../figures.js";
import type { ReportWishes } from "../one-report.js";
import { eachAtOnce } from "./at-once.js";
import { startCount, type Count } from "./count.js";
import { differences, type Entry, type Header } from "./entry.js";
import { notWritable, takeFolder } from "./folder.js";
import { writeIndexes } from "./index-files.js";
import { continueJournal, JOURNAL, readHeader, startJournal, type Journal } from "./journal.js";
import { isMade, makeReport, type Workshop } from "./one-firm.js";
import { tasksOf, type Desk } from "./tasks.js";
import { wishesOf, type Wish } from "./wishes.js";

export interface BulkRequest extends DatasetSource {
  /** Made where it is not there. */
  readonly folder: string;
  readonly format: ReportFormat;
  readonly wishes: ReportWishes;
  /** Browsers at once, each with one page. */
  readonly browsers: number;
  readonly pdf?: Omit<PdfOptions, "browsers" | "maxPages" | "signal">;
  /** Keeps the reports an earlier run of the same options made, where they are what this one would make. */
  readonly resume: boolean;
  /** Stops the run where it is. */
  readonly signal?: AbortSignal;
  /** Called when it is clear that a journal of an earlier run is left aside. */
  readonly onAnew?: () => void;
  /** Called with each firm that is done, in the order of being done. */
  readonly onFirm?: (entry: Entry, isKept: boolean) => void;
}

export interface BulkOutcome {
  readonly count: Count;
  /** Not all rows were come to. */
  readonly isStopped: boolean;
  readonly indexes: readonly string[];
}

/** How many firms are in work for each browser: one printing, one being put together meanwhile. */
const FIRMS_A_BROWSER = 2;

/** A report each firm, and the index. What is in the folder is touched only when the dataset could be opened and a browser be started. */
export async function writeReports(request: BulkRequest): Promise<Result<BulkOutcome>> {
  const { path, folder, format, browsers, pdf, signal } = request;
  const wishes = await wishesOf(format.id, request.wishes);
  if (!wishes.ok) return wishes;
  const read = await readDataset(request, async (rows): Promise<Result<Result<BulkOutcome>>> => {
    const opened = await format.open({ ...pdf, browsers, maxPages: 1, ...(signal && { signal }) });
    if (!opened.ok) return succeed(opened);
    try {
      const header: Header = { journalVersion: 1, engineVersion, options: wishes.value };
      const workshop = { folder, format, writer: opened.value, wishes: request.wishes };
      const made = await inFolder(request, header, (journal) => writeAll(rows, request, wishes.value, workshop, journal));
      return succeed({ ...made, issues: [...opened.issues, ...made.issues] });
    } finally {
      await opened.value.close();
    }
  });
  return read.ok ? read.value : fail(read.issues.map((it) => ({ ...it, path: it.path.startsWith(path) ? it.path : placeIn(path, it.path) })));
}

/** With the folder for this run alone, and its journal. */
async function inFolder<T>({ folder, resume, onAnew }: BulkRequest, header: Header, work: (journal: Journal) => Promise<Result<T>>): Promise<Result<T>> {
  const taken = await takeFolder(folder);
  if (!taken.ok) return taken;
  try {
    const path = join(folder, JOURNAL);
    const then = await readHeader(path);
    const differing = then === null || !resume ? [] : differences(then, header);
    if (differing.length > 0) return fail(differing);
    if (then !== null && !resume) onAnew?.();
    const opened = await openJournal(path, header, then !== null && resume).catch((error: unknown) => fail([notWritable(folder, error)]));
    if (!opened.ok) return opened;
    try {
      return await work(opened.value);
    } finally {
      await opened.value.close();
    }
  } finally {
    await taken.value();
  }
}

const openJournal = async (path: string, header: Header, isOld: boolean): Promise<Result<Journal>> =>
  succeed(await (isOld ? continueJournal(path) : startJournal(path, header)));

async function writeAll(rows: AsyncIterable<DatasetRow>, request: BulkRequest, options: readonly Wish[], workshop: Workshop, journal: Journal): Promise<Result<BulkOutcome>> {
  const { folder, browsers, resume, signal, onFirm } = request;
  const count = startCount();
  const desk: Desk = { ending: [], notices: [], pack: null };

  await eachAtOnce(tasksOf(rows, { ...request, desk }), browsers * FIRMS_A_BROWSER, async (task) => {
    const noted = resume ? await journal.noted(task.row) : null;
    const kept = await isMade(noted, task, folder) ? noted : null;
    const entry = kept ?? await makeReport(task, workshop);
    if (entry.outcome === "failed" && signal?.aborted === true) return; // it was cancelled: not the firm's fault
    try {
      if (kept === null) await journal.note(entry);
    } catch (error) {
      desk.ending.push(notWritable(folder, error));
      return;
    }
    count.add(entry);
    onFirm?.(entry, kept !== null);
  });

  if (desk.ending.length > 0) return fail(desk.ending);
  if (signal?.aborted === true) return succeed({ count: count.value(), isStopped: true, indexes: [] }, desk.notices);
  if (count.value().rows === 0) return fail([issue("dataset-empty", { path: request.path, expected: "at least 1 row", actual: "none" })]);
  const indexes = await writeIndexes(folder, journal, { count: count.value(), wishes: options, pack: desk.pack });
  return indexes.ok ? succeed({ count: count.value(), isStopped: false, indexes: indexes.value }, desk.notices) : indexes;
}
