/** The built-in pack as plain data, and variants of it made by a JSON patch. */
import { loadPack, readPack, unwrap, type LoadedPack, type PackFiles, type Result } from "../../src/index.js";
import definition from "../../src/indicators/packs/miit-sme-2024/pack.json" with { type: "json" };
import wording from "../../src/indicators/packs/miit-sme-2024/wording.zh-CN.json" with { type: "json" };

export const pack2024 = unwrap(loadPack("miit-sme-2024"));

/** The part of RFC 6902 the fixtures need. */
export type PatchOperation =
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: unknown }
  | { readonly op: "remove"; readonly path: string };

export interface PackPatch {
  readonly definition?: readonly PatchOperation[];
  readonly wording?: readonly PatchOperation[];
}

/** @throws Error when a path leads nowhere, so that a patch cannot miss silently. */
export function applyPatch(document: unknown, operations: readonly PatchOperation[]): unknown {
  const copy: unknown = structuredClone(document);
  for (const operation of operations) {
    const keys = operation.path.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = keys.pop() ?? "";
    let parent: unknown = copy;
    for (const key of keys) parent = (parent as Record<string, unknown>)[key];
    if (typeof parent !== "object" || parent === null) throw new Error(`patch leads nowhere: ${operation.path}`);
    const target = parent as Record<string, unknown>;
    if (operation.op !== "add" && !Object.hasOwn(target, last)) throw new Error(`patch leads nowhere: ${operation.path}`);
    if (operation.op === "remove") {
      if (Array.isArray(target)) target.splice(Number(last), 1);
      else delete target[last];
    } else if (Array.isArray(target) && operation.op === "add") target.splice(last === "-" ? target.length : Number(last), 0, operation.value);
    else target[last] = operation.value;
  }
  return copy;
}

export const packFiles = (patch: PackPatch = {}): PackFiles => ({
  definition: applyPatch(definition, patch.definition ?? []),
  wording: applyPatch(wording, patch.wording ?? []),
});

export const readPatched = (patch: PackPatch): Result<LoadedPack> => readPack(packFiles(patch));
/** A variant that must be valid. */
export const patchedPack = (patch: PackPatch): LoadedPack => unwrap(readPatched(patch));

/** A variant in which the energy question may be struck out. */
export const packWithNotApplicable = (policy: "zero" | "excluded"): LoadedPack => patchedPack({
  definition: [
    { op: "replace", path: "/policy/notApplicable", value: policy },
    { op: "add", path: "/dimensions/2/groups/0/indicators/0/notApplicable", value: true },
  ],
});
