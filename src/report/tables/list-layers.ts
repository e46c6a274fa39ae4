/** The files a list's catalogue is made of, in words: the base, and what was laid over it. */
import type { ScenarioList } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/list.zh-CN.json" with { type: "json" };
import { shorten } from "../words.js";

const said = words.layers;
type Catalogue = ScenarioList["catalogue"];
type Layer = Catalogue["layers"][number];

const TITLE_WIDTH = 45;

/** Without layers the catalogue alone. */
const layersOf = ({ id, version, title, sha256, layers }: Catalogue): readonly Layer[] =>
  (layers.length > 0 ? layers : [{ id, version, title, sha256, added: 0, changed: 0, withdrawn: 0 }]);

/** One line a file: what kind of layer it is, its title, and what it changed. */
export const layerLines = (catalogue: Catalogue): readonly string[] => layersOf(catalogue).map((it, i) => {
  const about = { title: shorten(it.title, TITLE_WIDTH), id: it.id, version: it.version };
  return i === 0 ? fill(said.base, about) : fill(said.over, { ...about, changes: changesOf(it) });
});

const changesOf = (it: Layer): string => (["added", "changed", "withdrawn"] as const)
  .flatMap((kind) => (it[kind] === 0 ? [] : [fill(said[kind], { count: it[kind] })])).join(said.comma) || said.unchanged;

/** Ids and versions, for a foot. */
export const layerNames = (catalogue: Catalogue): string => layersOf(catalogue).map(({ id, version }) => fill(said.name, { id, version })).join(said.plus);

/** Ids, versions and hashes, one a file. */
export const layerReceipts = (catalogue: Catalogue): readonly (readonly [name: string, receipt: string])[] =>
  layersOf(catalogue).map((it, i) => [i === 0 ? said.baseName : said.overName, fill(said.receipt, { id: it.id, version: it.version, sha256: it.sha256 })]);

/** Notes that speak of what a list shows. */
export const notesFor = (notes: readonly string[]): readonly string[] => notes.filter((note) => !said.notShown.some((it) => note.includes(it)));
