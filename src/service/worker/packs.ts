/** The pack of a job: built in, or brought along and kept in the farm's folder. */
import { z } from "zod";
import { readPack, type LoadedPack } from "../../indicators/load.js";
import { isRecord } from "../../indicators/record.js";
import { loadPack } from "../../indicators/registry.js";
import { issuesFromZod, show } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { keep, kept, type FarmRoot } from "./folder.js";
import type { FarmJob } from "./task.js";

type PackOfJob = FarmJob["pack"];
const filesSchema = z.strictObject({ definition: z.unknown(), wording: z.unknown() });

const under = (place: string, issues: readonly Issue[]): readonly Issue[] =>
  issues.map((it) => ({ ...it, path: it.path === place || it.path === "" ? place : `${place}.${it.path}` }));

/** The pack a task names or brings. @param named what its answer sheet names, where the task names none. */
export async function chooseForTask(root: FarmRoot, given: unknown, named: unknown): Promise<Result<PackOfJob>> {
  if (given === undefined || given === null) {
    if (typeof named !== "string") return fail([issue("pack-missing", { path: "pack", expected: "an id such as miit-sme-2024", actual: named === undefined ? "" : show(named) })]);
    return fromRegistry(named);
  }
  if (typeof given === "string") return fromRegistry(given);
  if (!isRecord(given)) return fail([issue("field-type", { path: "pack", expected: "an id, or the files of a pack", actual: show(given) })]);
  const files = filesSchema.safeParse(given);
  if (!files.success) return fail(issuesFromZod(files.error, given, () => Object.keys(filesSchema.shape), ["pack"]));
  const pack = readPack({ definition: files.data.definition, wording: files.data.wording });
  if (!pack.ok) return fail(under("pack", pack.issues));
  const stored = await keep(root, files.data);
  return stored.ok ? succeed({ id: pack.value.definition.id, sha256: pack.value.sha256, stored: stored.value }) : stored;
}

function fromRegistry(id: string): Result<PackOfJob> {
  const pack = loadPack(id);
  return pack.ok ? succeed({ id, sha256: pack.value.sha256, stored: null }) : pack;
}

/** The same pack, at work. */
export async function packOfJob(root: FarmRoot, { id, sha256, stored }: PackOfJob): Promise<Result<LoadedPack>> {
  const pack = stored === null ? loadPack(id) : await readKept(root, stored);
  if (!pack.ok) return pack;
  const found = pack.value;
  if (found.definition.id === id && found.sha256 === sha256) return succeed(found);
  return fail([issue("pack-mismatch", { path: "pack", expected: `${id} ${sha256}`, actual: `${found.definition.id} ${found.sha256}` })]);
}

async function readKept(root: FarmRoot, hash: string): Promise<Result<LoadedPack>> {
  const files = await kept(root, hash);
  if (!files.ok) return files;
  const read = filesSchema.safeParse(files.value);
  return read.success ? readPack({ definition: read.data.definition, wording: read.data.wording }) : fail(issuesFromZod(read.error, files.value, undefined, ["pack"]));
}
