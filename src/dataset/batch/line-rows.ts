/** The rows of a block of NDJSON: a line is scored at once if it is plainly right, and read with all there is to say if not. */
import { parsePlainly } from "../../scoring/parse-json.js";
import type { QuickScorer } from "../../scoring/quick/scorer.js";
import { lineUnreadable, readLine } from "../ndjson.js";
import type { BlockContent } from "./blocks.js";
import { textsIn } from "./bytes.js";
import { idInSheet, issuesAt, NO_ISSUES, tellSheet, type Outcomes } from "./outcome.js";

const FEED = 0x0a;

/** Line by line, so that one that is no UTF-8 breaks no other. */
export function tellLines({ bytes, firstLine }: Extract<BlockContent, { kind: "lines" }>, scorer: QuickScorer, outcomes: Outcomes): void {
  const textAt = textsIn(bytes);
  let line = firstLine;
  for (let from = 0; from < bytes.length; line += 1) {
    const feed = bytes.indexOf(FEED, from);
    const end = feed < 0 ? bytes.length : feed;
    const text = textAt(from, end);
    if (text === null) outcomes.broken(null, issuesAt(`line ${line}`, [lineUnreadable]));
    else tellLine(text, line, scorer, outcomes);
    from = end + 1;
  }
}

function tellLine(text: string, line: number, scorer: QuickScorer, outcomes: Outcomes): void {
  if (!text.startsWith("{") && !/\S/.test(text)) return;
  const plain = parsePlainly(text);
  if (plain !== undefined && scorer.readValue(plain.value) && scorer.judge()) {
    const { register, standing } = scorer;
    outcomes.scored({ id: register.id, standing, ratings: register.ratings }, NO_ISSUES);
    return;
  }
  const sheet = readLine(line, text, scorer.pack, scorer);
  const id = sheet.ok ? null : idInSheet(plain === undefined ? valueOf(text) : plain.value, sheet.issues);
  tellSheet(sheet, issuesAt(`line ${line}`, sheet.issues), id, scorer.pack, outcomes);
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json.startsWith("\uFEFF") ? json.slice(1) : json);
  } catch {
    return undefined;
  }
}
