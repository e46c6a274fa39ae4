/** Some chapters of a report alone: those wanted, in the report's own order, numbered without gaps, and nothing else in the contents. */
import { expect, test } from "vitest";
import { buildReport, chapterIds } from "../../src/report/index.js";
import { sampleNamed } from "./proposal-samples.js";
import { date } from "./samples.js";

const { sheet, result, pack, proposal, report: whole } = sampleNamed("all given");
const reportOf = (chapters?: readonly string[]) => buildReport({ sheet, result, pack, proposal }, { date, chapters });

test("those wanted, whatever their order, with numbers that close up", () => {
  const { chapters, contents } = reportOf(["task-book", "proposal", "needs", "appendix"]);
  expect(chapters.map((it) => `${it.number} ${it.id}`)).toEqual(["1 needs", "2 proposal", "附录A task-book", "附录B appendix"]);
  expect(chapters.flatMap((it) => it.parts.map((part) => part.number)).filter((it) => it !== null).slice(0, 3)).toEqual(["1.1", "1.2", "1.3"]);
  expect(contents.entries.filter((it) => it.depth === "chapter").map((it) => it.title)).toEqual(chapters.map((it) => it.title));
  expect(reportOf(["appendix"]).chapters.map((it) => it.number)).toEqual(["附录A"]);
});

test("a chapter with nothing to say stays out; all of them are the whole report", () => {
  const { chapters } = buildReport({ sheet, result, pack }, { date, chapters: ["proposal", "level"] });
  expect(chapters.map((it) => it.id)).toEqual(["level"]);
  expect(reportOf(chapterIds)).toEqual(whole);
  expect(reportOf()).toEqual(whole);
  expect(reportOf([]).chapters).toEqual([]);
});

test("an unknown chapter is a mistake of the caller", () => {
  expect(() => reportOf(["needs", "need"])).toThrow(TypeError);
  expect(() => reportOf(["need"])).toThrow("chapters: expected some of summary, firm, basis, level, dimensions, areas, needs, target, proposal, investment, effect, evidence, notes, nature, task-book, appendix, got need");
});
