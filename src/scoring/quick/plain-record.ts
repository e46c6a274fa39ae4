/** Records whose own keys a `for … in` lists: what JSON.parse gives, and object literals. */

const nothing: Readonly<Record<string, unknown>> = {};

/** An object literal or parsed JSON of this realm. Others may be plain too: `snapshot` (indicators/plain.ts) knows. */
export function isPlainRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether somebody gave all objects a property that `for … in` lists: then nothing is plain. */
export function isPolluted(): boolean {
  for (const _ in nothing) return true;
  return false;
}
