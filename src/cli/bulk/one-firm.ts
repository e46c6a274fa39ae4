/** A row of the dataset → the report in the folder, and what is to be noted of it. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { writeFileAtomically } from "../../dataset/io/files.js";
import type { ReportFormat, ReportWriter } from "../../report/formats.js";
import { countPages } from "../../report/pdf/pdf-bytes.js";
import { reasonOf } from "../../dataset/io/reason.js";
import type { Whose } from "../../dataset/rows.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import { composeReport, printReport, type Beside, type Composed, type ReportWishes } from "../one-report.js";
import type { Entry } from "./entry.js";

/** A row with all that its report depends on. */
export interface Task {
  /** From 1. */
  readonly row: number;
  readonly place: string;
  /** Whose the row is, also where it gives no sheet. */
  readonly whose: Whose;
  readonly read: Result<{ readonly sheet: AnswerSheet; readonly pack: LoadedPack; readonly fileName: string; readonly beside: Beside; readonly sameIdAs: number | null }>;
}

export interface Workshop {
  readonly folder: string;
  readonly format: ReportFormat;
  readonly writer: ReportWriter;
  readonly wishes: ReportWishes;
}

/** Makes the report; whatever goes wrong stands in the entry. */
export async function makeReport(task: Task, workshop: Workshop): Promise<Entry> {
  const { read } = task;
  if (!read.ok) return entryOf(task, "broken", read.issues);
  try {
    const composed = composeReport(read.value, read.value.beside, workshop.wishes);
    if (!composed.ok) return entryOf(task, "failed", [...read.issues, ...composed.issues]);
    const file = await writeReport(composed.value, read.value.fileName, workshop);
    const { levelRange, points } = composed.value.result;
    const entry = entryOf(task, file.ok ? "written" : "failed", [...read.issues, ...composed.issues, ...file.issues]);
    return { ...entry, levelRange, points, file: file.ok ? file.value : null };
  } catch (error) {
    // a defect of ours that one firm meets must not cost the others their reports
    return entryOf(task, "failed", [issue("render-failed", { actual: reasonOf(error) })]);
  }
}

async function writeReport(composed: Composed, name: string, { folder, format, writer }: Workshop): Promise<Result<NonNullable<Entry["file"]>>> {
  const bytes = await printReport(composed, writer);
  if (!bytes.ok) return bytes;
  const written = await writeFileAtomically(join(folder, name), bytes.value);
  if (!written.ok) return fail([...bytes.issues, ...written.issues]);
  const { buffer, byteOffset, length } = bytes.value;
  const pages = format.id === "pdf" ? countPages(Buffer.from(buffer, byteOffset, length)) : null;
  return succeed({ name, bytes: length, sha256: sha256(bytes.value), pages }, bytes.issues);
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Most problems noted of a firm. */
const MOST_NOTED = 20;

function entryOf({ row, place, whose, read }: Task, outcome: Entry["outcome"], issues: readonly Issue[]): Entry {
  const { sheet, pack, sameIdAs = null } = read.ok ? read.value : {};
  return {
    row, place, outcome,
    id: whose.id, name: whose.name, sameIdAs,
    answersSha256: sheet?.sha256 ?? null,
    pack: pack === undefined ? null : { id: pack.definition.id, version: pack.definition.version, sha256: pack.sha256 },
    levelRange: null, points: null, file: null,
    issues: issues.slice(0, MOST_NOTED), moreIssues: Math.max(0, issues.length - MOST_NOTED),
  };
}

/** Whether the report noted is the one that would be made, and is there unharmed. */
export async function isMade(entry: Entry | null, { place, read }: Task, folder: string): Promise<boolean> {
  if (entry?.file === null || entry === null || entry.outcome !== "written" || !read.ok) return false;
  const { sheet, pack, fileName, sameIdAs } = read.value;
  if (entry.place !== place || entry.sameIdAs !== sameIdAs || entry.file.name !== fileName || entry.answersSha256 !== sheet.sha256 || entry.pack?.sha256 !== pack.sha256) return false;
  const bytes = await readFile(join(folder, fileName)).catch(() => null);
  return bytes !== null && bytes.length === entry.file.bytes && sha256(bytes) === entry.file.sha256;
}
