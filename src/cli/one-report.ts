/** One firm's report, put together from its sheet and what the command line adds. */
import { fail, issue, succeed, type Result } from "../issues.js";
import type { Material } from "../report/context.js";
import type { ReportWriter } from "../report/formats.js";
import { buildReport } from "../report/index.js";
import { proposalOf } from "../report/propose.js";
import type { Report } from "../report/report.js";
import type { AssessmentResult } from "../scoring/result.js";
import { score } from "../scoring/score.js";
import type { ReadSheet } from "./input.js";
import { locateGlyphs } from "./locate-glyphs.js";
import { proposeFrom, type ProposalFiles, type ProposalInput } from "./proposal-input.js";

export interface ReportWishes extends ProposalInput {
  readonly date?: string;
  readonly chapters?: readonly string[];
}

export interface Beside {
  readonly files: ProposalFiles;
  readonly material?: Material | undefined;
}

export interface Composed {
  readonly report: Report;
  readonly result: AssessmentResult;
  /** What its words come from: where a character that cannot be printed is looked for. */
  readonly source: unknown;
}

/** The report of a sheet; issues name the file, the option, or the field of the sheet. */
export function composeReport({ sheet, pack }: ReadSheet, { files, material }: Beside, wishes: ReportWishes): Result<Composed> {
  const result = score(sheet, pack);
  const proposed = proposalOf(sheet, result, files, proposeFrom(files, wishes, sheet));
  if (!proposed.ok) return proposed;
  const proposal = proposed.value;
  const report = buildReport({ sheet, pack, result, proposal, material }, { date: wishes.date ?? sheet.assessedOn ?? null, chapters: wishes.chapters });
  if (report.chapters.length === 0) {
    return fail([...proposed.issues, issue("field-invalid", { path: "--chapters", expected: "a chapter that has something to say about this firm", actual: wishes.chapters?.join(",") ?? "" })]);
  }
  const source = { ...sheet, ...(material && { material }), ...(proposal?.project && { project: proposal.project }) };
  return succeed({ report, result, source }, proposed.issues);
}

/** The bytes of the report; characters no font has are told where they stand. */
export async function printReport({ report, source }: Composed, writer: ReportWriter): Promise<Result<Uint8Array>> {
  const bytes = await writer.write(report);
  const issues = await Promise.all(bytes.issues.map((it) => locateGlyphs(it, source)));
  return { ...bytes, issues: issues.flat() };
}
