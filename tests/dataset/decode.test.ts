import { describe, expect, it } from "vitest";
import { decode, UndecodableError } from "../../src/dataset/io/decode.js";
import { chunksOf, listOf } from "./support.js";

const textOf = async (parts: readonly Uint8Array[]): Promise<string> => (await listOf(decode(chunksOf(parts)))).join("");
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((it) => [...it]));

/** GB18030, as another program encodes it; the last character takes four bytes. */
const GB = bytes(0xd1, 0xf9, 0xc0, 0xfd, 0xc6, 0xf3, 0xd2, 0xb5, 0xa2, 0xe3, 0x95, 0x34, 0xb2, 0x35);
const GB_TEXT = "样例企业€𠮷";

describe("decode", () => {
  it.each([["ASCII", "id,name\n"], ["Chinese", "企业编号,𠮷\n"], ["nothing", ""]])("reads UTF-8: %s", async (_what, text) => {
    expect(await textOf([utf8(text)])).toBe(text);
    expect(await textOf([utf8(`\uFEFF${text}`)])).toBe(text);
  });

  it("reads GB18030", async () => expect(await textOf([GB])).toBe(GB_TEXT));

  it("reads either, cut at any place", async () => {
    for (const [whole, text] of [[joined(utf8("a,"), GB, utf8(",b\n"), GB), `a,${GB_TEXT},b\n${GB_TEXT}`], [utf8("\uFEFFa,样例𠮷,b"), "a,样例𠮷,b"]] as const) {
      for (let at = 0; at <= whole.length; at += 1) expect(await textOf([whole.subarray(0, at), whole.subarray(at)])).toBe(text);
      expect(await textOf([...whole].map((it) => bytes(it)))).toBe(text);
    }
  });

  it("decides on what is not ASCII, however late that comes", async () => {
    const ascii = utf8("E0001,C,2\n".repeat(10_000));
    expect((await textOf([ascii, GB])).endsWith(GB_TEXT)).toBe(true);
    expect((await textOf([ascii, utf8("样例")])).endsWith("样例")).toBe(true);
  });

  it("is not misled when the first characters could be either", async () => {
    const either = bytes(0xc4, 0xa3, 0xd0, 0xa1); // in UTF-8 two other characters
    const names = joined(either, utf8(","), GB, utf8("\n"));
    expect(await textOf([names])).toBe(`模小,${GB_TEXT}\n`);
    expect(await textOf([either, utf8("x".repeat(60_000)), GB])).toBe(`模小${"x".repeat(60_000)}${GB_TEXT}`);
  });

  it("does not take for GB18030 what is UTF-8 in some lines: those would be garbled", async () => {
    const lines = [GB, utf8("\n样例企业\n"), GB];
    await expect(textOf([joined(...lines)])).rejects.toThrow("UTF-8 in some lines, another encoding in others");
    await expect(textOf([utf8("样例企业\n"), bytes(0xe9), utf8("\n样例\n")])).rejects.toThrow("in some lines");
  });

  it("holds back no more than it needs to decide", async () => {
    let read = 0;
    const parts = async function* (): AsyncGenerator<Uint8Array, void> {
      for (; read < 100; read += 1) yield utf8("样例企业".repeat(1000));
    };
    const chunks = decode(parts());
    await chunks.next();
    expect(read).toBe(5);
  });

  it.each([
    ["a mark, then something else", [joined(bytes(0xef, 0xbb, 0xbf), GB)]], ["neither", [bytes(0x61, 0xff, 0xfe, 0x00)]], ["half a character at the end", [GB.subarray(0, 7)]],
    ["UTF-16", [bytes(0xff, 0xfe, 0x69, 0x00, 0x64, 0x00)]], ["UTF-8 that goes wrong later", [utf8("样例企业".repeat(10_000)), bytes(0xff)]],
  ])("refuses %s", async (_what, parts) => {
    await expect(textOf(parts)).rejects.toThrow(UndecodableError);
  });
});
