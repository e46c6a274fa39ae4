/** A report as the bytes of an editable Word file: same report, same bytes. */
import { unzipSync, zipSync, type Zippable } from "fflate";
import { checkReport } from "../check-report.js";
import type { Drawings } from "../pdf/index.js";
import type { Report } from "../report.js";
import { BULLETS } from "./blocks.js";
import { clean, makeKit } from "./kit.js";
import type { Docx } from "./library.js";
import { colours, styles } from "./looks.js";
import { halfPoints, twips } from "./measures.js";
import { sectionsOf } from "./sections.js";

/** @throws TypeError when a name in the report could leave the place it is written into, or a figure was not drawn */
export async function buildDocx(report: Report, drawings: Drawings, docx: Docx): Promise<Uint8Array> {
  checkReport(report);
  const document = new docx.Document({
    sections: sectionsOf(makeKit(docx, drawings), report),
    styles,
    numbering: { config: [{ reference: BULLETS, levels: [{
      level: 0, format: "bullet", text: "■", alignment: "start",
      style: { run: { color: colours.blue, size: halfPoints(8) }, paragraph: { indent: { left: twips(4.5), hanging: twips(4.5) } } },
    }] }] },
    compatibility: { version: 15 },
  });
  const packed = await docx.Packer.pack(document, "uint8array", false, [{ path: "docProps/core.xml", data: coreProperties(report) }]);
  return withoutTimes(packed);
}

/** Instead of the library's, which names an author, and the clock. */
function coreProperties({ title, date, language }: Report): string {
  const made = date === null ? "" : ["created", "modified"].map((it) => `<dcterms:${it} xsi:type="dcterms:W3CDTF">${escapeXml(date)}T00:00:00Z</dcterms:${it}>`).join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>${escapeXml(clean(title))}</dc:title><dc:language>${language}</dc:language>${made}</cp:coreProperties>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escapeXml = (text: string): string => text.replace(/[&<>]/g, (it) => ENTITIES[it] ?? it);

/** The library writes the clock beside each file in the archive; the earliest time a zip can say stands there instead. */
function withoutTimes(zip: Uint8Array): Uint8Array {
  const files: Zippable = Object.fromEntries(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, [bytes, { level: path.startsWith("word/media/") ? 0 : 6 }]]));
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}
