/** Prints a document whose contents name pages: once to learn the numbers, once more with the numbers in. */
import { fail, issue, succeed, type Result } from "../../issues.js";
import { readDestinations } from "./pdf-bytes.js";
import type { Tab } from "./tab.js";

/** `<a href="#ID">…<span data-page-of="ID"></span></a>`: the span is filled with the page of the element of that id. */
const CONTENTS = "data-page-of";
const TRIES = 2;

type PageNumbers = ReadonlyMap<string, number>;

export async function printDocument(tab: Tab, html: string): Promise<Result<Buffer>> {
  await tab.load(html);
  if (!html.includes(CONTENTS)) return succeed(await tab.print({ tagged: true }));

  // CSS knows no page of a target, but every link's target is in the printed file; tags would only cost time here
  let numbers = readDestinations(await tab.print({ tagged: false }));
  let moved = "";
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const wanted = await fillIn(tab, numbers);
    const unknown = [...new Set(wanted)].filter((id) => !numbers.has(id));
    if (unknown.length > 0) return fail([issue("contents-moved", { path: unknown.join(", "), expected: "an element of this id, linked from the contents", actual: "none" })]);
    const pdf = await tab.print({ tagged: true });
    const printed = readDestinations(pdf);
    moved = describeMoves(wanted, numbers, printed);
    if (moved === "") return succeed(pdf);
    numbers = printed;
  }
  return fail([issue("contents-moved", { expected: "the pages the contents name", actual: moved })]);
}

/** Gives the ids the contents ask for. */
async function fillIn(tab: Tab, numbers: PageNumbers): Promise<readonly string[]> {
  const ids = await tab.ask(`(numbers => Array.from(document.querySelectorAll("[${CONTENTS}]"), span => {
    const id = span.getAttribute("${CONTENTS}");
    span.textContent = String(numbers.get(id) ?? "");
    return id;
  }))(new Map(${JSON.stringify([...numbers])}))`);
  if (!Array.isArray(ids)) throw new Error("the page did not answer");
  return ids.map(String);
}

function describeMoves(ids: readonly string[], named: PageNumbers, printed: PageNumbers): string {
  const moves = [...new Set(ids)].filter((id) => named.get(id) !== printed.get(id));
  return moves.map((id) => `${id}: ${named.get(id) ?? "—"} became ${printed.get(id) ?? "—"}`).join(", ");
}
