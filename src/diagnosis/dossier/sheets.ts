/** A sheet as a dossier keeps it: as given, without its pictures. */
import { hashJson } from "../../indicators/hash.js";
import { snapshot } from "../../indicators/plain.js";
import { isRecord } from "../../indicators/record.js";
import { unwrap } from "../../issues.js";
import { sheetSchema } from "../../scoring/sheet-schema.js";
import { packBehind, type Assessed } from "../change/assessed.js";
import type { Dossier, StoredSheet } from "./schema.js";

/** A sheet as it was given to `readAnswers`, with what that and scoring made of it. */
export interface GivenSheet extends Assessed {
  readonly given: unknown;
}

/** Without pictures, the rest untouched: what was `null` stays `null`, so that the hash of a sheet without pictures is that of its result. */
export function storedSheet({ given, ...assessed }: GivenSheet): Dossier["sheets"][number] {
  packBehind(assessed);
  const value = unwrap(snapshot(given));
  if (!isRecord(value) || hashJson(value) !== assessed.sheet.sha256) throw new TypeError("the value given is not the one the sheet was read from");
  const pictures = assessed.sheet.pictures?.length ?? 0;
  const { pictures: _pictures, ...rest } = value;
  const sheet = pictures === 0 ? value : rest;
  if (!isSheet(sheet)) throw new TypeError("the sheet was read, but is none by its published schema");
  return { sheet, pictures, result: assessed.result };
}

/** Whether a value has the published shape of a sheet, `null` standing for what was not said. */
export const isSheet = (value: unknown): value is StoredSheet => sheetSchema.safeParse(value).success;
