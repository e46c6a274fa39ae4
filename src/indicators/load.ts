/** A pack from plain data: shape, sense, fingerprint. */
import { fail, succeed, type Result } from "../issues.js";
import { deepFreeze } from "./deep-freeze.js";
import { hashJson } from "./hash.js";
import { lintPack } from "./lint.js";
import { snapshot } from "./plain.js";
import { packSchema, type IndicatorPack } from "./schema.js";
import { wordingSchema, type PackWording } from "./wording-schema.js";
import { issuesFromZod } from "./zod-issues.js";

/** A pack that passed every check, with its words. */
export interface LoadedPack {
  readonly definition: IndicatorPack;
  readonly wording: PackWording;
  /** SHA-256 of the definition, canonical JSON. */
  readonly sha256: string;
}

/** The two files of a pack, as parsed JSON from anywhere. */
export interface PackFiles {
  readonly definition: unknown;
  readonly wording: unknown;
}

/** Checks a pack someone brought; every problem at once. */
export function readPack(given: PackFiles): Result<LoadedPack> {
  const [plainDefinition, plainWording] = [snapshot(given.definition), snapshot(given.wording)];
  if (!plainDefinition.ok || !plainWording.ok) return fail([...plainDefinition.issues, ...plainWording.issues]);
  const files = { definition: plainDefinition.value, wording: plainWording.value };
  const definition = packSchema.safeParse(files.definition);
  const wording = wordingSchema.safeParse(files.wording);
  const shape = [
    ...(definition.success ? [] : issuesFromZod(definition.error, files.definition)),
    ...(wording.success ? [] : issuesFromZod(wording.error, files.wording, undefined, ["wording"])),
  ];
  if (!definition.success || !wording.success) return fail(shape);
  const issues = lintPack(definition.data, wording.data);
  if (issues.some((it) => it.severity === "error")) return fail(issues);
  const pack = deepFreeze({ definition: definition.data, wording: wording.data, sha256: hashJson(definition.data) });
  checked.add(pack);
  return succeed(pack, issues);
}

const checked = new WeakSet<LoadedPack>();
/** Whether this very pack passed the checks; a copy with something changed did not. */
export const isCheckedPack = (pack: LoadedPack): boolean => checked.has(pack);
