/** A workbook of one sheet, put together as it is read: the one shape in which the library takes a sheet as a stream. */

/** The sheet's XML and its size, which must be right. */
export interface SheetXml {
  readonly size: number;
  readonly content: AsyncGenerator<Uint8Array, void>;
}

const office = "http://schemas.openxmlformats.org";
const relation = (id: string, kind: string, target: string): string => `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
const relations = (...all: readonly string[]): string => `<Relationships xmlns="${office}/package/2006/relationships">${all.join("")}</Relationships>`;

/** Files of a zip in this order: the sheet comes last. */
export function storedZip(sheet: SheetXml, shared: Uint8Array | null, styles: Uint8Array | null): ReadableStream<Uint8Array> {
  const parts: readonly (readonly [name: string, content: Uint8Array])[] = [
    ["[Content_Types].xml", Buffer.from(`<Types xmlns="${office}/package/2006/content-types"/>`)],
    ["_rels/.rels", Buffer.from(relations(relation("rId1", "officeDocument", "xl/workbook.xml")))],
    ["xl/workbook.xml", Buffer.from(`<workbook xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`)],
    ["xl/_rels/workbook.xml.rels", Buffer.from(relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml"),
      ...(shared === null ? [] : [relation("rId2", "sharedStrings", "sharedStrings.xml")]),
      ...(styles === null ? [] : [relation("rId3", "styles", "styles.xml")]),
    ))],
    ...(shared === null ? [] : [["xl/sharedStrings.xml", shared] as const]),
    ...(styles === null ? [] : [["xl/styles.xml", styles] as const]),
  ];
  const bytes = async function* (): AsyncGenerator<Uint8Array, void> {
    for (const [name, content] of parts) {
      yield headerOf(name, content.length);
      if (content.length > 0) yield content;
    }
    yield headerOf("xl/worksheets/sheet1.xml", sheet.size);
    yield* sheet.content;
  }();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await bytes.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await bytes.return();
    },
  }, { highWaterMark: 0 });
}

/** Of a file that is stored as it is; nobody reads the checksum. */
function headerOf(name: string, size: number): Uint8Array {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name)]);
}
