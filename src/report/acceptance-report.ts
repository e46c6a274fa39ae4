/** What acceptance asks for, gathered of one firm → the printed sheet; it decides nothing. */
import type { Acceptance } from "../diagnosis/acceptance/schema.js";
import { contextOf, words } from "./acceptance/context.js";
import { acceptanceSections } from "./acceptance/index.js";
import { checkProject, isAnyOpen, words as change, type AboutFirm } from "./change/context.js";
import { coverOf, furnitureOf } from "./change-report.js";
import { documentOf } from "./chapters.js";
import { checkDocument } from "./check-input.js";
import { firmName } from "./cover.js";
import type { Report } from "./report.js";
import { fill } from "./words.js";

/**
 * The printed acceptance sheet (验收情况表) as plain data, for `renderHtml`, the PDF renderer and Word.
 * @throws TypeError when figures, pack and project do not belong together, or the date is none: a mistake of the calling program.
 */
export function buildAcceptanceReport(acceptance: Acceptance, about: AboutFirm): Report {
  checkDocument(acceptance.change.pack, about.pack, about.date);
  checkProject(acceptance.change, about.project);
  const context = contextOf(acceptance, about);
  return documentOf(acceptanceSections, context, {
    orientation: "portrait",
    title: fill(change.documentTitle, { firm: firmName(acceptance.change), title: words.title }),
    date: about.date,
    furniture: furnitureOf(words.title, context),
    cover: coverOf(isAnyOpen(context) ? fill(change.draft, { title: words.title }) : words.title, context),
  });
}
