/** SHA-256 of bytes and of blocks, reckoned on the system's threads while this one goes on. */
import { webcrypto } from "node:crypto";
import type { Block } from "../../batch/blocks.js";

/** Reads the bytes before it returns: they may be handed on at once. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest("SHA-256", bytes)).toString("hex");
}

/** Tells blocks apart by all that their records depend on. */
export async function fingerprintOf(block: Block): Promise<string> {
  return "bytes" in block ? `${block.firstLine}:${await sha256(block.bytes)}` : sha256(Buffer.from(JSON.stringify(block)));
}

/** Where a block begins, as its owner knows the place. */
export function placeOf(block: Block): string {
  switch (block.kind) {
    case "lines":
    case "csv":
      return `line ${block.firstLine}`;
    case "broken":
      return `line ${block.rows[0]?.line ?? 1}`;
    case "rows":
      return `row ${block.rows[0]?.row ?? 1}`;
    case "sheets":
      return block.sheets[0]?.name ?? "";
  }
}
