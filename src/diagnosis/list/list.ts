/** N+X: the list of a sub-industry from its diagnosed firms. */
import type { LoadedPack } from "../../indicators/load.js";
import { fail, succeed, type Result } from "../../issues.js";
import { readCatalogue, subIndustryName, type Catalogue } from "../catalogue/catalogue.js";
import { isForIndustry } from "../catalogue/suits.js";
import { strangeSubIndustries, type AssessedFirm } from "../firms.js";
import type { Matching } from "../products/candidates.js";
import { readMatching } from "../products/matching.js";
import { productReceipt } from "../products/receipt.js";
import type { ProductCatalogue } from "../products/schema.js";
import { withProducts } from "./candidates.js";
import { membersOf, nobodyIn } from "./members.js";
import { needsOf, type Need } from "./need.js";
import type { ListOverride } from "./overrides.js";
import { declinedIssues, overrideIssues, packIssues, placeIssues } from "./problems.js";
import { rowsOf } from "./rows.js";
import { readRule } from "./rule.js";
import type { ListRule, ScenarioList } from "./schema.js";

export interface ListOptions {
  /** Id of the sub-industry; `general`: the firms of none. */
  readonly subIndustry: string;
  /** The pack the firms were scored with. */
  readonly pack: LoadedPack;
  /** Default: the built-in one, where it is made for the pack. */
  readonly catalogue?: Catalogue;
  /** Parameters that differ from `defaultRule`. */
  readonly rule?: Partial<ListRule>;
  /** What experts decided; see `readOverrides`. */
  readonly overrides?: readonly ListOverride[];
  /** Rows of the dataset that could not be read: told on the list. */
  readonly unreadable?: number;
  /** What providers offer; null: nobody knows. */
  readonly products?: ProductCatalogue | null;
  /** How candidates are sought, where it differs from `defaultMatching`. */
  readonly matching?: Partial<Matching>;
}

/**
 * The N+X list: every scenario that suits the sub-industry, with how many of its firms need it and why it is common, specific or dropped.
 * Each firm counts once; the order of the firms does not matter.
 * Fails with every problem of the options: `sub-industry-unknown`, `sub-industry-empty` (no firm to count), `field-invalid` (a parameter
 * of the rule or of the matching, or an override of a scenario the list does not have), `scenario-unknown`, `override-repeated`, `packs-differ`.
 * Firms left out because their sheets cannot be put in order, declined scenarios nobody knows, and sub-industries the catalogue does not list come as issues of the list.
 */
export function listScenarios(firms: readonly AssessedFirm[], options: ListOptions): Result<ScenarioList> {
  const { subIndustry, pack, overrides = [], unreadable = 0, products = null } = options;
  const chosen = options.catalogue === undefined ? readCatalogue([], pack) : succeed(options.catalogue);
  if (!chosen.ok) return chosen;
  const catalogue = chosen.value;
  const rule = readRule(options.rule ?? {}, pack.definition.areas.topRating);
  const matching = readMatching(options.matching ?? {});
  const wrong = [...rule.issues, ...matching.issues, ...placeIssues(subIndustry, catalogue), ...overrideIssues(overrides, catalogue, subIndustry), ...packIssues(firms, catalogue, pack)];
  if (!rule.ok || !matching.ok || wrong.length > 0) return fail(wrong);
  const { stage, targetRating } = rule.value;
  const members = membersOf(firms, subIndustry, stage);
  if (members.firms.length === 0) return fail([...members.issues, nobodyIn(firms, subIndustry, stage), ...strangeSubIndustries(firms, catalogue.subIndustries)]);

  const scenarios = catalogue.scenarios.filter((it) => isForIndustry(it, subIndustry));
  const needOf = members.firms.map((it) => needsOf(it, targetRating));
  const needs = new Map(scenarios.map((scenario) => [scenario.id, needOf.map((of) => of(scenario))]));
  const counted = rowsOf(scenarios, { firms: members.firms, needs, pack, rule: rule.value }, overrides);
  const rows = withProducts(counted, subIndustry, products, matching.value);
  const columns = rows.map(({ id }) => ({ id, needs: needs.get(id) ?? [] }));
  const issues = [...members.issues, ...declinedIssues(members.firms, catalogue), ...strangeSubIndustries(firms, catalogue.subIndustries)];
  const { definition } = pack;
  return succeed<ScenarioList>({
    listVersion: 1,
    subIndustry,
    subIndustryName: subIndustryName(catalogue, subIndustry),
    pack: { id: definition.id, version: definition.version, edition: definition.edition },
    catalogue: { id: catalogue.id, version: catalogue.version, title: catalogue.title, sha256: catalogue.sha256, notes: catalogue.notes, layers: catalogue.layers },
    firms: members.firms.length,
    rule: rule.value,
    products: productReceipt(products, matching.value),
    rows,
    members: members.firms.map((firm, i) => memberOf(firm, i, columns)),
    leftOut: { ...members.leftOut, unreadable },
    subIndustries: catalogue.subIndustries,
    issues,
  }, issues);
}

/** A row as the matrix sees it: the need of every firm. */
interface Column {
  readonly id: string;
  readonly needs: readonly Need[];
}

/** The firm at place `i` as the list shows it, its scenarios in the order of the rows. */
function memberOf({ enterprise, basis, stage, level, levelRange, assessedOn, areas }: AssessedFirm, i: number, columns: readonly Column[]): ScenarioList["members"][number] {
  const idsWith = (need: Need): readonly string[] => columns.filter((it) => it.needs[i] === need).map((it) => it.id);
  return {
    id: enterprise.id, name: enterprise.name ?? null, basis, stage: stage ?? null, level, levelRange, assessedOn,
    areas: areas.map(({ id, rating }) => ({ id, rating })),
    needs: idsWith("needs"), unknown: idsWith("unknown"), declined: idsWith("declined"),
  };
}
