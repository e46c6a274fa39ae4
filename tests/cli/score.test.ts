/** `score`, `explain`, `verify` as a shell sees them: what goes to stdout, what to stderr, the exit code. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invalid, run, sample } from "../support/cli.js";

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-cli-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe("score", () => {
  it("prints the result as JSON into a pipe, and nothing else", () => {
    const { code, stdout, stderr } = run(["score", sample("on-points-line")]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ resultVersion: 1, level: 2, points: 40, levelRange: [2, 2], completeness: 1 });
  });

  it("39.975 is level 1 and is never shown as 40", () => {
    const { stdout } = run(["score", sample("just-short-of-points-line"), "--format", "text"]);
    expect(stdout).toContain("评测等级：一级（初始级）；得分39.975分（满分100分）。");
    expect(stdout).toContain("总分应不低于40分，实际39.975分，不满足，相差0.025分。");
    expect(stdout).not.toMatch(/(?<![\d.])40(\.0+)?分（满分/);
  });

  it("reads standard input for '-'", () => {
    const { code, stdout } = run(["score", "-"], { input: readFileSync(sample("level-4"), "utf8") });
    expect([code, JSON.parse(stdout).level]).toEqual([0, 4]);
  });

  it("an unreadable sheet prints its issues as JSON, no level, exit 1, and the same for people on stderr", () => {
    const { code, stdout, stderr } = run(["score", invalid("unknown-indicator"), "--format", "json"]);
    expect(code).toBe(1);
    expect(Object.keys(JSON.parse(stdout))).toEqual(["issues"]);
    expect(JSON.parse(stdout).issues.map((it: { code: string }) => it.code)).toEqual(["unknown-indicator"]);
    expect(stderr).toMatch(/^错误 unknown-indicator（answers\.[^）]+）：指标中没有这个题目编号。/);
  });

  it("speaks English when asked", () => {
    expect(run(["--lang", "en", "score", invalid("unknown-indicator")]).stderr).toMatch(/^error unknown-indicator at answers\./);
  });

  it.each([
    ["an unknown pack", { pack: "miit-sme-2023", enterprise: { id: "E" } }, "pack-unknown"],
    ["the 2022 edition", { pack: "miit-sme-2022", enterprise: { id: "E" } }, "pack-not-available"],
  ])("%s: issues on stdout, exit 1", (_name, sheet, issueCode) => {
    const { code, stdout } = run(["score", "-", "--format", "json"], { input: JSON.stringify(sheet) });
    expect([code, JSON.parse(stdout).issues.map((it: { code: string }) => it.code)]).toEqual([1, [issueCode]]);
  });

  it("--pack stands in for a missing pack, and refuses another one", () => {
    const bare = JSON.stringify({ enterprise: { id: "E" } });
    expect(run(["score", "-"], { input: bare }).code).toBe(1);
    expect(run(["score", "-", "--pack", "miit-sme-2024"], { input: bare }).code).toBe(0);
    expect(run(["score", "-", "--pack", "miit-sme-2022"], { input: bare }).stdout).toContain("pack-not-available");
  });

  it("a missing file, a folder and a file that is not UTF-8 are said, exit 1", () => {
    const gbk = write("gbk.json", Uint8Array.from([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x7d]));
    for (const path of [join(folder, "none.json"), folder, gbk]) {
      const { code, stdout } = run(["score", path]);
      expect([code, JSON.parse(stdout).issues[0].code]).toEqual([1, "file-unreadable"]);
    }
  });

  it("a warning goes to stderr and the score to stdout", () => {
    const { code, stdout, stderr } = run(["score", invalid("figures-incomplete")]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).issues.map((it: { code: string }) => it.code)).toEqual(["figures-incomplete"]);
    expect(stderr).toMatch(/^提示 figures-incomplete/);
  });
});

describe("what an input cannot do to a terminal", () => {
  it("no line break or escape sequence of a name or key reaches it", () => {
    const sheet = { pack: "miit-sme-2024", enterprise: { id: "E", "\u001b[31mname": 1 }, answers: {} };
    const { stderr } = run(["score", "-"], { input: JSON.stringify(sheet) });
    expect(stderr).toContain("unknown-key");
    expect(stderr).not.toContain("\u001b");
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("usage", () => {
  it.each([[["score"]], [["nonsense"]], [["score", "x.json", "--format", "xml"]], [["score", "x.json", "--nonsense"]], [["report", "x.json"]], [["verify", "-", "-"]], [["report", "-", "-", "--out", "x/"]]])("%j exits 2", (args) => {
    const { code, stdout, stderr } = run(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error: /);
  });

  it("--help and --version exit 0", () => {
    expect(run(["--help"])).toMatchObject({ code: 0, stderr: "" });
    expect(run(["--help"]).stdout).toMatch(/score[\s\S]*explain[\s\S]*report[\s\S]*verify[\s\S]*packs[\s\S]*lint-pack[\s\S]*doctor/);
    expect(run(["--version"])).toMatchObject({ code: 0, stdout: "0.1.0\n" });
  });
});

describe("explain", () => {
  it("says why this level and why not the next", () => {
    const { code, stdout } = run(["explain", sample("short-of-binding-areas")]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/为什么不是更高一级\n- 未达到三级（集成级），有1项条件不满足。\n- 达到三级及以上的约束性业务场景应不少于5个，实际\d个，不满足，相差\d个。\n/);
  });

  it("gives the same as data", () => {
    const explanation = JSON.parse(run(["explain", sample("level-4"), "--format", "json"]).stdout);
    expect([explanation.locale, explanation.indicators.length, explanation.areas.length, explanation.decision.length]).toEqual(["zh-CN", 15, 16, 4]);
  });
});

describe("verify", () => {
  it("agrees with what score printed, and names what was changed", () => {
    const printed = run(["score", sample("level-4")]).stdout;
    expect(run(["verify", write("result.json", printed), sample("level-4")])).toMatchObject({ code: 0, stderr: "" });
    const changed = run(["verify", write("changed.json", printed.replace('"level": 4', '"level": 3')), sample("level-4")]);
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.stdout).issues.map((it: { path: string }) => it.path)).toContain("level");
  });

  it("tells another sheet by its hash", () => {
    const result = write("other.json", run(["score", sample("level-4")]).stdout);
    const { code, stdout } = run(["verify", result, sample("on-points-line")]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).issues.map((it: { path: string }) => it.path)).toContain("receipt.answersSha256");
  });

  it("refuses what is no result", () => {
    const { code, stdout } = run(["verify", write("none.json", "{}"), sample("level-4")]);
    expect([code, JSON.parse(stdout).issues[0].code]).toEqual([1, "result-invalid"]);
  });
});
