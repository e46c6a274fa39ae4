/** Finds the optional packages, seen from this module: in its project, or beside it where it was installed globally. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

type Peer = "puppeteer-core" | "@sparticuz/chromium" | "@expo-google-fonts/noto-sans-sc" | "subset-font" | "docx" | "bullmq" | "ioredis";

/** Never from the working folder: a command called in a stranger's folder would run what lies there. */
const requireFromHere = createRequire(import.meta.url);

function resolvePeer(name: Peer): string | null {
  try {
    return requireFromHere.resolve(name);
  } catch {
    return null;
  }
}

export const hasPeer = (name: Peer): boolean => resolvePeer(name) !== null;

/** The package's exports, unchecked: the caller looks before it uses them. Null when not installed. */
export function loadPeer(name: Peer): unknown {
  const file = resolvePeer(name);
  return file === null ? null : requireFromHere(file);
}

export interface PeerFolder {
  readonly dir: string;
  readonly version: string;
}

/** Where the package lies. Its package.json may be hidden by "exports", so walk up to it from the main file. */
export function peerFolder(name: Peer): PeerFolder | null {
  const file = resolvePeer(name);
  if (file === null) return null;
  for (let dir = dirname(file); dir !== dirname(dir); dir = dirname(dir)) {
    const manifest = readManifest(join(dir, "package.json"));
    if (manifest?.name === name) return { dir, version: manifest.version };
  }
  return null;
}

function readManifest(path: string): { readonly name: string; readonly version: string } | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null || !("name" in value) || !("version" in value)) return null;
    return { name: String(value.name), version: String(value.version) };
  } catch {
    return null;
  }
}
