/** What goes in and out by the command line: bounded files, and JSON that a screen can show. */
import { Readable, Writable } from "node:stream";
import { expect, it } from "vitest";
import { readJson, readText } from "../../src/cli/input.js";
import { jsonText, printJson } from "../../src/cli/terminal.js";
import { readBounded } from "../../src/dataset/io/read-bounded.js";

it.skipIf(process.platform !== "linux")("stops reading a file that never ends", async () => {
  expect((await readJson("/dev/zero")).issues).toMatchObject([{ code: "file-unreadable", path: "/dev/zero", expected: "at most 64 MB", actual: "more" }]);
});

it("stops reading standard input at the same bound", async () => {
  const endless = Readable.from((function* () { for (;;) yield Buffer.alloc(2 ** 20); })());
  expect((await readText("-", endless)).issues).toMatchObject([{ code: "file-unreadable", path: "-", expected: "at most 64 MB" }]);
});

it("takes exactly as much as the bound, and no byte more", async () => {
  expect(await readBounded(Readable.from(["ab", Buffer.from("c")]), 3)).toEqual(Buffer.from("abc"));
  expect(await readBounded(Readable.from(["ab", Buffer.from("cd")]), 3)).toBeNull();
});

it("writes what a screen obeys or hides as escapes, of the same value", () => {
  const value = { "a\u009b": ["\u202egnp.exe\u2066", "\u007f\u200f\ufeff\u2028", "汉字 😀 é"] };
  const text = jsonText(value);
  expect(text).toContain(String.raw`"\u202egnp.exe\u2066"`);
  expect(text).toContain(String.raw`"a\u009b"`);
  expect(text).toContain("汉字 😀 é");
  expect(JSON.parse(text)).toEqual(value);
  expect(text).not.toMatch(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/);
});

it("prints that", () => {
  const written: string[] = [];
  const stdout = new Writable({ write: (chunk, _encoding, done) => { written.push(String(chunk)); done(); } });
  printJson({ stdin: process.stdin, stdout, stderr: stdout }, { a: "\u202e" });
  expect(written.join("")).toBe("{\n  \"a\": \"\\u202e\"\n}\n");
});
