/** Refuses a report whose names could leave the CSS, SVG or attribute they are written into: a report may come from anywhere as plain data. */
import type { Block, Gantt, Histogram, Staircase, Table } from "./blocks.js";
import type { Report } from "./report.js";

const NAME = /^[a-z][a-z0-9-]*$/;
const PICTURE = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/;

/** @throws TypeError naming the place. */
export function checkReport({ contents, chapters }: Report): void {
  contents.entries.forEach((it, i) => checkName(it.id, `contents.entries[${i}].id`));
  chapters.forEach((chapter, c) => {
    const at = `chapters[${c}]`;
    checkName(chapter.id, `${at}.id`);
    checkName(chapter.page, `${at}.page`);
    chapter.parts.forEach((part, p) => {
      const here = `${at}.parts[${p}]`;
      checkName(part.id, `${here}.id`);
      if (part.page !== null) checkName(part.page, `${here}.page`);
      checkBlocks(part.blocks, `${here}.blocks`);
    });
  });
}

function checkBlocks(blocks: readonly Block[], at: string): void {
  blocks.forEach((block, i) => {
    const here = `${at}[${i}]`;
    if (block.kind === "columns") block.columns.forEach((it, c) => checkBlocks(it, `${here}.columns[${c}]`));
    if ("id" in block) checkName(block.id, `${here}.id`);
    if (block.kind === "table") checkTable(block, here);
    if (block.kind === "histogram") checkHistogram(block, here);
    if (block.kind === "staircase") checkStaircase(block, here);
    if (block.kind === "gantt") checkGantt(block, here);
    if (block.kind === "matrix") checkNumber(block.width, `${here}.width`);
    if (block.kind === "pictures") block.pictures.forEach((it, p) => refuseUnless(isPicture(it.source), `${here}.pictures[${p}].source`, "a PNG or JPEG data URI", it.source));
  });
}

function checkTable({ columns, rows }: Table, at: string): void {
  columns.forEach((it, c) => checkNumber(it.width, `${at}.columns[${c}].width`));
  rows.forEach((row, r) => row.cells.forEach((it, c) => {
    if (it.bar !== null) checkNumber(it.bar, `${at}.rows[${r}].cells[${c}].bar`);
  }));
}

function checkHistogram({ bins, ticks, lines }: Histogram, at: string): void {
  bins.forEach((it, b) => [it.from, it.width, it.height].forEach((value) => checkNumber(value, `${at}.bins[${b}]`)));
  [...ticks, ...lines].forEach((it) => checkNumber(it.at, `${at}, the place of ${it.label}`));
}

function checkStaircase({ stages, lines }: Staircase, at: string): void {
  stages.forEach((it, s) => checkNumber(it.height, `${at}.stages[${s}].height`));
  lines.forEach((it) => checkNumber(it.at, `${at}, the place of ${it.label}`));
}

function checkGantt({ ticks, groups }: Gantt, at: string): void {
  ticks.forEach((it, t) => checkNumber(it.at, `${at}.ticks[${t}].at`));
  groups.forEach(({ rows }, g) => rows.forEach(({ bar }, r) => {
    if (bar !== null) [bar.from, bar.width, bar.more].forEach((value) => checkNumber(value, `${at}.groups[${g}].rows[${r}].bar`));
  }));
}

const checkNumber = (value: unknown, at: string): void => refuseUnless(Number.isFinite(value), at, "a number", value);
const checkName = (name: unknown, at: string): void => refuseUnless(typeof name === "string" && NAME.test(name), at, String(NAME), name);
const isPicture = (source: unknown): boolean => typeof source === "string" && PICTURE.test(source);

function refuseUnless(holds: boolean, at: string, expected: string, actual: unknown): void {
  if (!holds) throw new TypeError(`${at}: expected ${expected}, got ${String(JSON.stringify(actual)).slice(0, 80)}`);
}
