/** What a shell does to the command: readers that stop early, full disks, folders that cannot be. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { invalid, root, run, sample } from "../support/cli.js";

const cli = `${process.execPath} ${join(root, "dist", "cli.js")}`;
const shell = (script: string): { readonly code: number | null; readonly stdout: string; readonly stderr: string } => {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8", timeout: 30_000 });
  return { code: status, stdout, stderr };
};

describe("a reader that stops early", () => {
  it("is no failure", () => {
    expect(shell(`${cli} score ${sample("level-4")} --format json | head -c 1; echo " $PIPESTATUS"`)).toMatchObject({ stdout: "{ 0\n", stderr: "" });
  });

  it("does not hide one", () => {
    expect(shell(`${cli} score ${invalid("option-unknown")} --format json 2>/dev/null | true; echo $PIPESTATUS`).stdout).toBe("1\n");
  });
});

describe.skipIf(process.platform !== "linux")("a disk that takes nothing", () => {
  it.each([["score", "--format json"], ["explain", ""], ["report", "--out - --format html"]])("%s says so, exit 3, without a stack", (command, options) => {
    const { code, stderr } = shell(`${cli} ${command} ${sample("level-4")} ${options} > /dev/full`);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^error: standard output cannot be written: ENOSPC/m);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe.skipIf(process.platform !== "linux")("a folder that cannot be", () => {
  it("is refused, not waited for", () => {
    expect(shell(`timeout 20 ${cli} report ${sample("level-4")} --format html --out /proc/none/x/`).code).toBe(3);
    const { code } = run(["report", sample("level-4"), "--format", "html", "--out", "-"], { env: { HOME: "/proc/none", XDG_CACHE_HOME: "" } });
    expect(code).toBe(0);
  });
});
