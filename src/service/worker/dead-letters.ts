/** Why a job failed, as the queue keeps it: issues as JSON in the reason, read back as any input. */
import { z } from "zod";
import { isRecord } from "../../indicators/record.js";
import { show } from "../../indicators/zod-issues.js";
import { issue, issueCodes, type Issue, type ToldIssue } from "../../issues.js";

/** So many are kept in the queue. */
const MOST_KEPT = 20;

export const reasonOfIssues = (issues: readonly Issue[]): string => JSON.stringify(issues.slice(0, MOST_KEPT));

const told = z.string().max(10_000);
const reasonSchema = z.array(z.strictObject({ code: told, severity: z.enum(["error", "warning"]), path: told, message: told, expected: told, actual: told, hint: told })).min(1);

/** Another reason than ours came from the queue itself, such as of a job whose workers ended again and again. */
export function issuesOfReason(reason: unknown): readonly ToldIssue[] {
  const read = reasonSchema.safeParse(parsed(reason));
  return read.success ? read.data : [issue("worker-ended", { actual: show(reason) })];
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** The machine's faults may pass; those of the input stay. */
export const mayPass = (issues: readonly Issue[]): boolean =>
  issues.filter((it) => it.severity === "error").every((it) => issueCodes.get(it.code)?.stage === "environment");

/** A job that was given up. */
export interface DeadLetter {
  readonly name: string;
  /** `null`: its data is none of ours. */
  readonly kind: "score" | "report" | null;
  /** Where its result would lie; `null`: its data is none of ours, or it takes its own name. */
  readonly out: string | null;
  readonly attempts: number;
  readonly issues: readonly ToldIssue[];
}

/** @param data what the queue holds of the job. */
export function deadLetterOf(name: string, data: unknown, reason: unknown, attempts: unknown): DeadLetter {
  const job = isRecord(data) ? data : {};
  const { kind, out } = job;
  return {
    name,
    kind: kind === "score" || kind === "report" ? kind : null,
    out: typeof out === "string" ? out : null,
    attempts: typeof attempts === "number" ? attempts : 0,
    issues: issuesOfReason(reason),
  };
}
