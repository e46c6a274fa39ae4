/** Data that nobody may change, all the way down. */
import type { Rule } from "./schema.js";

/** A rule is read-only as it stands, and without end: it is not taken apart. */
export type DeepReadonly<T> = [Rule] extends [T] ? T : T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
