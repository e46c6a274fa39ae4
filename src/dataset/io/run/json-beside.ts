/** A file of JSON that lies beside a run. */
import type { z } from "zod";
import { issuesFromZod } from "../../../indicators/zod-issues.js";
import { fail, issue, succeed, type Result } from "../../../issues.js";
import { parseJson } from "../../../scoring/parse-json.js";
import { atMost, MOST_JSON_BYTES, readBounded } from "../read-bounded.js";

/** What it says; `null`: there is none. Every issue names the file. @throws what reading throws, but that there is none. */
export async function readJsonBeside<T>(file: string, schema: z.ZodType<T>): Promise<Result<T | null>> {
  const bytes = await readBounded(file, MOST_JSON_BYTES).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (bytes === undefined) return succeed(null);
  if (bytes === null) return fail([issue("file-unreadable", { path: file, expected: atMost(MOST_JSON_BYTES), actual: "more" })]);
  const value = parseJson(bytes.toString("utf8"));
  const read = value.ok ? schema.safeParse(value.value) : null;
  if (read?.success === true) return succeed(read.data);
  const issues = read === null ? value.issues : issuesFromZod(read.error, value.ok ? value.value : null);
  return fail(issues.map((it) => ({ ...it, path: it.path === "" ? file : `${file}: ${it.path}` })));
}
