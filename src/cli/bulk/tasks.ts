/** The rows of a dataset → what is to be done for each, in their order: numbered, named, with the files given beside. */
import type { LoadedPack } from "../../indicators/load.js";
import type { DatasetRow, Whose } from "../../dataset/rows.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import type { ReportFormat } from "../../report/formats.js";
import { packOf } from "../../scoring/read-answers.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import type { Beside, ReportWishes } from "../one-report.js";
import { readProposalFiles } from "../proposal-input.js";
import { reportNames } from "../report-names.js";
import type { Task } from "./one-firm.js";

interface Around {
  readonly pack?: LoadedPack | undefined;
  readonly format: ReportFormat;
  readonly wishes: ReportWishes;
  readonly signal?: AbortSignal;
  readonly desk: Desk;
}

/** What turns up on the way. */
export interface Desk {
  /** What ends the run: no more is begun then. */
  readonly ending: Issue[];
  /** What is to be said of the files given beside the dataset. */
  readonly notices: Issue[];
  /** Of all reports; `null`: no row could be read yet. */
  pack: LoadedPack | null;
}

/** One pack a dataset: the one given, or that of the first sheet that can be read. */
interface Common {
  readonly pack: LoadedPack;
  readonly beside: Beside;
}

export async function* tasksOf(rows: AsyncIterable<DatasetRow>, { pack, format, wishes, signal, desk }: Around): AsyncGenerator<Task, void> {
  const names = { nameOf: reportNames(format.extension), rows: new Map<string, number>() };
  let common: Common | null = null;
  let row = 0;
  for await (const { place, sheet, whose } of rows) {
    if (signal?.aborted === true || desk.ending.length > 0) return;
    row += 1;
    if (sheet.ok && common === null) {
      const files = await commonOf(pack ?? packOf(sheet.value), wishes);
      if (!files.ok) {
        desk.ending.push(...files.issues);
        return;
      }
      desk.notices.push(...files.issues);
      common = files.value;
      desk.pack = common.pack;
    }
    yield {
      row, place, whose: sheet.ok ? { id: sheet.value.enterprise.id, name: sheet.value.enterprise.name ?? null } : whose ?? NOBODY,
      read: sheet.ok && common !== null ? taskFor(row, sheet.value, sheet.issues, common, names) : fail(sheet.issues),
    };
  }
}

const NOBODY: Whose = { id: null, name: null };

interface Names {
  readonly nameOf: (id: string) => string;
  /** The first row of each id. */
  readonly rows: Map<string, number>;
}

async function commonOf(pack: LoadedPack | undefined, wishes: ReportWishes): Promise<Result<Common>> {
  if (pack === undefined) throw new TypeError("a row's sheet did not come out of readAnswers() or parseAnswers()");
  const files = await readProposalFiles(wishes, pack);
  return files.ok ? succeed({ pack, beside: { files: files.value } }, files.issues) : files;
}

function taskFor(row: number, sheet: AnswerSheet, issues: readonly Issue[], { pack, beside }: Common, { nameOf, rows }: Names): Task["read"] {
  const own = packOf(sheet);
  if (own?.sha256 !== pack.sha256) return fail([issue("packs-differ", { path: "pack", expected: pack.definition.id, actual: sheet.pack })]);
  const { id } = sheet.enterprise;
  const sameIdAs = rows.get(id) ?? null;
  if (sameIdAs === null) rows.set(id, row);
  return succeed({ sheet, pack, beside, fileName: nameOf(id), sameIdAs }, issues);
}
