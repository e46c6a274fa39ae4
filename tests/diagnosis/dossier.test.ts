/** A firm's whole file: what is in it, that it proves itself, and that nothing in it contradicts the rest. */
import { describe, expect, it } from "vitest";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { makeDossier, readDossier, type DossierParts } from "../../src/diagnosis/dossier/dossier.js";
import { dossierSchema, type Dossier } from "../../src/diagnosis/dossier/schema.js";
import type { GivenSheet } from "../../src/diagnosis/dossier/sheets.js";
import { firmOf } from "../../src/diagnosis/firms.js";
import { listScenarios } from "../../src/diagnosis/list/list.js";
import { proposePackage } from "../../src/diagnosis/package/package.js";
import { readProject } from "../../src/diagnosis/project/project.js";
import { readAnswers, readResult, score, unwrap, verify } from "../../src/index.js";
import { readFixture } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";
import { brief, sheetWith } from "../support/sheets.js";
import { projectWith } from "./change-support.js";

const catalogue = builtInCatalogue();
function given(raw: unknown): GivenSheet {
  const sheet = unwrap(readAnswers(raw, pack2024));
  return { given: raw, sheet, result: score(sheet, pack2024) };
}
const parse = (path: string): unknown => JSON.parse(readFixture(path));
const before = given(parse("before-after/before.json"));
const after = given(parse("before-after/after.json"));
const project = unwrap(readProject(parse("before-after/project.json"), { catalogue, pack: pack2024 }));
const list = unwrap(listScenarios([firmOf(before.result, before.sheet)], { subIndustry: "marine-engineering-equipment", pack: pack2024, catalogue, rule: { minCount: 1 } }));
const proposed = unwrap(proposePackage(before.sheet, { list, project, catalogue }));
const bare = { package: null, list: null, project: null, pack: pack2024, catalogue };
const whole: DossierParts = { before, after, package: proposed, list, project, pack: pack2024, catalogue };
const make = (parts: Partial<DossierParts> & Pick<DossierParts, "before">): Dossier => unwrap(makeDossier({ ...bare, ...parts }));
const picture = { about: "survey", data: "data:image/png;base64,AAAA" };

describe("the whole file", () => {
  const dossier = make(whole);
  const stored: unknown = JSON.parse(JSON.stringify(dossier));

  it("has its published shape and reads back as it is", () => {
    expect(dossierSchema.safeParse(stored).error).toBeUndefined();
    expect(unwrap(readDossier(stored))).toEqual(stored);
  });

  it("the same parts give the same bytes", () => {
    expect(JSON.stringify(make(whole))).toBe(JSON.stringify(dossier));
  });

  it("its results can be verified with its own sheets", () => {
    expect(dossier.sheets.map((it) => it.pictures)).toEqual([0, 0]);
    for (const { sheet, result } of unwrap(readDossier(stored)).sheets) {
      expect(verify(unwrap(readResult(result)), unwrap(readAnswers(sheet, pack2024)), pack2024).issues).toEqual([]);
    }
  });

  it("says how far the firm has come", () => {
    const { targets } = dossier.acceptance?.change ?? {};
    expect(dossier.progress).toMatchObject({ stage: "retrofitted", targetLevel: { target: 3, reached: 3, state: "met" } });
    expect(dossier.progress.steps).toEqual({ met: targets?.steps.filter((it) => it.state === "met").length, of: proposed.plan.steps.length });
    expect(dossier.progress.milestones[0]).toEqual({ name: "蓝图方案确认", due: "2025-07-31", done: "2025-07-29" });
  });

  it("measures by the package's plan, which nobody agreed on; what was agreed on is the project's target or the one given", () => {
    expect(dossier.acceptance?.change.targets?.basis).toBe("derived");
    expect([dossier.acceptance?.target, make({ before, after, package: proposed }).acceptance?.target, make({ before, after, project, target: 4 }).acceptance?.target]).toEqual([3, null, 4]);
  });

  it("holds the plan once, beside the package", () => {
    expect(dossier.plan).toEqual(proposed.plan);
    expect(dossier.package).not.toHaveProperty("plan");
  });

  it("places the firm on the list by the list's own counts", () => {
    const member = list.members.find((it) => it.id === before.sheet.enterprise.id);
    const of = (kind: string) => list.rows.filter((it) => it.class === kind && member?.needs.includes(it.id)).map((it) => it.id);
    expect(dossier.list).toMatchObject({ isMember: true, firms: 1, common: of("N"), specific: of("X"), unknown: [], declined: member?.declined });
    expect(of("N").length).toBeGreaterThan(5);
  });

  it("is told when somebody changed it", () => {
    const changed = { ...JSON.parse(JSON.stringify(dossier)), progress: { ...dossier.progress, stage: "planned" } };
    expect(brief(readDossier(changed).issues)).toEqual(["result-differs receipt.sha256"]);
    expect(brief(readDossier({ ...dossier, extra: 1 }).issues)).toEqual(["unknown-key extra"]);
    expect(brief(readDossier([]).issues)).toEqual(["not-an-object "]);
  });
});

describe("what is left out", () => {
  it("pictures, counted; the rest is as given, null and all", () => {
    const raw = sheetWith({ pictures: [picture, picture], reportNumber: null, areas: { "product-design": 2, "work-safety": null } });
    const dossier = make({ before: given(raw) });
    expect(dossier.sheets).toMatchObject([{ pictures: 2, sheet: { reportNumber: null, areas: { "product-design": 2, "work-safety": null } } }]);
    expect(dossier.sheets[0]?.sheet).not.toHaveProperty("pictures");
    expect(unwrap(readDossier(JSON.parse(JSON.stringify(dossier)))).sheets[0]?.sheet.areas).toEqual({ "product-design": 2, "work-safety": null });
  });

  it("a list of another sub-industry, with a warning", () => {
    const other = given(sheetWith());
    const made = makeDossier({ ...bare, before: other, list });
    expect(brief(made.issues)).toEqual(["list-does-not-fit list.subIndustry"]);
    expect(unwrap(made)).toMatchObject({ list: null, issues: [{ code: "list-does-not-fit" }] });
  });
});

describe("stages of the project", () => {
  const own = given(parse("before-after/before.json"));
  const milestone = (done: string | null) => ({ ...project, milestones: project.milestones.map((it) => ({ ...it, done })) });
  it("diagnosed, planned, retrofitting", () => {
    expect(make({ before: own }).progress).toEqual({ stage: "diagnosed", milestones: [], steps: null, targetLevel: null });
    expect(make({ before: own, package: proposed }).progress.stage).toBe("planned");
    expect(make({ before: own, package: proposed, project: milestone(null) }).progress.stage).toBe("planned");
    expect(make({ before: own, project: milestone("2025-07-29") }).progress.stage).toBe("retrofitting");
    expect(make({ before: own, after }).progress).toMatchObject({ stage: "retrofitted", steps: null, targetLevel: null });
  });
});

describe("what is refused", () => {
  it("what is of another firm or another sheet", () => {
    expect(brief(makeDossier({ ...bare, before, project: projectWith({}) }).issues)).toEqual(["enterprise-differs project.enterprise"]);
    expect(brief(makeDossier({ ...bare, before: given(sheetWith()), package: proposed }).issues)).toEqual(["enterprise-differs plan.enterprise.id"]);
    expect(brief(makeDossier({ ...bare, before, after: given(sheetWith({ stage: "before" })), requirement: { level: 9 } }).issues))
      .toEqual(["enterprise-differs after.enterprise.id", "stages-not-in-order after.stage", "target-unknown requirement.level"]);
  });

  it("a value that is not the one the sheet was read from", () => {
    expect(() => makeDossier({ ...bare, before: { ...before, given: { ...sheetWith() } } })).toThrow(TypeError);
  });
});
