/** Refuses a report whose names could leave the CSS, SVG or attribute they are written into: a report may come from anywhere as plain data. */
import type { Block } from "./blocks.js";
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
    if (block.kind === "radar" || block.kind === "bars" || block.kind === "ladder") checkName(block.id, `${here}.id`);
    if (block.kind === "table") block.columns.forEach((it, c) => refuseUnless(Number.isFinite(it.width), `${here}.columns[${c}].width`, "a number", it.width));
    if (block.kind === "pictures") block.pictures.forEach((it, p) => refuseUnless(isPicture(it.source), `${here}.pictures[${p}].source`, "a PNG or JPEG data URI", it.source));
  });
}

const checkName = (name: unknown, at: string): void => refuseUnless(typeof name === "string" && NAME.test(name), at, String(NAME), name);
const isPicture = (source: unknown): boolean => typeof source === "string" && PICTURE.test(source);

function refuseUnless(holds: boolean, at: string, expected: string, actual: unknown): void {
  if (!holds) throw new TypeError(`${at}: expected ${expected}, got ${String(JSON.stringify(actual)).slice(0, 80)}`);
}
