/** The journal of reports in bulk: what it keeps, and what it makes of one that was torn or tampered with. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eachAtOnce } from "../../src/cli/bulk/at-once.js";
import { differences, type Entry, type Header } from "../../src/cli/bulk/entry.js";
import { continueJournal, readHeader, startJournal } from "../../src/cli/bulk/journal.js";

let folder: string;
let path: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-journal-")); });
beforeEach(() => { path = join(folder, "journal"); rmSync(path, { force: true }); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header: Header = { journalVersion: 1, engineVersion: "1.0.0", options: [["--format", "pdf"], ["--products", "a.json 1"], ["--products", "b.json 2"]] };
const entry = (row: number, name = "甲"): Entry => ({
  row, place: `line ${row}`, outcome: "broken", id: null, name, sameIdAs: null, answersSha256: null, pack: null, levelRange: null, points: null, file: null, issues: [], moreIssues: 0,
});

describe("the journal", () => {
  it("gives back what was noted last of each row, also when opened again", async () => {
    const journal = await startJournal(path, header);
    await Promise.all([3, 1, 2].map((row) => journal.note(entry(row))));
    await journal.note(entry(1, "乙"));
    expect([await journal.noted(1), await journal.noted(2), await journal.noted(9)]).toEqual([entry(1, "乙"), entry(2), null]);
    await journal.close();
    const again = await continueJournal(path);
    expect(await Promise.all([1, 2, 3, 4].map(again.noted))).toEqual([entry(1, "乙"), entry(2), entry(3), null]);
    await again.close();
    expect(await readHeader(path)).toEqual(header);
  });

  it("torn at any byte keeps every line that was whole, and goes on behind them", async () => {
    const journal = await startJournal(path, header);
    for (const row of [1, 2, 3]) await journal.note(entry(row));
    await journal.close();
    const whole = readFileSync(path);
    const start = whole.indexOf(0x0a) + 1;
    await fc.assert(fc.asyncProperty(fc.integer({ min: start, max: whole.length }), async (length) => {
      writeFileSync(path, whole);
      truncateSync(path, length);
      const kept = whole.subarray(start, length).filter((it) => it === 0x0a).length;
      const torn = await continueJournal(path);
      expect(await Promise.all([1, 2, 3].map(torn.noted))).toEqual([1, 2, 3].map((row) => (row <= kept ? entry(row) : null)));
      await torn.note(entry(4));
      await torn.close();
      expect(readFileSync(path, "utf8").trimEnd().split("\n").map((it) => JSON.parse(it))).toEqual([header, ...[1, 2, 3].slice(0, kept).map((row) => entry(row)), entry(4)]);
    }), { numRuns: 40 });
  });

  it("passes over lines that are none of its own", async () => {
    await (await startJournal(path, header)).close();
    appendFileSync(path, `nonsense\n{"row":1}\n${JSON.stringify(entry(2))}\n`);
    const journal = await continueJournal(path);
    expect(await Promise.all([1, 2].map(journal.noted))).toEqual([null, entry(2)]);
    await journal.close();
  });

  it("of something else is none", async () => {
    expect(await readHeader(path)).toBeNull();
    writeFileSync(path, '{"journalVersion":2}\n');
    expect(await readHeader(path)).toBeNull();
  });

  it("tells in which option another run differs", () => {
    const other: Header = { ...header, options: [["--format", "pdf"], ["--products", "a.json 1"], ["--target", "3"]] };
    expect(differences(header, other)).toMatchObject([
      { code: "journal-differs", path: "--products", expected: "a.json 1, b.json 2", actual: "a.json 1" },
      { code: "journal-differs", path: "--target", expected: "none", actual: "3" },
    ]);
    expect(differences(header, header)).toEqual([]);
  });
});

describe("a few at once", () => {
  it("never more than there is room for", async () => {
    let [taken, running, most] = [0, 0, 0];
    async function* things(): AsyncGenerator<number, void> {
      for (; taken < 20; taken += 1) yield taken;
    }
    await eachAtOnce(things(), 3, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, 1));
      running -= 1;
    });
    expect([taken, running, most]).toEqual([20, 0, 3]);
  });

  it("throws what one threw, when all that was begun has ended", async () => {
    const ended: number[] = [];
    async function* things(): AsyncGenerator<number, void> { for (let i = 0; i < 100; i += 1) yield i; }
    await expect(eachAtOnce(things(), 2, async (it) => {
      await new Promise((done) => setTimeout(done, it === 1 ? 1 : 20));
      ended.push(it);
      if (it === 1) throw new Error("one");
    })).rejects.toThrow("one");
    expect(ended).toContain(0);
    expect(ended.length).toBeLessThan(5);
  });
});
