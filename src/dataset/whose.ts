/** Whose a row is that gives no sheet: what an index shows of it, as far as that can be read. */
import { isRecord } from "../indicators/record.js";
import type { Issue } from "../issues.js";
import { sheetFrameSchema } from "../scoring/sheet.js";
import { idInSheet } from "./batch/outcome.js";
import type { Whose } from "./rows.js";

const nameSchema = sheetFrameSchema.shape.enterprise.shape.name;

/** @param issues of the sheet: of an id given twice nobody knows which is meant. */
export function whoseOf(value: unknown, issues: readonly Issue[]): Whose {
  const enterprise = isRecord(value) ? value["enterprise"] : null;
  const id = idInSheet(value, issues);
  return { id, name: isRecord(enterprise) ? nameSchema.safeParse(enterprise["name"]).data ?? null : null };
}

/** The same of the JSON text of a sheet. */
export function whoseInText(json: string, issues: readonly Issue[]): Whose {
  try {
    return whoseOf(JSON.parse(json.startsWith("\uFEFF") ? json.slice(1) : json), issues);
  } catch {
    return { id: null, name: null };
  }
}
