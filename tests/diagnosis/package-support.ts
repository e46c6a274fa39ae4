/** What the tests of packages share: the sample firms, the list of a sub-industry, invented products, a project. */
import { listScenarios } from "../../src/diagnosis/list/list.js";
import type { ScenarioList } from "../../src/diagnosis/list/schema.js";
import { firmOf } from "../../src/diagnosis/firms.js";
import { proposePackage, type PackageOptions } from "../../src/diagnosis/package/package.js";
import type { FirmPackage } from "../../src/diagnosis/package/schema.js";
import { readProducts } from "../../src/diagnosis/products/products.js";
import type { ProductCatalogue } from "../../src/diagnosis/products/schema.js";
import { readProject } from "../../src/diagnosis/project/project.js";
import type { Project } from "../../src/diagnosis/project/schema.js";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { parseAnswers, score, unwrap, type AnswerSheet } from "../../src/index.js";
import { readFixture, readSample } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";

export const catalogue = builtInCatalogue();
export const sampleSheet = (name: string): AnswerSheet => unwrap(parseAnswers(readSample(name)));
/** The sample sheet with some of it replaced. */
export const sampleWith = (name: string, change: Readonly<Record<string, unknown>>): AnswerSheet => unwrap(parseAnswers(JSON.stringify({ ...JSON.parse(readSample(name)), ...change })));

const firms = readFixture("datasets/sample-firms.ndjson").trim().split("\n").map((it) => unwrap(parseAnswers(it))).map((it) => firmOf(score(it, pack2024), it));
export const sampleList = (subIndustry: string): ScenarioList => unwrap(listScenarios(firms, { subIndustry, pack: pack2024 }));
export const marine = "marine-engineering-equipment";

export const packageOf = (sheet: AnswerSheet, options: PackageOptions = {}): FirmPackage => unwrap(proposePackage(sheet, options));

type Raw = Readonly<Record<string, unknown>>;

/** Products as a file would give them; id and provider are enough beside what they serve. */
export const productsOf = (...products: readonly Raw[]): ProductCatalogue => unwrap(readProducts([{
  productsFormat: 1, id: "invented", version: "1.0.0", title: "Invented products", notes: ["invented"],
  products: products.map((it) => ({ name: `product ${String(it.id)}`, provider: { name: `provider of ${String(it.id)}` }, ...it })),
}], { catalogue, pack: pack2024 }));

export const projectOf = (enterprise: string, rest: Raw = {}): Project => unwrap(readProject({ projectFormat: 1, enterprise, ...rest }, { catalogue, pack: pack2024 }));
