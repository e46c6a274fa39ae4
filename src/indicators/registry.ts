/** The packs that come with the package, and the editions known but not offered. */
import { fail, issue, succeed, unwrap, type Result } from "../issues.js";
import { readPack, type LoadedPack } from "./load.js";
import { expectedAmong } from "./nearest.js";
import miit2024 from "./packs/miit-sme-2024/pack.json" with { type: "json" };
import miit2024Wording from "./packs/miit-sme-2024/wording.zh-CN.json" with { type: "json" };
import unavailable from "./packs/unavailable.json" with { type: "json" };

const builtIn = new Map([["miit-sme-2024", { definition: miit2024, wording: miit2024Wording }]]);
const notOffered: ReadonlyMap<string, string> = new Map(Object.entries(unavailable));
const loaded = new Map<string, LoadedPack>();

/** An edition the registry knows. */
export interface KnownPack {
  readonly id: string;
  readonly available: boolean;
  /** Why it is not available. */
  readonly reason?: string;
}

export function listPacks(): readonly KnownPack[] {
  return [
    ...[...builtIn.keys()].map((id) => ({ id, available: true })),
    ...[...notOffered].map(([id, reason]) => ({ id, available: false, reason })),
  ];
}

/** The built-in pack of this id; an edition that is known but not offered says why. */
export function loadPack(id: string): Result<LoadedPack> {
  if (typeof id !== "string") throw new TypeError("loadPack() takes the id of a pack; a pack of one's own is read by readPack()");
  const files = builtIn.get(id);
  if (files !== undefined) {
    const pack = loaded.get(id) ?? unwrap(readPack(files));
    loaded.set(id, pack);
    return succeed(pack);
  }
  const reason = notOffered.get(id);
  if (reason !== undefined) return fail([issue("pack-not-available", { path: "pack", expected: reason, actual: id })]);
  return fail([issue("pack-unknown", { path: "pack", expected: expectedAmong(id, [...builtIn.keys()]), actual: id })]);
}
