/** What the tests of printing share: a folder of their own, a report-like document, and eyes for a PDF. */
import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll } from "vitest";
import type { Result } from "../../../src/issues.js";

/** Kept from run to run: unpacking the browser takes seconds. */
export const cacheDir = resolve("node_modules/.cache/sme-digital-maturity-tests");

const root = mkdtempSync(join(tmpdir(), "sme-test-"));
// what is in it may be opened to other users
chmodSync(root, 0o755);
afterAll(() => rm(root, { recursive: true, force: true }));

/** A new one, removed when the tests of the file are done. */
export const folder = (): Promise<string> => mkdtemp(join(root, "x"));

/** From here on everything temporary goes here, so that what is left behind can be counted. */
export async function ownTemporaryFolder(): Promise<string> {
  const dir = await folder();
  process.env["TMPDIR"] = dir;
  return dir;
}

export const profilesIn = async (dir: string): Promise<readonly string[]> => (await readdir(dir)).filter((it) => it.startsWith("sme-maturity-browser-"));

/** Live processes (zombies have no command line) that mention the text, e.g. a profile folder. */
export function processesNaming(text: string): readonly number[] {
  const isNumber = /^\d+$/;
  return readdirSync("/proc").filter((it) => isNumber.test(it)).map(Number).filter((pid) => pid !== process.pid && commandLine(pid).includes(text));
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** Without their children, and without Debian's shell script around them. */
export function browsersOf(profilesDir: string): readonly number[] {
  const all = processesNaming(`--user-data-dir=${profilesDir}`).filter((pid) => !commandLine(pid).startsWith("/bin/sh\0"));
  return all.filter((pid) => !all.includes(familyOf(pid).parent));
}

/** A browser and its children share one group. */
export function familyOf(pid: number): { readonly parent: number; readonly group: number } {
  try {
    const [, parent, group] = (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1] ?? "").split(" ");
    return { parent: Number(parent), group: Number(group) };
  } catch {
    return { parent: 0, group: 0 };
  }
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error("it did not come to pass within ten seconds");
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1));
  return result.value;
}

export const codesOf = (result: Result<unknown>): readonly string[] => result.issues.map((it) => it.code);

export const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

export const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString("latin1");

export interface PdfFacts {
  readonly pages: readonly { readonly text: string; readonly width: number; readonly height: number }[];
  readonly title: string;
  readonly outline: readonly string[];
}

/** As a reader sees it. */
export async function read(pdf: Uint8Array): Promise<PdfFacts> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false }).promise;
  try {
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_, i) => {
        const page = await document.getPage(i + 1);
        const { items } = await page.getTextContent();
        const { width, height } = page.getViewport({ scale: 1 });
        return { text: items.map((it) => ("str" in it ? it.str : "")).join(""), width: Math.round(width), height: Math.round(height) };
      }),
    );
    const { info } = await document.getMetadata();
    const title = "Title" in info && typeof info.Title === "string" ? info.Title : "";
    const outline = (await document.getOutline()) ?? [];
    return { pages, title, outline: flatten(outline) };
  } finally {
    await document.destroy();
  }
}

interface Entry {
  readonly title: string;
  readonly items: readonly Entry[];
}
const flatten = (entries: readonly Entry[]): readonly string[] => entries.flatMap((it) => [it.title, ...flatten(it.items)]);

const CSS = `
@page{size:A4;margin:20mm;font-family:"Noto Sans SC";@top-left{content:"甲乙丙公司"}@bottom-right{content:counter(page) " / " counter(pages)}}
@page wide{size:A4 landscape}
body{font:10pt/1.6 "Noto Sans SC";margin:0}h1{break-before:page}table{border-collapse:collapse;width:100%}td,th{border:1px solid #999}
tr{break-inside:avoid}nav a{display:flex}nav span{margin-left:auto}.wide{page:wide}`;

export const page = (body: string, head = ""): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>数字化水平诊断报告</title><style>${CSS}</style>${head}</head><body>${body}</body></html>`;

/** Contents, chapters with a table each that fills more than a page, and a landscape appendix: chapter n starts on page 2n. */
export function report(chapters = 6): string {
  const ids = Array.from({ length: chapters }, (_, i) => `chapter-${i + 1}`);
  const row = (n: number): string => `<tr><td>${n}</td><td>信息系统覆盖采购、生产与仓储物流</td><td><b>4.50</b></td></tr>`;
  const table = `<table><thead><tr><th>序号</th><th>指标</th><th>得分</th></tr></thead><tbody>${Array.from({ length: 50 }, (_, i) => row(i + 1)).join("")}</tbody></table>`;
  const chapter = (id: string, i: number): string => `<h1 id="${id}">${i + 1} 章节标题</h1><p>企业应当规划数字化转型。</p>${table}`;
  const line = (id: string): string => `<a href="#${id}">${id}<span data-page-of="${id}"></span></a>`;
  return page(
    `<nav><p>目录</p>${[...ids, "appendix"].map(line).join("")}</nav>${ids.map(chapter).join("")}<section class="wide"><h1 id="appendix">附录</h1><p>★ ① Ⅱ → ≥ ✓</p></section>`,
  );
}
