/** Reports with all that is proposed: of every answer sheet in the fixtures, and of a few that need their own ways. */
import { readFileSync } from "node:fs";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { diagnose } from "../../src/diagnosis/findings/diagnose.js";
import { unwrap } from "../../src/index.js";
import { proposePackage, type PackageOptions } from "../../src/diagnosis/package/package.js";
import { readProducts } from "../../src/diagnosis/products/products.js";
import { readProject } from "../../src/diagnosis/project/project.js";
import { marine, productsOf, projectOf, sampleList } from "../diagnosis/package-support.js";
import { buildReport, renderHtml, type Proposal } from "../../src/report/index.js";
import { almostEmpty, date, fixture, fixtureNames, hostile, MARKUP, nothing, pack, perfect, sampleOf, samples, untouched, type Sample } from "./samples.js";

export interface ProposalSample extends Sample {
  readonly proposal: Proposal;
}

/** The report of a sample with its diagnosis and package in it. */
export function reportWithProposal({ sheet, result, pack }: Pick<Sample, "sheet" | "result" | "pack">, options: PackageOptions = {}): ProposalSample {
  const { catalogue, project } = options;
  const proposal: Proposal = {
    diagnosis: diagnose(sheet, result, catalogue ? { catalogue } : {}),
    package: unwrap(proposePackage(sheet, options)),
    project: project ?? null,
  };
  const report = buildReport({ sheet, result, pack, proposal }, { date });
  return { sheet, result, pack, proposal, report, html: renderHtml(report) };
}

export const proposalOf = (value: unknown, options: PackageOptions = {}): ProposalSample => reportWithProposal(sampleOf(value), options);

const readFixture = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), "utf8"));
const catalogue = builtInCatalogue();
export const sampleProducts = unwrap(readProducts([readFixture("products/sample-products.json")], { catalogue, pack }));
export const sampleProject = unwrap(readProject(readFixture("projects/sample-project.json"), { catalogue, pack }));

const LONG = "长".repeat(180);
const everyArea = pack.definition.areas.groups.flatMap((group) => group.areas.map((it) => ({ area: it.id })));
const hostileProducts = productsOf(
  { id: "A", name: LONG, provider: { name: `${MARKUP}` }, serves: everyArea, price: { min: 0, max: 123456.78 }, version: MARKUP, deployment: ["saas", "edge", "hybrid"], pricing: ["per-point"], review: { result: MARKUP } },
  { id: "B", name: MARKUP, provider: { name: LONG }, serves: everyArea },
);

/** A report takes a while: each is made when it is first asked for. */
const makers: ReadonlyMap<string, () => ProposalSample> = new Map<string, () => ProposalSample>([
  ...[...samples].map(([name, sample]) => [name, () => reportWithProposal(sample)] as const),
  ["no catalogue", () => proposalOf(fixture("heavy-equipment-sets-level-1.json"), { catalogue: null })],
  ["to the top", () => proposalOf(fixture("heavy-equipment-sets-level-1.json"), { target: 4, stepsPerPhase: 2 })],
  ["out of reach", () => proposalOf(fixture("below-level-1.json"), { target: 4, forbidden: { indicators: { "information-systems": true, "planning-execution": true, "data-collection": true, "talent-development": true, funding: true } } })],
  ["all given", () => proposalOf(fixture("marine-engineering-equipment-level-2.json"), { products: sampleProducts, project: sampleProject, list: sampleList(marine) })],
  ["products, no list", () => proposalOf(fixture("heavy-equipment-sets-level-1.json"), { products: sampleProducts, target: 4 })],
  ["no times known", () => proposalOf(fixture("marine-engineering-equipment-level-2.json"), { products: hostileProducts, project: projectOf("SAMPLE-MO-2", {
    name: MARKUP, number: MARKUP, region: MARKUP, parties: { firm: { unit: LONG, person: MARKUP, contact: MARKUP }, providers: Array.from({ length: 6 }, () => ({ unit: LONG, person: MARKUP })) },
    decisions: { target: 3, exclude: [{ scenario: "EN-02", reason: MARKUP }], products: { "QM-02": "B" } },
    milestones: [{ name: MARKUP, evidence: [MARKUP] }], effects: [{ metric: MARKUP, unit: MARKUP, direction: "up", baseline: -1.5, target: 2 }],
    investment: [{ item: MARKUP, planned: 0.1 }, { item: LONG, planned: 0.2, scenario: "QM-02" }, { item: "x" }], documents: { contract: [MARKUP] },
  }) })],
  ["one step", () => proposalOf(fixture("just-short-of-points-line.json"))],
]);

export const sampleNames: readonly string[] = [...makers.keys()];

const made = new Map<string, ProposalSample>();
export function sampleNamed(name: string): ProposalSample {
  const make = makers.get(name);
  if (make === undefined) throw new Error(`no sample ${name}`);
  const sample = made.get(name) ?? make();
  made.set(name, sample);
  return sample;
}

export { almostEmpty, fixture, fixtureNames, hostile, nothing, perfect, untouched };
