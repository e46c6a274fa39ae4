/** What a PDF holds, read back with pdf.js: text by page, language, title, bookmarks with their pages. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface ReadPdf {
  readonly pages: readonly string[];
  readonly text: string;
  readonly title: string;
  readonly language: string | null;
  readonly bookmarks: readonly { readonly title: string; readonly page: number }[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let i = 1; i <= pdf.numPages; i += 1) {
    const content = await (await pdf.getPage(i)).getTextContent();
    pages.push(content.items.map((it) => ("str" in it ? it.str : "")).join(""));
  }
  const { info, metadata: _metadata } = await pdf.getMetadata();
  const title = "Title" in info ? String(info.Title) : "";
  const language = "Language" in info ? String(info.Language) : null;
  const bookmarks: { title: string; page: number }[] = [];
  const visit = async (items: Awaited<ReturnType<typeof pdf.getOutline>>): Promise<void> => {
    for (const item of items ?? []) {
      const target = typeof item.dest === "string" ? await pdf.getDestination(item.dest) : item.dest;
      const ref: unknown = target?.[0];
      if (typeof ref === "object" && ref !== null && "num" in ref && "gen" in ref) {
        bookmarks.push({ title: item.title, page: 1 + await pdf.getPageIndex({ num: Number(ref.num), gen: Number(ref.gen) }) });
      }
      await visit(item.items);
    }
  };
  await visit(await pdf.getOutline());
  await pdf.destroy();
  return { pages, text: pages.join("\n"), title, language, bookmarks };
}
