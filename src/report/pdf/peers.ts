/** Finds the optional packages: beside this module first, then in the project the process runs in. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

type Peer = "puppeteer-core" | "@sparticuz/chromium" | "@expo-google-fonts/noto-sans-sc" | "subset-font";

/** A command installed globally finds its own packages, or those of the project it is called in. */
const requirers = (): readonly NodeJS.Require[] => [
  createRequire(import.meta.url),
  createRequire(join(process.cwd(), "package.json")),
];

function resolvePeer(name: Peer): { readonly require: NodeJS.Require; readonly file: string } | null {
  for (const require of requirers()) {
    try {
      return { require, file: require.resolve(name) };
    } catch {
      // not here: the next place
    }
  }
  return null;
}

export const hasPeer = (name: Peer): boolean => resolvePeer(name) !== null;

/** The package's exports, unchecked: the caller looks before it uses them. Null when not installed. */
export function loadPeer(name: Peer): unknown {
  const found = resolvePeer(name);
  return found === null ? null : found.require(name);
}

export interface PeerFolder {
  readonly dir: string;
  readonly version: string;
}

/** Where the package lies. Its package.json may be hidden by "exports", so walk up to it from the main file. */
export function peerFolder(name: Peer): PeerFolder | null {
  const found = resolvePeer(name);
  if (found === null) return null;
  for (let dir = dirname(found.file); dir !== dirname(dir); dir = dirname(dir)) {
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
