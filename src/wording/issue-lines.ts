/** An issue as one line for people, in Chinese or English. */
import { formatIssue, type IssueCode, type ToldIssue } from "../issues.js";
import { fill } from "./fill.js";
import words from "./issues.zh-CN.json" with { type: "json" };

export type Language = "zh" | "en";

const known: Readonly<Record<IssueCode, readonly string[]>> = words.codes;
const sentences: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(known));

const phrases = words.phrases.map(([english = "", chinese = ""]) => [new RegExp(`^(?:${english})$`, "s"), chinese] as const);

/** What was expected or found, in Chinese where it is a phrase of ours; ids and values stay as they are. */
export function translate(text: string): string {
  const [pattern, chinese] = phrases.find(([it]) => it.test(text)) ?? [];
  return pattern === undefined ? text : text.replace(pattern, chinese ?? "");
}

/** What is wrong, in Chinese, without place and facts. */
export const messageOf = ({ code, message }: Pick<ToldIssue, "code" | "message">): string => sentences.get(code)?.[0] ?? message;

/** Of a code this version does not know, the sentences it came with. */
export function wordIssue(it: ToldIssue, language: Language): string {
  if (language === "en") return formatIssue(it);
  const { line } = words;
  return fill(line.whole, { severity: line[it.severity], code: it.code, path: it.path && fill(line.path, { path: translate(it.path) }), text: sentenceOf(it) });
}

/** What is wrong, what was expected and found, what to do; in Chinese, where place, code and severity stand beside it. */
export function sentenceOf(it: ToldIssue): string {
  const { line } = words;
  const [message = it.message, hint = it.hint] = sentences.get(it.code) ?? [];
  const expected = it.expected && fill(line.expected, { expected: translate(it.expected) });
  const actual = it.actual && fill(line.actual, { actual: translate(it.actual) });
  const facts = expected && actual ? fill(line.both, { expected, actual }) : expected || actual;
  return facts ? fill(line.facts, { message, facts, hint }) : fill(line.plain, { message, hint });
}
