/** The scenario catalogue a command works with: the built-in one, with the files named by `--catalogue` laid over it. */
import { Option } from "commander";
import { readCatalogue, type Catalogue } from "../diagnosis/catalogue/catalogue.js";
import type { LoadedPack } from "../indicators/load.js";
import { fail, type Result } from "../issues.js";
import { readJson } from "./input.js";

/** `--catalogue`, to be read as `readonly string[]`. */
export const catalogueOption = (): Option =>
  new Option("--catalogue <file>", "catalogue file laid over the built-in scenarios; give it again for each further file")
    .argParser<readonly string[]>((file, before) => [...before, file]).default([], "none");

/** Reads the files and lays them over the built-in catalogue in their order; issues name the file and the place in it. */
export async function readCatalogueFiles(paths: readonly string[], pack: LoadedPack): Promise<Result<Catalogue>> {
  const files = await Promise.all(paths.map(readJson));
  const values = files.flatMap((it) => (it.ok ? [it.value] : []));
  if (values.length < files.length) return fail(files.flatMap((it) => it.issues));
  const catalogue = readCatalogue(values, pack);
  return { ...catalogue, issues: catalogue.issues.map((it) => ({ ...it, path: inFile(it.path, paths) })) };
}

/** `[0].scenarios[3].area` of the first file: `own.json: scenarios[3].area`. */
const inFile = (place: string, paths: readonly string[]): string => {
  const [whole = "", no] = /^\[(\d+)\]\.?/.exec(place) ?? [];
  const path = no === undefined ? undefined : paths[Number(no)];
  const rest = place.slice(whole.length);
  return path === undefined ? place : rest === "" ? path : `${path}: ${rest}`;
};
