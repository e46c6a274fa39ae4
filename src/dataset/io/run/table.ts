/** The records of a finished run in the format asked for. */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { extname } from "node:path";
import type { LoadedPack } from "../../../indicators/load.js";
import { fail, type Result } from "../../../issues.js";
import type { Places } from "./places.js";
import { createLike } from "./spool.js";
import { writing } from "./unwritable.js";

export const recordFormats = ["ndjson", "csv", "xlsx"] as const;
export type RecordFormat = (typeof recordFormats)[number];

const endings: Readonly<Record<string, RecordFormat>> = { ".ndjson": "ndjson", ".jsonl": "ndjson", ".csv": "csv", ".xlsx": "xlsx" };

/** Of a file by its name; `undefined`: no format ends like this. */
export const formatByEnding = (path: string): RecordFormat | undefined => endings[extname(path).toLowerCase()];

/** Makes the table of the records that lie there; gives how many. @throws UnwritableError */
export type MakeTable = (places: Places) => Promise<Result<number>>;

/** `null`: the records are written as they are. */
export function tableMaker(format: RecordFormat, pack: LoadedPack): MakeTable | null {
  if (format === "ndjson") return null;
  return async ({ out, part, draft }) => {
    const { writeRecords } = await import("../write-records.js");
    await writing(createLike(draft, out));
    const written = await writing(writeRecords(createReadStream(part, { highWaterMark: 2 ** 18 }), draft, format, pack));
    if (!written.ok) return fail(written.issues.map((it) => ({ ...it, path: out })));
    const table = await writing(open(draft, "r+"));
    try {
      await writing(table.datasync());
    } finally {
      await table.close();
    }
    return written;
  };
}
