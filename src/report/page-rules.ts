/** The running head and foot as CSS: a named page for each chapter, since Chromium knows no other way to print its title there. */
import { cssString } from "./css-string.js";
import type { Report } from "./report.js";
import { shorten } from "./words.js";

const TITLE_WIDTH = 22;

export function pageRules({ furniture, contents, chapters }: Report): string {
  const { firm, foot, pageBefore, pageBetween, pageAfter } = furniture;
  const heads = [
    { page: "contents", title: contents.title },
    ...chapters.map(({ page, number, title }) => ({ page, title: `${number} ${title}` })),
  ];
  return [
    `@page { @top-left { content: ${cssString(firm)} }`,
    `  @bottom-left { content: ${cssString(foot)} }`,
    `  @bottom-right { content: ${cssString(pageBefore)} counter(page) ${cssString(pageBetween)} counter(pages) ${cssString(pageAfter)} } }`,
    ...heads.flatMap(({ page, title }) => [page, `${page}-wide`].map((name) => `@page ${name} { @top-right { content: ${cssString(shorten(title, TITLE_WIDTH))} } }`)),
    ...chapters.map(({ page }) => `@page ${page}-wide { size: A4 landscape; margin: 21mm 18mm 18mm }`),
    "@page cover { @top-left { content: none } @top-right { content: none } @bottom-left { content: none } @bottom-right { content: none } }",
    ...["contents", ...chapters.flatMap(({ page }) => [page, `${page}-wide`])].map((page) => `.on-${page} { page: ${page} }`),
  ].join("\n");
}
