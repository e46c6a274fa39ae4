/** Rows → the firms of a dataset: each sheet is scored as it comes and only the little that lists and cohorts need is kept. */
import { firmOf, type AssessedFirm } from "../diagnosis/firms.js";
import type { LoadedPack } from "../indicators/load.js";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import { packOf } from "../scoring/read-answers.js";
import { score } from "../scoring/score.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import type { DatasetRow } from "./rows.js";

/** What is to be said about one row. */
export interface RowIssues {
  /** As in DatasetRow. */
  readonly line: number;
  /** As in DatasetRow. */
  readonly place: string;
  readonly issues: readonly Issue[];
}

export interface AssessedDataset {
  /** The pack every sheet answers. */
  readonly pack: LoadedPack;
  /** One a sheet, in the order of the file; a firm with two sheets stands twice. */
  readonly firms: readonly AssessedFirm[];
  /** Rows there are: firms and broken ones. */
  readonly rows: number;
  /** Rows that gave no sheet, each with all its problems. */
  readonly broken: readonly RowIssues[];
  /** Rows that were scored, with their warnings. */
  readonly warned: readonly RowIssues[];
  /** Problems of the dataset as a whole. */
  readonly issues: readonly Issue[];
}

export interface AssessOptions {
  /** The pack the rows were read with; absent: the one of the first sheet that can be read. */
  readonly pack?: LoadedPack;
  /** Called after every row with the number of rows so far. */
  readonly onRow?: (rows: number) => void;
}

/** Scores every row; a broken row is kept with its issues and stops nothing. Fails only when no pack or no row is there. */
export async function assess(rows: AsyncIterable<DatasetRow>, options: AssessOptions = {}): Promise<Result<AssessedDataset>> {
  const firms: AssessedFirm[] = [];
  const broken: RowIssues[] = [];
  const warned: RowIssues[] = [];
  let { pack } = options;
  let count = 0;
  for await (const { line, place, sheet } of rows) {
    count += 1;
    const assessed = sheet.ok ? assessSheet(sheet.value, pack) : sheet;
    if (assessed.ok) {
      pack ??= assessed.value.pack;
      firms.push(assessed.value.firm);
    }
    const issues = sheet.ok && assessed.ok ? sheet.issues : assessed.issues;
    if (issues.length > 0) (assessed.ok ? warned : broken).push({ line, place, issues });
    options.onRow?.(count);
  }
  if (count === 0) return fail([issue("dataset-empty", { expected: "at least 1 row", actual: "none" })]);
  if (pack === undefined) return fail(issuesByLine(broken));
  return succeed({ pack, firms, rows: count, broken, warned, issues: [] });
}

/** The issues of rows as those of the dataset: each path begins with the place of its row. */
export const issuesByLine = (rows: readonly RowIssues[]): readonly Issue[] => rows.flatMap(({ place, issues }) =>
  issues.map((it) => ({ ...it, path: it.path === "" ? place : `${place}, ${it.path}` })));

function assessSheet(sheet: AnswerSheet, pack: LoadedPack | undefined): Result<{ readonly firm: AssessedFirm; readonly pack: LoadedPack }> {
  const own = packOf(sheet);
  if (own === undefined) throw new TypeError("assess() takes rows whose sheets readAnswers() or parseAnswers() returned");
  if (pack !== undefined && own.sha256 !== pack.sha256) {
    return fail([issue("packs-differ", { path: "pack", expected: nameOf(pack), actual: nameOf(own) })]);
  }
  return succeed({ firm: firmOf(score(sheet, own), sheet), pack: own });
}

/** A pack someone brought may share its id with another. */
const nameOf = ({ definition, sha256 }: LoadedPack): string => `${definition.id} ${definition.version} ${sha256.slice(0, 12)}`;
