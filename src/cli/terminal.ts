/** What commands say and where: data on stdout, talk on stderr, one exit code. */
import { issueCodes, succeed, type Issue, type Result, type ToldIssue } from "../issues.js";
import { wordIssue, type Language } from "../wording/issue-lines.js";

/** The last two: stopped from outside, as shells number it. */
export const exitCodes = { done: 0, inputErrors: 1, usage: 2, environment: 3, interrupted: 130, terminated: 143 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Options every command shares. */
export interface GlobalOptions {
  readonly lang: Language;
}

/** What a screen would obey or hide; within JSON it stands in strings alone, where an escape is the same character. */
const UNPRINTABLE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const legibleJson = (value: unknown, indent: number): string =>
  `${JSON.stringify(value, null, indent).replace(UNPRINTABLE, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;

/** The JSON of a value, a line each member, safe to look at. */
export const jsonText = (value: unknown): string => legibleJson(value, 2);

/** The same on one line, as in NDJSON. */
export const jsonLine = (value: unknown): string => legibleJson(value, 0);

export const printJson = (terminal: Terminal, value: unknown): void => void terminal.stdout.write(jsonText(value));
export const printLines = (terminal: Terminal, lines: readonly string[]): void => void terminal.stdout.write(`${lines.map(inert).join("\n")}\n`);

/** A name in an input may hold line breaks and escape sequences that would rewrite what stands on the screen. */
export const inert = (line: string): string => line.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");

export function printIssues(terminal: Terminal, issues: readonly ToldIssue[], language: Language, source = ""): void {
  for (const it of issues) terminal.stderr.write(`${inert(`${source && `${source}: `}${wordIssue(it, language)}`)}\n`);
}

/** 3 when the machine is to blame, 1 when the input is, 0 when nothing is worse than a warning. */
export function exitCodeFor(issues: readonly Issue[]): ExitCode {
  const errors = issues.filter((it) => it.severity === "error");
  if (errors.some((it) => issueCodes.get(it.code)?.stage === "environment")) return exitCodes.environment;
  return errors.length > 0 ? exitCodes.inputErrors : exitCodes.done;
}

/** Bytes on standard output, awaited so that nothing is cut off. */
export async function printBytes(terminal: Terminal, bytes: Uint8Array): Promise<Result<string>> {
  await new Promise<void>((resolve) => void terminal.stdout.write(bytes, () => resolve())); // an error is told by the stream itself
  return succeed("-");
}

/** What was wrong with the command line itself. */
export function usageError(terminal: Terminal, message: string): ExitCode {
  terminal.stderr.write(`error: ${inert(message)}\n`);
  return exitCodes.usage;
}
