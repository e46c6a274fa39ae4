import { describe, expect, it } from "vitest";
import { listPacks, loadPack } from "../../src/index.js";

describe("listPacks", () => {
  it("lists the editions there are, and those known but not offered with the reason", () => {
    const packs = listPacks();
    expect(packs.map(({ id, available }) => [id, available])).toEqual([["miit-sme-2024", true], ["miit-sme-2022", false]]);
    expect(packs[0]).not.toHaveProperty("reason");
    expect(packs[1]?.reason).toMatch(/工信厅企业〔2022〕32号.*not found/);
  });
});

describe("loadPack", () => {
  it("gives the built-in edition, the same object each time", () => {
    const first = loadPack("miit-sme-2024");
    const again = loadPack("miit-sme-2024");
    if (!first.ok || !again.ok) throw new Error("not loaded");
    expect(first.issues).toEqual([]);
    expect(first.value.definition.id).toBe("miit-sme-2024");
    expect(again.value).toBe(first.value);
  });

  it("says why the 2022 edition is not available, and puts no other in its place", () => {
    const result = loadPack("miit-sme-2022");
    expect(result.ok).toBe(false);
    expect(result).not.toHaveProperty("value");
    expect(result.issues).toHaveLength(1);
    expect(result.issues[0]).toMatchObject({ code: "pack-not-available", path: "pack", actual: "miit-sme-2022" });
    expect(result.issues[0]?.expected).toMatch(/工信厅企业〔2022〕32号.*制造业.*生产性服务业.*其他行业.*not found/);
  });

  it.each([["miit-sme-2042", "miit-sme-2024"], ["MIIT-SME-2024", "miit-sme-2024"], ["miit_sme_2024", "miit-sme-2024"]])("takes %s for a slip of %s", (id, meant) => {
    expect(loadPack(id).issues).toMatchObject([{ code: "pack-unknown", path: "pack", expected: meant, actual: id }]);
  });

  it.each(["", "shenzhen", "__proto__", "constructor", "toString", "miit-sme-2024 ".repeat(50)])("does not know %j", (id) => {
    const result = loadPack(id);
    expect(result.ok).toBe(false);
    expect(result.issues).toMatchObject([{ code: "pack-unknown", expected: "one of miit-sme-2024", actual: id }]);
  });
});
