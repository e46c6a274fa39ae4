/** The scenario catalogue: the built-in rows, with the files a contractor lays over them. */
import { deepFreeze } from "../../indicators/deep-freeze.js";
import { hashJson } from "../../indicators/hash.js";
import type { LoadedPack } from "../../indicators/load.js";
import { snapshot } from "../../indicators/plain.js";
import { loadPack } from "../../indicators/registry.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, succeed, unwrap, type Issue, type Result } from "../../issues.js";
import words from "../../wording/catalogue.zh-CN.json" with { type: "json" };
import { checkScenarios } from "./check.js";
import equipmentMakers from "./equipment-makers.json" with { type: "json" };
import { mergeLayers, type Layer, type LayerShare } from "./merge.js";
import { catalogueFileSchema, type Scenario, type SubIndustry } from "./schema.js";

/** A scenario of a catalogue. */
export interface CatalogueScenario extends Scenario {
  /** Taken out by a file; it stays in the data and is proposed to nobody. */
  readonly withdrawn: boolean;
  /** Id of the file the row came from, or that changed it last. */
  readonly origin: string;
}

/** A file the catalogue is made of, and how many rows it added, changed and took out. */
export interface CatalogueLayer extends LayerShare {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** SHA-256 of the file's content, canonical JSON. */
  readonly sha256: string;
}

/** Scenarios and sub-industries that fit one pack, checked and unchangeable. */
export interface Catalogue {
  /** Of the file laid on top. */
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Id of the pack whose areas the scenarios serve. */
  readonly pack: string;
  /** What is known and what is not, of every file; printed on lists. */
  readonly notes: readonly string[];
  readonly subIndustries: readonly SubIndustry[];
  /** By area in the pack's order, then by id. */
  readonly scenarios: readonly CatalogueScenario[];
  /** SHA-256 of the merged content, canonical JSON. */
  readonly sha256: string;
  /** The built-in one first, then those laid over it. */
  readonly layers: readonly CatalogueLayer[];
}

/** Id of the built-in catalogue, and of the pack it is made for. */
export const { id: builtInId, pack: builtInPack } = equipmentMakers;
let builtIn: Catalogue | undefined;

/** The catalogue that comes with the package: 74 scenarios of equipment makers, for the pack `miit-sme-2024`. */
export function builtInCatalogue(): Catalogue {
  builtIn ??= unwrap(readCatalogue([], unwrap(loadPack(builtInPack))));
  return builtIn;
}

/**
 * The built-in catalogue, where it is made for this pack, with files laid over it in their order.
 * A row with a known id changes the fields it gives, `withdrawn` takes a row out, a row with a new id is complete.
 * Issues name the place as `[0].scenarios[3].area`, `[0]` being the first of the layers; all problems are told at once.
 */
export function readCatalogue(layers: readonly unknown[], pack: LoadedPack): Result<Catalogue> {
  const base = pack.definition.id === builtInPack ? [readLayer(equipmentMakers, builtInId)] : [];
  const read = [...base, ...layers.map((it, i) => readLayer(it, `[${i}]`))];
  const files = read.flatMap((it) => (it.ok ? [it.value] : []));
  if (files.length < read.length) return fail(read.flatMap((it) => it.issues));
  const merged = mergeLayers(files, pack);
  const subIndustries = [...new Map(files.flatMap(({ file }) => file.subIndustries.map((it) => [it.id, it]))).values()];
  const problems: readonly Issue[] = [...merged.issues, ...checkScenarios(merged, subIndustries, pack)];
  if (problems.length > 0) return fail(problems);
  const top = files.at(-1)?.file;
  const content = {
    id: top?.id ?? "none",
    version: top?.version ?? "0.0.0",
    title: files.reduce((title, { file }) => file.title ?? title, top?.id ?? words.empty),
    pack: pack.definition.id,
    notes: [...new Set(files.flatMap(({ file }) => file.notes))],
    subIndustries,
    scenarios: merged.rows.map(({ scenario, withdrawn, origin }) => ({ ...scenario, withdrawn, origin })),
  };
  const layersOf = files.map(({ file }, i): CatalogueLayer => {
    const { added, changed, withdrawn } = merged.shares[i] ?? { added: 0, changed: 0, withdrawn: 0 };
    return { id: file.id, version: file.version, title: file.title ?? file.id, sha256: hashJson(file), added, changed, withdrawn };
  });
  return succeed(deepFreeze({ ...content, sha256: hashJson(content), layers: layersOf }));
}

function readLayer(given: unknown, place: string): Result<Layer> {
  const below = (issues: readonly Issue[]): readonly Issue[] =>
    issues.map((it) => ({ ...it, path: it.path === "" || it.path.startsWith("[") ? `${place}${it.path}` : `${place}.${it.path}` }));
  const plain = snapshot(given);
  if (!plain.ok) return fail(below(plain.issues));
  const file = catalogueFileSchema.safeParse(plain.value);
  return file.success ? succeed({ file: file.data, place }) : fail(below(issuesFromZod(file.error, plain.value)));
}

/** The name of a sub-industry; the id itself when the catalogue does not know it. */
export const subIndustryName = (catalogue: Pick<Catalogue, "subIndustries">, id: string): string =>
  catalogue.subIndustries.find((it) => it.id === id)?.name ?? id;
