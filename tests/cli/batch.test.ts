/** `batch` and `merge` as a shell sees them: killed at any moment and gone on with, stopped, on a full disk, into pipes; and what is refused. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { root, run, type Ran } from "../support/cli.js";

const cli = join(root, "dist", "cli.js");
const sampleFirms = join(root, "fixtures", "datasets", "sample-firms.ndjson");

let folder: string;
let data: string;
let out: string;
/** What a run that nothing befalls writes. */
const whole: Record<string, readonly [records: string, summary: string]> = {};

/** Of some megabytes: to compare them byte by byte takes the test runner half a minute. */
const hashOf = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");
const resultOf = (name: string): readonly [string, string] => [hashOf(readFileSync(join(folder, name))), readFileSync(join(folder, `${name}.summary.json`), "utf8")];
const files = (): readonly string[] => readdirSync(folder).filter((it) => it.startsWith("r.")).sort();
const batch = (...more: readonly string[]): Ran => run(["--lang", "en", "batch", data, ...more]);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sme-batch-"));
  data = join(folder, "firms.ndjson");
  out = join(folder, "r.ndjson");
  writeFileSync(data, readFileSync(sampleFirms, "utf8").repeat(24)); // half a dozen blocks
  for (const ending of ["ndjson", "csv", "xlsx"]) {
    expect(batch("--out", join(folder, `whole.${ending}`), "--workers", "1").code).toBe(0);
    whole[ending] = resultOf(`whole.${ending}`);
  }
}, 120_000);
beforeEach(() => {
  for (const it of files()) rmSync(join(folder, it), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

/** Runs until it ends, or gets the signal at the moment asked for. */
async function signalled(signal: NodeJS.Signals, isMoment: () => boolean, ...more: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [cli, "--lang", "en", "batch", data, ...more], { stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (it: Buffer) => { stderr += it.toString(); });
  const ended = new Promise<Ended>((resolve) => void child.on("close", (code, its) => resolve({ code, signal: its, stderr })));
  while (child.exitCode === null && !isMoment()) await pause(2);
  child.kill(signal);
  return ended;
}

const hasBegun = (): boolean => existsSync(`${out}.journal`);
const blocksDone = (path: string): number => (existsSync(`${path}.journal`) ? readFileSync(`${path}.journal`, "utf8").split("\n").length - 2 : 0);
const after = (milliseconds: number): (() => boolean) => {
  const start = performance.now();
  return () => performance.now() - start > milliseconds;
};

describe("killed at any moment and gone on with", () => {
  it.each(["ndjson", "csv"])("%s: the same bytes, the same summary, nothing left over", async (ending) => {
    const path = join(folder, `r.${ending}`);
    // right after a block, while the table is made, between the last steps, and at moments of no meaning
    const moments = [
      () => blocksDone(path) >= 1, () => blocksDone(path) >= 3, () => existsSync(`${path}.draft`) && blocksDone(path) >= 5,
      () => existsSync(`${path}.summary.json`), after(500),
    ];
    let kills = 0;
    for (const [i, moment] of moments.entries()) {
      const { signal } = await signalled("SIGKILL", moment, "--out", path, "--resume", "--workers", String(1 + (i % 2)));
      kills += Number(signal === "SIGKILL");
    }
    expect(kills).toBeGreaterThan(1);
    expect(batch("--out", path, "--resume").code).toBe(0);
    expect(resultOf(`r.${ending}`)).toEqual(whole[ending]);
    expect(files()).toEqual([`r.${ending}`, `r.${ending}.summary.json`]);
  }, 180_000);

  it("goes on where it was, not from the start", async () => {
    await signalled("SIGKILL", () => blocksDone(out) >= 3, "--out", out, "--workers", "1");
    const done = blocksDone(out);
    let least = Infinity;
    await signalled("SIGKILL", () => {
      if (hasBegun()) least = Math.min(least, blocksDone(out));
      return false;
    }, "--out", out, "--resume", "--workers", "1");
    expect([done >= 3, least]).toEqual([true, done]);
    expect(resultOf("r.ndjson")).toEqual(whole["ndjson"]);
  });

  it("starts anew when not asked to go on, and says so in a line", async () => {
    await signalled("SIGKILL", hasBegun, "--out", out);
    const { code, stderr } = batch("--out", out);
    expect([code, stderr.split("\n")[0]]).toEqual([0, expect.stringMatching(/not gone on with.*--resume/)]);
    expect(resultOf("r.ndjson")).toEqual(whole["ndjson"]);
  });
});

describe.each([["SIGINT", 130], ["SIGTERM", 143]] as const)("%s", (signal, expected) => {
  it(`ends the run in good order with ${expected}, says how to go on, and leaves what is needed`, async () => {
    const ended = await signalled(signal, hasBegun, "--out", out, "--workers", "1");
    expect(ended).toMatchObject({ code: expected, signal: null, stderr: expect.stringMatching(/^Stopped after \d+ rows; --resume/) });
    expect(files()).toEqual(["r.ndjson.journal", "r.ndjson.part"]);
    expect(batch("--out", out, "--resume").code).toBe(0);
    expect(resultOf("r.ndjson")).toEqual(whole["ndjson"]);
  });

  it("ends one that waits for standard input", async () => {
    const child = spawn(process.execPath, [cli, "--lang", "en", "batch", "-", "--out", out], { stdio: ["pipe", "ignore", "pipe"] });
    child.stdin.on("error", () => undefined);
    child.stdin.write(readFileSync(data).subarray(0, 3 * 2 ** 20));
    while (!hasBegun()) await pause(2);
    child.kill(signal);
    expect(await new Promise((resolve) => void child.on("exit", resolve))).toBe(expected);
    expect(batch("--out", out, "--resume").code).toBe(0);
    expect(resultOf("r.ndjson")).toEqual(whole["ndjson"]);
  });
});

describe("shards", () => {
  it("merged into any format are what one run writes", () => {
    const shards = [3, 1, 2].map((i) => join(folder, `r.${i}.ndjson`));
    for (const [n, path] of shards.entries()) expect(batch("--out", path, "--shard", `${[3, 1, 2][n]}/3`).code).toBe(0);
    for (const ending of ["ndjson", "csv", "xlsx"]) {
      expect(run(["merge", ...shards, "--out", join(folder, `r.${ending}`)]).code).toBe(0);
      expect(resultOf(`r.${ending}`)).toEqual(whole[ending]);
    }
    expect(hashOf(run(["merge", ...shards, "--out", "-"]).stdout)).toBe(whole["ndjson"]?.[0]);
    expect(run(["--lang", "en", "merge", ...shards.slice(1), "--out", join(folder, "r.ndjson")])).toMatchObject({ code: 1, stderr: expect.stringContaining("shard 3/3") });
    expect(run(["merge", ...shards, "--out", shards[0] ?? ""]).code).toBe(2);
  }, 60_000);
});

describe("strict", () => {
  it("exits 1 at the first issue, tells it alone, and leaves nothing", () => {
    const broken = join(folder, "r.broken.ndjson");
    writeFileSync(broken, readFileSync(sampleFirms, "utf8").split("\n").map((it, i) => (i === 7 || i === 9 ? "{" : it)).join("\n"));
    expect(run(["--lang", "en", "batch", broken, "--out", out])).toMatchObject({ code: 0, stderr: expect.stringContaining("2 could not be scored") });
    rmSync(out);
    rmSync(join(folder, "r.ndjson.summary.json"));
    const { code, stderr } = run(["--lang", "en", "batch", broken, "--out", out, "--strict"]);
    expect([code, stderr.trimEnd().split("\n"), files()]).toEqual([1, [expect.stringMatching(/json-syntax at line 8\b/)], ["r.broken.ndjson"]]);
  });
});

describe("pipes", () => {
  it("records go to standard output, talk to standard error", () => {
    const { code, stdout, stderr } = batch("--out", "-");
    expect([code, hashOf(stdout) === whole["ndjson"]?.[0], stderr.split("\n")[0]]).toEqual([0, true, expect.stringMatching(/^5280 rows: /)]);
  });

  it("a reader that stops early ends the run quietly", () => {
    const { stdout } = spawnSync("bash", ["-c", `${process.execPath} ${cli} batch ${data} --out - 2>&1 | head -c 1; echo " $PIPESTATUS"`], { encoding: "utf8", timeout: 30_000 });
    expect(stdout).toBe("{ 0\n");
  });

  it("standard input is a dataset like any other", () => {
    expect(run(["batch", "-", "--out", out], { input: readFileSync(data, "utf8") }).code).toBe(0);
    expect(resultOf("r.ndjson")).toEqual(whole["ndjson"]);
  });
});

describe("a full disk", () => {
  // files may not grow beyond 2 MB: what a run meets on a disk that is full, without the rights to make one
  it("is told, exit 3; when there is room again, the run goes on", () => {
    const script = `ulimit -f 2048; exec "$0" "$@"`;
    const { status, stderr } = spawnSync("bash", ["-c", script, process.execPath, cli, "--lang", "en", "batch", data, "--out", out, "--workers", "1"], { encoding: "utf8", timeout: 30_000 });
    expect([status, stderr]).toEqual([3, expect.stringContaining("output-not-writable")]);
    expect(files()).toEqual(["r.ndjson.journal", "r.ndjson.part"]);
    expect(blocksDone(out)).toBeGreaterThan(0);
    expect(batch("--out", out, "--resume").code).toBe(0);
    expect(resultOf("r.ndjson")).toEqual(whole["ndjson"]);
  });

  it("is told of a device as well", () => {
    expect(batch("--out", "/dev/full", "--format", "ndjson")).toMatchObject({ code: 3, stderr: expect.stringMatching(/output-not-writable.*no space left/) });
  });
});

describe("a command line that cannot be meant", () => {
  it.each([
    ["no output", []],
    ["an unknown ending", ["--out", "r.txt"]],
    ["the input as the output", ["--out", sampleFirms]],
    ["going on with standard output", ["--out", "-", "--resume"]],
    ["all or nothing into standard output", ["--out", "-", "--strict"]],
    ["a table into standard output", ["--out", "-", "--format", "csv"]],
    ["a shard as a table", ["--out", "r.csv", "--shard", "1/2"]],
    ["a shard beyond the last", ["--out", "r.ndjson", "--shard", "3/2"]],
    ["shard 0", ["--out", "r.ndjson", "--shard", "0/2"]],
    ["no thread", ["--out", "r.ndjson", "--workers", "0"]],
    ["more threads than any machine", ["--out", "r.ndjson", "--workers", "65"]],
  ])("%s", (_, options) => {
    expect(run(["batch", sampleFirms, ...options])).toMatchObject({ code: 2, stdout: "" });
  });

  it("a folder as the output", () => {
    mkdirSync(out);
    expect(run(["batch", sampleFirms, "--out", out]).code).toBe(2);
  });
});
