/** One page of a browser, reused for document after document: load, ask, print, draw. */
import type { CDPSession, Page } from "puppeteer-core";
import { drawFigures, type Drawings } from "./draw.js";

export interface Tab {
  /** Replaces the document. Nothing in it runs, and nothing it points to is fetched. */
  load(html: string): Promise<void>;
  /** Our own question to the document; works though the document's scripts do not. */
  ask(expression: string): Promise<unknown>;
  print(options: { readonly tagged: boolean }): Promise<Buffer>;
  /** A picture of every element that carries `data-figure`. */
  draw(): Promise<Drawings>;
}

export async function openTab(page: Page): Promise<Tab> {
  const [session] = await Promise.all([page.createCDPSession(), page.setJavaScriptEnabled(false)]);
  // the answer to a question put to a page that crashed never comes
  const crashed = new Promise<never>((_, reject) => page.once("error", reject));
  crashed.catch(() => undefined);
  return {
    load: (html) => Promise.race([load(page, html), crashed]),
    ask: (expression) => Promise.race([page.evaluate(expression), crashed]),
    print: ({ tagged }) => Promise.race([print(session, tagged), crashed]),
    draw: () => Promise.race([drawFigures(session, (expression) => page.evaluate(expression)), crashed]),
  };
}

async function load(page: Page, html: string): Promise<void> {
  await page.setContent(html, { waitUntil: "load", timeout: 0 });
  // fonts inside the page are read when first needed, which for printing is too late
  if (html.includes("@font-face")) await page.evaluate("Promise.allSettled(Array.from(document.fonts, (it) => it.load())).then(() => true)");
}

/** Size and margins come from CSS; those given here are for documents that say nothing. */
async function print(session: CDPSession, tagged: boolean): Promise<Buffer> {
  const { data } = await session.send("Page.printToPDF", {
    preferCSSPageSize: true,
    printBackground: true,
    paperWidth: 210 / 25.4,
    paperHeight: 297 / 25.4,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: 0,
    generateTaggedPDF: tagged,
    generateDocumentOutline: tagged,
  });
  return Buffer.from(data, "base64");
}
