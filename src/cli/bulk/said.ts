/** What a run says on the terminal. */
import english from "../../wording/bulk-run.en.json" with { type: "json" };
import chinese from "../../wording/bulk-run.zh-CN.json" with { type: "json" };
import type { Language } from "../../wording/issue-lines.js";

export const runWords = (lang: Language): Readonly<Record<keyof typeof chinese, string>> => (lang === "en" ? english : chinese);
