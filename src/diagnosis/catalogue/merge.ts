/** Lays catalogue files over one another: each field from the last file that gives it. */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf } from "../../indicators/structure.js";
import { issue, type Issue } from "../../issues.js";
import { compareText } from "../firms.js";
import { requiredFields, scenarioSchema, type CatalogueFile, type CatalogueRow, type Scenario } from "./schema.js";

/** A file of the right shape, and how its place is named in issues. */
export interface Layer {
  readonly file: CatalogueFile;
  readonly place: string;
}

/** A row in the making: its fields so far, and which layer gave each. */
interface Draft {
  readonly fields: CatalogueRow;
  readonly origin: string;
  readonly given: ReadonlyMap<string, Given>;
}

/** Which layer gave a field, and where it stands. */
export interface Given {
  readonly layer: number;
  readonly path: string;
}

/** A merged row, complete, that knows where its fields were given. */
export interface MergedScenario {
  readonly scenario: Scenario;
  readonly withdrawn: boolean;
  readonly origin: string;
  /** Of these fields, the one given last: there a contradiction between them is to be mended. */
  readonly givenLast: (...fields: readonly (keyof Scenario)[]) => Given;
}

export interface Merged {
  /** By area in the pack's order, then by id. */
  readonly rows: readonly MergedScenario[];
  /** Of every row, incomplete ones too. */
  readonly ids: readonly string[];
  /** Of each layer, in their order. */
  readonly shares: readonly LayerShare[];
  readonly issues: readonly Issue[];
}

/** How many rows a layer brought, changed and took out. */
export interface LayerShare {
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
}

/** The rows of all layers as one; the order of the layers matters only for what two of them give. */
export function mergeLayers(layers: readonly Layer[], pack: LoadedPack): Merged {
  const issues: Issue[] = [];
  const drafts = new Map<string, Draft>();
  const shares: LayerShare[] = [];
  layers.forEach(({ file, place }, layer) => {
    if (file.pack !== undefined && file.pack !== pack.definition.id) {
      issues.push(issue("pack-mismatch", { path: `${place}.pack`, expected: pack.definition.id, actual: file.pack }));
    }
    const withdrawn = file.scenarios.filter((it) => it.withdrawn === true).length;
    const added = file.scenarios.filter((it) => it.withdrawn !== true && !drafts.has(it.id)).length;
    shares.push({ added, changed: file.scenarios.length - added - withdrawn, withdrawn });
    const seen = new Set<string>();
    file.scenarios.forEach((row, i) => {
      const path = `${place}.scenarios[${i}]`;
      if (seen.has(row.id)) return void issues.push(issue("scenario-repeated", { path: `${path}.id`, expected: "each id once", actual: row.id }));
      seen.add(row.id);
      const draft = overlay(drafts.get(row.id), row, file.id, { layer, path });
      const missing = missingIn(draft.fields);
      if (missing.length > 0) issues.push(issue("scenario-incomplete", { path, expected: `also ${missing.join(", ")}`, actual: row.id }));
      drafts.set(row.id, draft);
    });
  });
  return { rows: inOrder([...drafts.values()].flatMap(complete), pack), ids: [...drafts.keys()], shares, issues };
}

function overlay(below: Draft | undefined, row: CatalogueRow, origin: string, { layer, path }: Given): Draft {
  const given = Object.keys(row).map((field) => [field, { layer, path: `${path}.${field}` }] as const);
  return { fields: { ...below?.fields, ...row }, origin, given: new Map([...below?.given ?? [], ...given]) };
}

const missingIn = (row: CatalogueRow): readonly string[] => requiredFields.filter((it) => !Object.hasOwn(row, it));

/** Nothing for a row that is not: that was told. */
function complete({ fields: { withdrawn = false, ...fields }, origin, given }: Draft): readonly MergedScenario[] {
  const read = scenarioSchema.safeParse(fields);
  if (!read.success) return [];
  const givenLast = (...names: readonly string[]): Given =>
    names.flatMap((it) => given.get(it) ?? []).reduce((last, it) => (it.layer > last.layer ? it : last), { layer: -1, path: "" });
  return [{ scenario: read.data, withdrawn, origin, givenLast }];
}

function inOrder(rows: readonly MergedScenario[], pack: LoadedPack): readonly MergedScenario[] {
  const order = new Map(areasOf(pack.definition).map(({ area }, i) => [area.id, i]));
  const areaNo = ({ scenario }: MergedScenario): number => order.get(scenario.area) ?? order.size;
  return [...rows].sort((a, b) => areaNo(a) - areaNo(b) || compareText(a.scenario.id, b.scenario.id));
}
