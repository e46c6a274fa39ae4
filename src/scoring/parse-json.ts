/** JSON as its owner wrote it: what JSON.parse overlooks (a key given twice, bottomless nesting), and where the syntax breaks. */
import { createScanner, printParseErrorCode, visit } from "jsonc-parser";
import { MAX_DEPTH } from "../indicators/depth.js";
import { isRecord } from "../indicators/record.js";
import { formatPath } from "../indicators/zod-issues.js";
import { fail, issue, MOST_ISSUES, oneMore, succeed, type Issue, type Result } from "../issues.js";

/** The value of a JSON text, or every problem of the text itself. */
export function parseJson(text: string): Result<unknown> {
  if (typeof text !== "string") throw new TypeError("the text of a JSON file is needed; a parsed value is read by readAnswers()");
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const plain = parsePlainly(json);
  if (plain !== undefined) return succeed(plain.value);
  const structure = structuralIssues(json);
  if (structure.some((it) => it.code === "json-syntax" || it.code === "json-too-deep")) return fail(structure);
  try {
    const value: unknown = JSON.parse(json);
    return structure.length > 0 ? fail(structure) : succeed(value);
  } catch {
    return fail([syntaxIssue(json), ...structure]);
  }
}

/** The value, when the text holds nothing that JSON.parse overlooks: as many members are written as are left, none of them deep down. */
export function parsePlainly(json: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const members = membersIn(value, 0);
    // colons within strings only add to the count, so one that fits needs no closer look
    return members === colonsIn(json) || members === membersWritten(json) ? { value } : undefined;
  } catch {
    return undefined;
  }
}

/** Not a number when the value nests too deep. Plain loops, and keys of parsed JSON, which inherit nothing: it runs for every row of a dataset. */
function membersIn(value: unknown, depth: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (depth >= MAX_DEPTH) return Number.NaN;
  let members = 0;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) if (typeof value[i] === "object") members += membersIn(value[i], depth + 1);
  } else if (isRecord(value)) {
    for (const key in value) {
      members += 1;
      const inner = value[key];
      if (typeof inner === "object") members += membersIn(inner, depth + 1);
    }
  }
  return members;
}

function colonsIn(json: string): number {
  let count = 0;
  for (let at = json.indexOf(":"); at !== -1; at = json.indexOf(":", at + 1)) count += 1;
  return count;
}

/** Colons outside strings of a text that is known to be JSON. */
function membersWritten(json: string): number {
  let members = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === COLON) members += 1;
    else if (code === QUOTE) at = endOfString(json, at);
  }
  return members;
}

const [COLON, QUOTE, BACKSLASH] = [0x3a, 0x22, 0x5c];

function endOfString(json: string, start: number): number {
  for (let end = json.indexOf("\"", start + 1); ; end = json.indexOf("\"", end + 1)) {
    let escapes = 0;
    while (json.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
}

interface Frame {
  /** Keys seen so far; `null` in a list. */
  readonly keys: Set<string> | null;
  current: string | number;
}

/** One pass over the tokens with a stack of our own: text nested too deep for recursion is what it looks for. */
function structuralIssues(json: string): readonly Issue[] {
  const issues: Issue[] = [];
  const stack: Frame[] = [];
  const scanner = createScanner(json, true);
  let lastString = "";
  while (scanner.getPosition() < json.length) {
    scanner.scan();
    const top = stack.at(-1);
    const mark = json[scanner.getTokenOffset()];
    switch (mark) {
      case "{": stack.push({ keys: new Set(), current: "" }); break;
      case "[": stack.push({ keys: null, current: 0 }); break;
      case "}":
      case "]":
        if (top === undefined || (mark === "}") !== (top.keys !== null)) {
          return [...issues, syntaxError("BracketMismatch", scanner.getTokenStartLine(), scanner.getTokenStartCharacter())];
        }
        stack.pop();
        break;
      case '"': lastString = scanner.getTokenValue(); break;
      case ",": if (typeof top?.current === "number") top.current += 1; break;
      case ":":
        if (top === undefined || top.keys === null) break;
        top.current = lastString;
        if (top.keys.has(lastString)) {
          const again = () => ({ path: formatPath(stack.map((it) => it.current)), expected: "the key once", actual: `again on line ${scanner.getTokenStartLine() + 1}` });
          issues.push(issues.length < MOST_ISSUES ? issue("json-duplicate-key", again()) : oneMore);
        }
        top.keys.add(lastString);
        break;
      default:
    }
    if (stack.length > MAX_DEPTH) {
      return [...issues, issue("json-too-deep", { expected: `at most ${MAX_DEPTH} levels`, actual: "more" })];
    }
  }
  return issues;
}

/** Where the syntax breaks; brackets are known to match, so the depth of this walk is bounded. */
function syntaxIssue(json: string): Issue {
  let first: Issue | undefined;
  visit(json, {
    onError: (code, _offset, _length, line, column) => void (first ??= syntaxError(printParseErrorCode(code), line, column)),
  }, { disallowComments: true, allowTrailingComma: false });
  const lines = json.split("\n");
  return first ?? syntaxError("InvalidCharacter", lines.length - 1, (lines.at(-1) ?? "").length);
}

/** Line and column counted from 0, as the scanner does. */
const syntaxError = (what: string, line: number, column: number): Issue =>
  issue("json-syntax", { path: `line ${line + 1}, column ${column + 1}`, expected: "valid JSON", actual: what });
