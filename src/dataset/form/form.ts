/** The fillable form of a pack: what stands where, and the answer sheet that filled cells say. Writing and reading share it. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Result } from "../../issues.js";
import type { GivenSheet } from "../batch/blocks.js";
import type { SheetOfTexts } from "../io/read-workbook.js";

export interface FilledForm {
  readonly pack: LoadedPack;
  /** Value, and where in the workbook each of its paths stands: `指标!D12`. */
  readonly given: GivenSheet;
}

/** Whether a workbook is one of our forms, filled or not. */
export declare function isForm(sheets: readonly SheetOfTexts[]): boolean;

/** What a filled form says; fails when it is no form, or of a pack that is not known. @param pack the pack expected; absent: the one it names. */
export declare function readForm(sheets: readonly SheetOfTexts[], name: string, pack?: LoadedPack): Result<FilledForm>;
