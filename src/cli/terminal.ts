/** What commands say and where: data on stdout, talk on stderr, one exit code. */
import { succeed, type Issue, type Result } from "../issues.js";
import { wordIssue, type Language } from "../wording/issue-lines.js";

export const exitCodes = { done: 0, inputErrors: 1, usage: 2, environment: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
}

/** Options every command shares. */
export interface GlobalOptions {
  readonly lang: Language;
}

export const printJson = (terminal: Terminal, value: unknown): void => void terminal.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
export const printLines = (terminal: Terminal, lines: readonly string[]): void => void terminal.stdout.write(`${lines.join("\n")}\n`);

export function printIssues(terminal: Terminal, issues: readonly Issue[], language: Language, source = ""): void {
  for (const it of issues) terminal.stderr.write(`${source && `${source}: `}${wordIssue(it, language)}\n`);
}

const environmentCodes: ReadonlySet<string> = new Set([
  "output-not-writable", "browser-not-found", "browser-does-not-start", "fonts-not-found", "package-not-found",
  "render-timeout", "render-failed", "render-cancelled", "contents-moved",
]);

/** 3 when the machine is to blame, 1 when the input is. */
export const exitCodeFor = (issues: readonly Issue[]): ExitCode =>
  issues.some((it) => environmentCodes.has(it.code)) ? exitCodes.environment : exitCodes.inputErrors;

/** Bytes on standard output, awaited so that nothing is cut off. */
export async function printBytes(terminal: Terminal, bytes: Uint8Array): Promise<Result<string>> {
  await new Promise<void>((resolve, reject) => void terminal.stdout.write(bytes, (error) => (error ? reject(error) : resolve())));
  return succeed("-");
}
