/** Builds sentences between tables, and labelled facts. */
import type { Fact, Prose } from "./blocks.js";

const prose = (tone: Prose["tone"]) => (...paragraphs: readonly string[]): Prose => ({ kind: "prose", tone, paragraphs });

/** In small print. */
export const note = prose("note");
export const intro = prose("plain");
/** Set off from the rest: what must not be overlooked. */
export const statement = prose("statement");

export const fact = (label: string, value: string, wide = false): Fact => ({ label, values: [value], wide });
