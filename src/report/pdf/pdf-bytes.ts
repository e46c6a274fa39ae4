/** Reads page numbers out of printed PDF bytes, and makes the bytes independent of clock, browser build and page reuse. */

/** One character a byte, so that places in the text are places in the file. */
const textOf = (pdf: Buffer): string => pdf.toString("latin1");

/** Of every linked id, the page it is printed on, from 1. Chromium writes a plain file: objects as text, one table of their places. */
export function readDestinations(pdf: Buffer): ReadonlyMap<string, number> {
  const text = textOf(pdf);
  const objectAt = readObjects(text);
  const catalog = objectAt(reference(text.slice(text.lastIndexOf("trailer")), "Root"));
  if (!catalog.includes("/Dests ")) return new Map();
  const pages = new Map(readPages(objectAt, reference(catalog, "Pages")).map((page, index) => [page, index + 1]));
  const destinations = objectAt(reference(catalog, "Dests")).matchAll(/\/([^\s/[\]<>()]+) \[(\d+) 0 R/g);
  return new Map([...destinations].map(([, name = "", page]) => [decodeName(name), pages.get(Number(page)) ?? 0]));
}

type ObjectAt = (id: number) => string;

function readObjects(text: string): ObjectAt {
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(table, table + 40));
  if (head === null) throw new Error("the printed file has no table of objects");
  const entries = table + head[0].length;
  return (id) => {
    const start = Number(text.slice(entries + id * 20, entries + id * 20 + 10));
    return text.slice(start, text.indexOf("endobj", start));
  };
}

function reference(object: string, key: string): number {
  const id = new RegExp(`/${key} (\\d+) 0 R`).exec(object)?.[1];
  if (id === undefined) throw new Error(`the printed file has no /${key}`);
  return Number(id);
}

/** Long documents have a tree of pages. */
function readPages(objectAt: ObjectAt, id: number): readonly number[] {
  const kids = /\/Kids \[([^\]]*)\]/.exec(objectAt(id))?.[1];
  if (kids === undefined) return [id];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap((it) => readPages(objectAt, Number(it[1])));
}

const decodeName = (name: string): string => Buffer.from(name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), "latin1").toString("utf8");

/** How many pages the file has. */
export function countPages(pdf: Buffer): number {
  const text = textOf(pdf);
  const objectAt = readObjects(text);
  const root = objectAt(reference(objectAt(reference(text.slice(text.lastIndexOf("trailer")), "Root")), "Pages"));
  return Number(/\/Count (\d+)/.exec(root)?.[1] ?? 0);
}

/** Which fonts are in the file, e.g. `AAAAAA+NotoSansSC-Regular`. */
export const readFontNames = (pdf: Buffer): ReadonlySet<string> => new Set([...textOf(pdf).matchAll(/\/BaseFont \/(\S+)/g)].map((it) => it[1] ?? ""));

/** Same document and date, same bytes. Every patch keeps its length: the file's own table of places stays true. Changes the buffer given. */
export function neutralise(pdf: Buffer, date: string | null): Buffer {
  const text = textOf(pdf);
  patchInformation(pdf, text, date ?? "1970-01-01");
  renumberNodes(pdf, text);
  return pdf;
}

/** The creator may be the user agent, the producer names the build. */
function patchInformation(pdf: Buffer, text: string, date: string): void {
  const start = text.search(/\/(?:Creator|Producer|CreationDate) \(/);
  const end = text.indexOf("endobj", start);
  if (start === -1 || end === -1) return;
  const day = `D:${date.replaceAll("-", "")}000000+00'00'`;
  const values: Readonly<Record<string, string>> = { Creator: "Chromium", Producer: "Skia/PDF", CreationDate: day, ModDate: day };
  const patched = text.slice(start, end).replace(/\/(Creator|Producer|CreationDate|ModDate) \(((?:\\[^]|[^\\)])*)\)/g, (whole, key: string) => {
    const value = `/${key} (${values[key] ?? ""})`;
    return value.length <= whole.length ? value.padEnd(whole.length) : `/${key} ()`.padEnd(whole.length);
  });
  pdf.write(patched, start, "latin1");
}

const NODE = /\(node(\d{8})\)/g;

/** Table cells refer to their heads by ids that count up for as long as a page is reused. Rank instead of number: order is kept. */
function renumberNodes(pdf: Buffer, text: string): void {
  const places = [...text.matchAll(/\/ID \(node\d{8}\)|\/Headers \[[^\]]*\]|\/Names \[[^\]]*\]|\/Limits \[[^\]]*\]/g)].flatMap((part) =>
    [...part[0].matchAll(NODE)].map((it) => ({ at: part.index + it.index + "(node".length, node: it[1] ?? "" })),
  );
  const ranks = new Map([...new Set(places.map((it) => it.node))].sort().map((node, index) => [node, String(index + 1).padStart(8, "0")]));
  for (const { at, node } of places) pdf.write(ranks.get(node) ?? node, at, "latin1");
}
