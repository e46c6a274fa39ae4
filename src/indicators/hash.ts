/** The fingerprint of a JSON value: SHA-256 over its canonical form (RFC 8785), so that key order and spacing do not matter. */
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import canonicalize from "canonicalize";

/** Canonical JSON; `undefined` for what is no JSON value. */
export const canonicalJson = (value: unknown): string | undefined => canonicalize(value);

export function hashJson(value: unknown): string {
  const text = canonicalJson(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return bytesToHex(sha256(text));
}
