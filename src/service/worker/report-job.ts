/** A report as a job: one answer sheet → one file, as the command line makes it without files beside the sheet. */
import { writeFileAtomically } from "../../dataset/io/files.js";
import { proposePackage } from "../../diagnosis/package/package.js";
import { builtInFor } from "../../diagnosis/plan/services.js";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { buildReport } from "../../report/build-report.js";
import { reportFormats, type ReportWriter } from "../../report/formats.js";
import type { PdfOptions } from "../../report/pdf/index.js";
import { proposalOf } from "../../report/propose.js";
import type { Report } from "../../report/report.js";
import { readAnswers } from "../../scoring/read-answers.js";
import { score } from "../../scoring/score.js";
import { kept, type FarmRoot } from "./folder.js";
import type { ReportJob } from "./task.js";

/** Writers of every format, opened when first needed; a PDF's browsers live as long as the worker. */
export interface Writers {
  readonly of: (format: string) => Promise<Result<ReportWriter>>;
  readonly close: () => Promise<void>;
}

export function openWriters(options: PdfOptions): Writers {
  const opened = new Map<string, Promise<Result<ReportWriter>>>();
  return {
    of: async (id) => {
      const format = reportFormats.find((it) => it.id === id);
      if (format === undefined) return fail([issue("field-invalid", { path: "format", expected: reportFormats.map((it) => it.id).join(", "), actual: id })]);
      const opening = opened.get(id) ?? format.open(options);
      opened.set(id, opening);
      const writer = await opening.catch((error: unknown) => {
        opened.delete(id);
        throw error;
      });
      if (!writer.ok) opened.delete(id); // the next job may have better luck
      return writer;
    },
    close: async () => {
      for (const it of opened.values()) {
        const writer = await it.catch(() => null);
        if (writer?.ok) await writer.value.close();
      }
    },
  };
}

/** Writes the report into the file. */
export async function makeReport(root: FarmRoot, job: ReportJob, pack: LoadedPack, writers: Writers, file: string): Promise<Result<string>> {
  const answers = job.stored === null ? succeed(job.answers) : await kept(root, job.stored);
  if (!answers.ok) return answers;
  const report = compose(job, answers.value, pack);
  if (!report.ok) return report;
  const writer = await writers.of(job.format);
  if (!writer.ok) return writer;
  const bytes = await writer.value.write(report.value);
  const issues = [...report.issues, ...bytes.issues];
  if (!bytes.ok) return fail(issues);
  const written = await writeFileAtomically(file, bytes.value);
  return { ...written, issues: [...issues, ...written.issues] };
}

function compose({ date, chapters, target }: ReportJob, answers: unknown, pack: LoadedPack): Result<Report> {
  const read = readAnswers(answers, pack);
  if (!read.ok) return read;
  const sheet = read.value;
  const result = score(sheet, pack);
  const beside = { catalogue: builtInFor(pack), project: null };
  const proposed = proposalOf(sheet, result, beside, proposePackage(sheet, { ...beside, list: null, products: null, target }));
  const issues = [...read.issues, ...proposed.issues];
  if (!proposed.ok) return fail(issues);
  const report = buildReport({ sheet, pack, result, proposal: proposed.value }, { date: date ?? sheet.assessedOn ?? null, chapters });
  if (report.chapters.length > 0) return succeed(report, issues);
  return fail([...issues, issue("field-invalid", { path: "chapters", expected: "a chapter that has something to say about this firm", actual: chapters?.join(", ") ?? "" })]);
}
