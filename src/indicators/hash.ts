/** The fingerprint of a JSON value: SHA-256 over its canonical form (RFC 8785), so that key order and spacing do not matter. */
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import canonicalize from "canonicalize";

/** Canonical JSON; `undefined` for what is no JSON value. */
export function canonicalJson(value: unknown): string | undefined {
  const sorted = sortedCopy(value);
  return sorted === UNSORTABLE ? canonicalize(value) : JSON.stringify(sorted);
}

export function hashJson(value: unknown): string {
  const text = canonicalJson(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return bytesToHex(sha256(text));
}

const UNSORTABLE = Symbol("unsortable");

/**
 * A copy whose keys stand in canonical order: JSON.stringify then writes the canonical form, several times faster than canonicalize.
 * What is no plain JSON, and keys that objects put in an order of their own (numbers) or do not hold (`__proto__`), are left to canonicalize.
 */
function sortedCopy(value: unknown): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : UNSORTABLE;
  if (typeof value !== "object" || "toJSON" in value) return UNSORTABLE;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (let i = 0; i < value.length; i += 1) list.push(sortedCopy(value[i]));
    return list.includes(UNSORTABLE) ? UNSORTABLE : list;
  }
  const object: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const inner = keepsItsPlace(key) ? sortedCopy(Reflect.get(value, key)) : UNSORTABLE;
    if (inner === UNSORTABLE) return UNSORTABLE;
    object[key] = inner;
  }
  return object;
}

const ZERO = 0x30;
const NINE = 0x39;
const keepsItsPlace = (key: string): boolean => key !== "__proto__" && !(key.charCodeAt(0) >= ZERO && key.charCodeAt(0) <= NINE);
