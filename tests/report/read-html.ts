/** Reads the report's HTML back: the text of a part, the cells of its tables. */

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

export const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|([a-z]+));/gi, (whole, hex: string | undefined, name: string | undefined) =>
    (hex === undefined ? entities[name ?? ""] ?? whole : String.fromCodePoint(parseInt(hex, 16))));

export const textOf = (html: string): string => decode(html.replace(/<[^>]*>/g, ""));

/** What stands between a part's opening tag and the next section. */
export function partOf(html: string, id: string): string {
  const start = html.indexOf(` id="${id}">`);
  if (start < 0) throw new Error(`no part ${id}`);
  const rest = html.slice(start);
  const end = rest.slice(1).search(/<section|<\/section>/);
  return end < 0 ? rest : rest.slice(0, end + 1);
}

/** The rows of that tone, each as the text of its cells. */
export const rowsOf = (html: string, tone: "body" | "detail" | "group" | "subtotal" | "total"): readonly (readonly string[])[] =>
  [...html.matchAll(new RegExp(`<tr class="${tone}">([^]*?)</tr>`, "g"))].map((row) => [...(row[1] ?? "").matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map((it) => textOf(it[1] ?? "")));
