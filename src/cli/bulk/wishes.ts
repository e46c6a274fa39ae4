/** What a run was asked for, as lines that can be read and compared; of files their content counts, not where they lie. */
import { basename } from "node:path";
import { hashFile } from "../../dataset/io/hash-file.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { whyNotFile } from "../../dataset/io/reason.js";
import type { ReportWishes } from "../one-report.js";

/** An option with what was given for it: `--target`, `3`. */
export type Wish = readonly [option: string, value: string];

/** Files, whose content is told by its fingerprint. */
const fileOptions: readonly (keyof ReportWishes)[] = ["list", "products", "catalogue", "efforts", "project"];
/** In this order; an option that is left out here would let a resumed run mix two kinds of reports. */
const options: readonly (readonly [keyof ReportWishes, string])[] = [
  ["date", "--date"], ["chapters", "--chapters"], ["target", "--target"], ["list", "--list"], ["project", "--project"], ["products", "--products"], ["catalogue", "--catalogue"],
  ["efforts", "--efforts"], ["unit", "--unit"], ["fix", "--fix"], ["forbid", "--forbid"], ["allowOutcomes", "--allow-outcomes"], ["stepsPerPhase", "--steps-per-phase"],
  ["parallel", "--parallel"], ["candidates", "--candidates"], ["deployment", "--deployment"], ["budget", "--budget"], ["region", "--region"], ["sizeClass", "--size-class"],
];

/** Those that were given. Not the pack, which is noted with each firm, and not the browser, for which all reports say the same. */
export async function wishesOf(format: string, wishes: ReportWishes): Promise<Result<readonly Wish[]>> {
  const given: Wish[] = [["--format", format]];
  for (const [key, option] of options) {
    const value = wishes[key];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts = fileOptions.includes(key) ? await Promise.all(parts.map((it) => describeFile(String(it)))) : [succeed(parts.map(describe).join(","))];
    for (const text of texts) {
      if (!text.ok) return text;
      given.push([option, text.value]);
    }
  }
  return succeed(given);
}

const describe = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

async function describeFile(path: string): Promise<Result<string>> {
  try {
    return succeed(`${basename(path)} ${(await hashFile(path)).sha256}`);
  } catch (error) {
    return fail([issue("file-unreadable", { path, expected: "a readable file", actual: whyNotFile(error) })]);
  }
}
