/** Pairs of sheets for tests: a test names what it is about. */
import { describeChange, type Assessed, type ChangeOptions } from "../../src/diagnosis/change/change.js";
import type { FirmChange } from "../../src/diagnosis/change/schema.js";
import { projectSchema, type Project } from "../../src/diagnosis/project/schema.js";
import { parseAnswers, score, unwrap, type LoadedPack } from "../../src/index.js";
import { readFixture } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";
import { readSheet, type RawSheet } from "../support/sheets.js";

export function assessed(raw: RawSheet = {}, pack: LoadedPack = pack2024): Assessed {
  const sheet = readSheet(raw, pack);
  return { sheet, result: score(sheet, pack) };
}

export function assessedFile(path: string): Assessed {
  const sheet = unwrap(parseAnswers(readFixture(path), pack2024));
  return { sheet, result: score(sheet, pack2024) };
}

export const change = (before: RawSheet, after: RawSheet, options: ChangeOptions = {}): FirmChange => unwrap(describeChange(assessed(before), assessed(after), options));

/** A project of the firm of `sheetWith`. */
export const projectWith = (parts: object): Project => projectSchema.parse({ projectFormat: 1, enterprise: "E0001", ...parts });
