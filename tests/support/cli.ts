/** The built command, run as a user runs it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..");
export const sample = (name: string): string => join(root, "fixtures", "answers", "miit-sme-2024", `${name}.json`);
export const invalid = (code: string): string => join(root, "fixtures", "invalid", `${code}.json`);

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(args: readonly string[], options: { readonly input?: string; readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist", "cli.js"), ...args], {
    encoding: "utf8", maxBuffer: 64 * 2 ** 20, input: options.input ?? "", env: { ...process.env, ...options.env }, cwd: options.cwd ?? root,
  });
  return { code: status, stdout, stderr };
}
