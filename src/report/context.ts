/** What every section is built from, and the shape of a section. */
import type { Diagnosis } from "../diagnosis/findings/schema.js";
import type { FirmPackage } from "../diagnosis/package/schema.js";
import type { Project } from "../diagnosis/project/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { sentencesOf, type Sentences } from "../scoring/sentences.js";
import type { AssessmentResult } from "../scoring/result.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import type { Block } from "./blocks.js";
import type { Part } from "./report.js";

export interface ReportInput {
  readonly sheet: AnswerSheet;
  readonly result: AssessmentResult;
  readonly pack: LoadedPack;
  /** What is to be done about it; absent: the report ends at the level. */
  readonly proposal?: Proposal | undefined;
  /** Texts and pictures that do not stand in the sheet; they follow those that do. */
  readonly material?: Material | undefined;
}

export type Material = Pick<AnswerSheet, "texts" | "pictures">;

/** What follows from the level, all made from this sheet. */
export interface Proposal {
  readonly diagnosis: Diagnosis;
  readonly package: FirmPackage;
  readonly project: Project | null;
}

export interface Context extends ReportInput {
  /** Date of the report, ISO; `null`: unknown. */
  readonly date: string | null;
  readonly say: Sentences;
  readonly isUnfinished: boolean;
}

export type DraftPart = Omit<Part, "number" | "page">;

export interface Draft {
  readonly lead: string;
  readonly parts: readonly DraftPart[];
}

/** A chapter of a firm's report, or, with a context of its own, of another document. */
export interface Section<C = Context> {
  /** ASCII; the chapter's id in the document. */
  readonly id: string;
  readonly title: (context: C) => string;
  readonly numbering: "chapter" | "appendix";
  /** `null`: nothing to say, so there is no such chapter. */
  readonly build: (context: C) => Draft | null;
}

export function contextOf(input: ReportInput, date: string | null): Context {
  const say = sentencesOf(input.pack.wording);
  return { ...input, date, say, isUnfinished: say.isUnfinished(input.result) };
}

/** A part of a chapter, left out when it has no blocks. */
export function part(id: string, title: string | null, blocks: readonly Block[], orientation: Part["orientation"] = "portrait"): readonly DraftPart[] {
  return blocks.length === 0 ? [] : [{ id, title, orientation, blocks }];
}
