/** Sheets that came one a file: few beside rows of a table, so each is read with all there is to say. */
import type { LoadedPack } from "../../indicators/load.js";
import { fail, succeed, type Result } from "../../issues.js";
import type { QuickScorer } from "../../scoring/quick/scorer.js";
import { readAnswers, type ReadOptions } from "../../scoring/read-answers.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import { placedInFile } from "../form/places.js";
import type { BlockContent, GivenSheet } from "./blocks.js";
import { idInSheet, issuesAt, tellSheet, type Outcomes } from "./outcome.js";

export function tellSheets({ sheets }: Extract<BlockContent, { kind: "sheets" }>, { pack, anyPack }: Pick<QuickScorer, "pack" | "anyPack">, outcomes: Outcomes): void {
  for (const given of sheets) {
    const sheet = readGiven(given, pack, { anyPack });
    tellSheet(sheet, issuesAt(given.name, sheet.issues), idInSheet(given.value, sheet.issues), pack, outcomes);
  }
}

/** The sheet of a file, or all that is wrong with it; paths are places in the file. @param pack absent: the one it names. */
export function readGiven(given: GivenSheet, pack?: LoadedPack, options: ReadOptions = {}): Result<AnswerSheet> {
  const read = given.value === null ? fail([]) : readAnswers(given.value, pack, options);
  const issues = [...given.issues, ...read.issues.map((it) => placedInFile(it, given.places))];
  return read.ok && issues.every((it) => it.severity !== "error") ? succeed(read.value, issues) : fail(issues);
}
