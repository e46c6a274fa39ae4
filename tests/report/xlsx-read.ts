/** Reads a workbook back without the library that wrote it: the zip by hand, the XML by its tags. */
import { inflateRawSync } from "node:zlib";

export interface ReadCell { readonly type: string; readonly value: string | number | null; readonly format: string }
export interface ReadSheet {
  readonly name: string;
  readonly xml: string;
  /** By reference, A1. */
  readonly cells: ReadonlyMap<string, ReadCell>;
  /** Rows below the heads, each by head. */
  readonly rows: readonly ReadonlyMap<string, ReadCell>[];
  readonly heads: readonly string[];
}
export interface ReadBook { readonly parts: ReadonlyMap<string, string>; readonly sheets: readonly ReadSheet[]; readonly names: readonly string[] }

/** The files of a zip, by the central directory. */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const data = Buffer.from(bytes);
  const end = data.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = data.readUInt32LE(end + 16);
  return new Map(Array.from({ length: data.readUInt16LE(end + 10) }, () => {
    const [method, size, nameLength, extra, comment, local] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20), data.readUInt16LE(at + 28), data.readUInt16LE(at + 30), data.readUInt16LE(at + 32), data.readUInt32LE(at + 42)] as const;
    const name = data.toString("utf8", at + 46, at + 46 + nameLength);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const body = data.subarray(start, start + size);
    at += 46 + nameLength + extra + comment;
    return [name, (method === 8 ? inflateRawSync(body) : body).toString("utf8")] as const;
  }));
}

const unescaped = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&")
  .replace(/_x([0-9A-F]{4})_/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
const textOf = (xml: string): string => [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map((it) => unescaped(it[1] ?? "")).join("");
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

export function readBook(bytes: Uint8Array): ReadBook {
  const parts = unzip(bytes);
  const part = (name: string): string => parts.get(name) ?? "";
  const shared = [...part("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map((it) => textOf(it[1] ?? ""));
  const formats = new Map([...part("xl/styles.xml").matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map((it) => [it[1], it[2]]));
  const styles = [...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(part("xl/styles.xml"))?.[1] ?? "").matchAll(/<xf [^>]*numFmtId="(\d+)"/g)].map((it) => formats.get(it[1]) ?? "");
  const workbook = part("xl/workbook.xml");
  const sheets = [...workbook.matchAll(/<sheet name="([^"]*)"/g)].map((it, i) => sheetIn(unescaped(it[1] ?? ""), part(`xl/worksheets/sheet${i + 1}.xml`), shared, styles));
  return { parts, sheets, names: [...workbook.matchAll(/<definedName name="([^"]*)" localSheetId="(\d+)">([^<]*)</g)].map((it) => `${it[1]} ${it[2]} ${unescaped(it[3] ?? "")}`) };
}

function sheetIn(name: string, xml: string, shared: readonly string[], styles: readonly string[]): ReadSheet {
  const cells = new Map([...xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, tag = "", body = ""]) => {
    const type = attribute(tag, "t") ?? "n";
    const raw = /<v>([^<]*)<\/v>/.exec(body)?.[1];
    const value = type === "s" ? shared[Number(raw)] ?? "" : type === "inlineStr" ? textOf(body) : raw === undefined ? null : type === "n" ? Number(raw) : unescaped(raw);
    return [attribute(tag, "r") ?? "", { type, value, format: styles[Number(attribute(tag, "s") ?? 0)] ?? "" }] as const;
  }));
  const byRow = new Map<number, Map<string, ReadCell>>();
  for (const [ref, cell] of cells) {
    const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(ref) ?? [];
    const known = byRow.get(Number(row)) ?? new Map<string, ReadCell>();
    byRow.set(Number(row), known.set(column, cell));
  }
  const heads = [...byRow.get(1) ?? []];
  const rows = [...byRow].filter(([row]) => row > 1).sort(([a], [b]) => a - b)
    .map(([, row]) => new Map(heads.flatMap(([column, head]) => { const cell = row.get(column); return cell === undefined ? [] : [[String(head.value), cell] as const]; })));
  return { name, xml, cells, rows, heads: heads.map(([, head]) => String(head.value)) };
}

/** What is not well-formed: a tag that does not close, a bare `&`, a character XML 1.0 does not have. */
export function faultsOf(xml: string): readonly string[] {
  const faults: string[] = [];
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/u.test(xml)) faults.push("illegal character");
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(xml)) faults.push("bare ampersand");
  const open: string[] = [];
  for (const [, closing, name = "", closed] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)(?:\s+[\w:.-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (closing === "/") { if (open.pop() !== name) faults.push(`</${name}>`); } else if (closed !== "/") open.push(name);
  }
  const tags = xml.replace(/<\?xml[^>]*\?>/, "").replace(/<(\/?)([A-Za-z][\w:.-]*)(?:\s+[\w:.-]+="[^"<]*")*\s*(\/?)>/g, "");
  if (tags.includes("<")) faults.push("stray <");
  return [...faults, ...open];
}
