/** The law of forms: a sheet written into a form and saved by whatever program is the sheet that is read. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswers, unwrap, type LoadedPack } from "../../../src/index.js";
import { notHeld } from "../../../src/dataset/form/not-held.js";
import { formXlsx } from "../../../src/report/xlsx/index.js";
import { anySheet, seed } from "../../support/arbitraries.js";
import { readSample } from "../../support/fixtures.js";
import { packWithNotApplicable, pack2024 } from "../../support/packs.js";
import { randomPack, sheetFor } from "../../support/random-pack.js";
import type { RawSheet } from "../../support/sheets.js";
import { content, readBytes, saved } from "./filling.js";

/** Through the form, and back. */
async function throughForm(sheet: RawSheet, pack: LoadedPack, isSavedAnew: boolean) {
  const before = unwrap(readAnswers(sheet, pack));
  const written = await formXlsx(pack, before);
  const form = unwrap(await readBytes(isSavedAnew ? await saved(written, () => undefined) : written, pack));
  expect(form.given.issues.filter((it) => it.code !== "form-small-percent")).toEqual([]);
  const after = unwrap(readAnswers(form.given.value, pack));
  return { before, after };
}

const line = fc.oneof(fc.constantFrom("企业", "=1+1", "#", "_x0041_", "@甲", "-1", "00123", "TRUE", "2025-05-20", "a<b>&\"c\"", "'x", "𠮷"), fc.string({ unit: "grapheme", maxLength: 12 }))
  .map((it) => it.replace(/[\p{C}\uFF1B]/gu, "").trim()).filter((it) => it !== "");
const lines = fc.array(line, { maxLength: 3 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const amount = fc.integer({ min: 0, max: 10_000_000 }).map((it) => it / 100);
const byYear = fc.subarray([2022, 2023, 2024]).chain((years) => fc.tuple(...years.map((year) => amount.map((it) => ({ year, amount: it })))));

const frame = fc.record({
  enterprise: fc.record({
    id: line, name: maybe(line), creditCode: maybe(line), subIndustry: maybe(fc.constantFrom("general", "marine-engineering-equipment", "somebody-elses-own")),
    profile: fc.record({
      contact: maybe(line), address: maybe(line), sizeClass: maybe(fc.constantFrom("large", "medium", "small", "micro")), aboveScale: maybe(fc.boolean()), usesCloud: maybe(fc.boolean()),
      staff: maybe(fc.nat({ max: 99_999 })), registeredCapital: maybe(amount), mainProducts: maybe(fc.array(line, { minLength: 1, maxLength: 3 }).map((it) => it.join("\n"))),
      certificates: lines, software: lines, assets: byYear, revenue: byYear, profit: byYear.map((list) => list.map((it) => ({ ...it, amount: -it.amount }))),
    }),
  }),
  basis: fc.constantFrom("self", "diagnosis"), stage: maybe(fc.constantFrom("before", "after")), assessedOn: maybe(fc.constantFrom("2025-05-20", "2024-02-29", "1999-12-31")),
});

/** Each answer with evidence and a note. */
const documented = (answer: unknown, evidence: readonly string[], note: string | null): unknown =>
  ({ ...(typeof answer === "string" || Array.isArray(answer) ? { option: answer } : answer as object | null), evidence, note });

const fullSheet = fc.tuple(frame, anySheet, fc.array(fc.tuple(lines, maybe(line)), { minLength: 15, maxLength: 15 })).map(([it, { answers, areas }, remarks]) => ({
  pack: "miit-sme-2024", ...it, areas: { ...areas },
  answers: Object.fromEntries(Object.entries(answers).map(([id, answer], i) => [id, documented(answer, remarks[i]?.[0] ?? [], remarks[i]?.[1] ?? null)])),
}));

describe("through a form and back", () => {
  it("any sheet of the pack comes back as it was", async () => {
    await fc.assert(fc.asyncProperty(fullSheet, fc.boolean(), async (sheet, isSavedAnew) => {
      const { before, after } = await throughForm(sheet, pack2024, isSavedAnew);
      expect(content(after)).toEqual(content(before));
      expect(notHeld(before, after)).toEqual([]);
    }), { seed, numRuns: 40 });
  }, 120_000);

  it("any sheet of any pack comes back as it was", async () => {
    await fc.assert(fc.asyncProperty(randomPack.chain((pack) => sheetFor(pack).map((sheet) => ({ pack, sheet }))), async ({ pack, sheet }) => {
      const { before, after } = await throughForm(sheet, pack, true);
      expect(content(after)).toEqual(content(before));
    }), { seed, numRuns: 60 });
  }, 120_000);

  it("questions that do not apply", async () => {
    const pack = packWithNotApplicable("zero");
    const { before, after } = await throughForm({ pack: "miit-sme-2024", enterprise: { id: "E" }, answers: { "green-low-carbon": { notApplicable: true, note: "无能耗统计" } } }, pack, true);
    expect(content(after)).toEqual(content(before));
    expect(after.answers["green-low-carbon"]?.notApplicable).toBe(true);
  });
});

describe("what a form cannot hold", () => {
  it("is told, block by block; all else comes back", async () => {
    const sheet = JSON.parse(readSample("below-level-1")) as RawSheet;
    const { before, after } = await throughForm(sheet, pack2024, false);
    expect(notHeld(before, after)).toEqual(["texts", "investment", "reportNumber", "revision"]);
    const { texts: _texts, investment: _investment, reportNumber: _number, revision: _revision, ...rest } = before;
    expect(content(after)).toEqual(content(rest));
  });

  it("texts that a cell reads otherwise, a year too many, digits too many", async () => {
    const { before, after } = await throughForm({
      pack: "miit-sme-2024",
      enterprise: { id: "E", profile: { revenue: [2021, 2022, 2023, 2024].map((year) => ({ year, amount: year })), registeredCapital: 0.1234567890123456 } },
      answers: { funding: { option: "A", evidence: ["甲；乙"], note: " 备注" }, "data-security": { options: ["B"], note: "#REF!" }, "network-security": { options: ["B"], evidence: Array.from({ length: 50 }, () => "长".repeat(2000)) } },
    }, pack2024, false);
    expect(notHeld(before, after)).toEqual([
      "enterprise.profile.registeredCapital", "enterprise.profile.revenue[0]", "answers.network-security.evidence", "answers.data-security.note", "answers.funding.evidence", "answers.funding.note",
    ]);
    expect(after.enterprise.profile?.revenue?.map((it) => it.year)).toEqual([2022, 2023, 2024]);
  });

  it("of a sheet that could not be read back, everything", () => {
    const sheet = unwrap(readAnswers({ pack: "miit-sme-2024", enterprise: { id: "E" }, areas: { "product-design": 1 } }));
    expect(notHeld(sheet, null)).toEqual(["pack", "enterprise", "basis", "areas"]);
  });
});
