/** The staircase: many phases in several pictures, and no place in one that is not a number. */
import { expect, test } from "vitest";
import type { Staircase } from "../../src/report/blocks.js";
import { renderHtml, type Report } from "../../src/report/index.js";
import { proposalOf, sampleNamed } from "./proposal-samples.js";
import { fixture } from "./samples.js";

const stairsOf = (report: Report): readonly Staircase[] =>
  report.chapters.flatMap((it) => it.parts).flatMap((it) => it.blocks).flatMap((it) => (it.kind === "staircase" ? [it] : []));

test("many phases: the picture goes on where it ended, with twelve columns at most", () => {
  const { report, proposal: { package: { phases } } } = proposalOf(fixture("heavy-equipment-sets-level-1.json"), { target: 4, stepsPerPhase: 1 });
  expect(phases.length).toBeGreaterThan(12);
  const stairs = stairsOf(report);
  expect(stairs.length).toBe(Math.ceil(phases.length / 11));
  expect(new Set(stairs.map((it) => it.id)).size).toBe(stairs.length);
  for (const it of stairs) expect(it.stages.length).toBeLessThanOrEqual(12);
  stairs.slice(1).forEach((it, i) => expect(it.stages[0]?.label).toBe(stairs[i]?.stages.at(-1)?.label));
});

test("points that stay as they are are not told as rising", () => {
  const { report, proposal: { package: { plan } } } = sampleNamed("heavy-equipment-sets-level-2.json");
  expect([plan.from.points, plan.after.points]).toEqual([60.525, 60.525]);
  const [stairs] = stairsOf(report);
  expect(stairs?.title).toBe("分1个阶段，总分60.525分不变，第1阶段完成后达到三级（集成级）");
  expect(stairs?.lines.map((it) => it.at)).toEqual([25, 50, 75, 100]);
});

test("a staircase whose numbers are none is refused", () => {
  const { report } = sampleNamed("intelligent-instruments-level-2.json");
  const swapped = (change: (it: Staircase) => unknown): Report => JSON.parse(JSON.stringify(report), (_key, it) => (it?.kind === "staircase" ? change(it) : it));
  const bad = "1%;background:url(x)";
  expect(() => renderHtml(swapped((it) => ({ ...it, stages: it.stages.map((stage) => ({ ...stage, height: bad })) })))).toThrow(/stages\[0\]\.height: expected a number/);
  expect(() => renderHtml(swapped((it) => ({ ...it, lines: it.lines.map((line) => ({ ...line, at: bad })) })))).toThrow(/the place of 一级分数线20分: expected a number/);
  expect(() => renderHtml(swapped((it) => ({ ...it, id: '"><x' })))).toThrow(/\.id: expected/);
  expect(renderHtml(swapped((it) => it))).toContain('data-figure="target-staircase"');
});
