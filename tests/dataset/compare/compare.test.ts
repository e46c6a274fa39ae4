/** What comparing says of small runs, exactly. */
import { describe, expect, it } from "vitest";
import { comparisonSchema, moveSchema } from "../../../src/dataset/compare/schema.js";
import { unwrap } from "../../../src/index.js";
import { fail, issue } from "../../../src/issues.js";
import { pack2024, patchedPack } from "../../support/packs.js";
import { allAreasAt, answersWorth, areasAt, bestAnswers, lowestAnswers } from "../../support/sheets.js";
import { compared, record, runOf, unscored } from "./support.js";

const at20 = { answers: answersWorth[20], areas: allAreasAt(1) };
const at40 = { answers: answersWorth[40], areas: allAreasAt(2) };
const at60 = { answers: answersWorth[60], areas: allAreasAt(4) };
const none = { answers: lowestAnswers, areas: allAreasAt(0) };
const best = { answers: bestAnswers, areas: allAreasAt(4) };

const old = [record("A", at20), record("B", at60), record("C", at40), record("D", at20), unscored("E"), unscored("F", "option-unknown"), record("G", at20), unscored(null)];
const other = [record("A", at40), record("B", at20), record("C", at40), unscored("D", "rating-type"), record("E", best), unscored("F"), record("H", none)];

describe("each kind of change", async () => {
  const { result, moves } = await compared(runOf("old", old), runOf("new", other));
  const comparison = unwrap(result);

  it("is told once a firm: pairs as both runs are read, then what one run has alone", () => {
    expect(moves.map(({ id, change, from, to, pointsFrom, pointsTo, pointsChange }) => [id, change, from, to, pointsFrom, pointsTo, pointsChange])).toEqual([
      ["A", "up", 1, 2, 20, 40, 20], ["B", "down", 3, 1, 60, 20, -40], ["C", "same", 2, 2, 40, 40, 0], ["D", "no-longer-scored", 1, null, 20, null, null],
      ["E", "newly-scored", null, 4, null, 100, null], ["F", "unscored", null, null, null, null, null], ["G", "removed", 1, null, 20, null, null], ["H", "added", null, 0, null, 0, null],
    ]);
    expect(moves.filter((it) => it.issuesFrom.length + it.issuesTo.length > 0).map(({ id, issuesFrom, issuesTo }) => [id, issuesFrom, issuesTo]))
      .toEqual([["D", [], ["rating-type"]], ["E", ["unknown-key"], []], ["F", ["option-unknown"], ["unknown-key"]]]);
    for (const it of moves) expect(moveSchema.parse(it)).toEqual(it);
  });

  it("by the conditions of the levels between, with what they ask and what there was", () => {
    const [up, down] = moves;
    expect(up).toMatchObject({ by: "answers", rangeFrom: [1, 1], rangeTo: [2, 2] });
    expect(up?.conditions).toEqual([
      { level: 2, fact: "points", operator: ">=", requiredFrom: 40, requiredTo: 40, actualFrom: 20, actualTo: 40, metFrom: false, metTo: true },
      { level: 2, fact: "areas.2.all", operator: ">=", requiredFrom: 6, requiredTo: 6, actualFrom: 0, actualTo: 16, metFrom: false, metTo: true },
      { level: 2, fact: "areas.2.binding", operator: ">=", requiredFrom: 3, requiredTo: 3, actualFrom: 0, actualTo: 10, metFrom: false, metTo: true },
    ]);
    expect(down?.conditions.map((it) => [it.level, it.fact, it.metFrom, it.metTo])).toEqual([
      [2, "points", true, false], [2, "areas.2.all", true, false], [2, "areas.2.binding", true, false],
      [3, "points", true, false], [3, "areas.3.all", true, false], [3, "areas.3.binding", true, false],
    ]);
    expect(moves.slice(2).every((it) => it.by === null && it.conditions.length === 0)).toBe(true);
  });

  it("and the indicators and areas that changed, largest first", () => {
    const sizes = moves[1]?.indicators.map((it) => Math.abs((it.to ?? 0) - (it.from ?? 0))) ?? [];
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes.reduce((sum, it) => sum + it, 0)).toBe(40);
    expect(moves[1]?.areas).toHaveLength(16);
    expect(moves[1]?.areas[0]).toEqual({ id: "after-sales-service", from: 4, to: 1 });
    expect(moves[2]).toMatchObject({ indicators: [], areas: [] });
  });

  it("counts", () => {
    expect(comparisonSchema.parse(comparison)).toEqual(comparison);
    expect(comparison).toMatchObject({
      firms: 8, changes: { up: 1, down: 1, same: 1, "newly-scored": 1, "no-longer-scored": 1, unscored: 1, added: 1, removed: 1 },
      net: { levels: -1, points: -20 }, by: { answers: 2, rules: 0, both: 0 }, unmatched: { old: { indicators: [], areas: [] }, new: { indicators: [], areas: [] } },
      sides: { old: { rows: 8, withoutId: 1, invalid: 0 }, new: { rows: 7, withoutId: 0, invalid: 0 } }, issues: [],
    });
    expect(comparison.matrix.names).toEqual(["0", "1", "2", "3", "4", "unscored", "absent"]);
    expect(comparison.matrix.rows.map((it) => it.to)).toEqual([
      [0, 0, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 1, 1], [0, 0, 1, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 1, 0], [1, 0, 0, 0, 0, 0, 0],
    ]);
    expect(comparison.conditions.slice(0, 3).map((it) => [it.level, it.fact, it.gained, it.lost])).toEqual([[2, "areas.2.all", 1, 1], [2, "areas.2.binding", 1, 1], [2, "points", 1, 1]]);
    expect(comparison.indicators.reduce((sum, it) => sum + it.up.points, 0)).toBe(20);
    expect(comparison.indicators.reduce((sum, it) => sum + it.down.points, 0)).toBe(-40);
    expect(comparison.areas).toHaveLength(16);
  });
});

describe("two packs", () => {
  const stricter = patchedPack({ definition: [{ op: "replace", path: "/levels/1/rule/and/0/>=/1", value: 45 }] });

  it("the same answers under a stricter line: the rules moved it", async () => {
    const { moves, result } = await compared(runOf("old", [record("A", at40)]), runOf("new", [record("A", at40, stricter)], stricter));
    expect(moves).toMatchObject([{ change: "down", from: 2, to: 1, by: "rules", indicators: [], areas: [] }]);
    expect(moves[0]?.conditions).toEqual([{ level: 2, fact: "points", operator: ">=", requiredFrom: 40, requiredTo: 45, actualFrom: 40, actualTo: 40, metFrom: true, metTo: false }]);
    expect(unwrap(result)).toMatchObject({ by: { answers: 0, rules: 1, both: 0 }, receipt: { packs: { old: { sha256: pack2024.sha256 }, new: { sha256: stricter.sha256 } } } });
  });

  it("other answers under the same lines: the answers did; other answers under another line: both", async () => {
    const { moves } = await compared(runOf("old", [record("A", at20), record("B", at60)]), runOf("new", [record("A", { ...at60, areas: allAreasAt(2) }, stricter), record("B", { ...at60, areas: areasAt(4, 4, 0) }, stricter)], stricter));
    expect(moves.map(({ id, change, by }) => [id, change, by])).toEqual([["A", "up", "both"], ["B", "down", "answers"]]);
  });

  it("one dataset under two packs: whatever differs comes from the packs, points too", async () => {
    const cheaper = patchedPack({ definition: [
      { op: "replace", path: "/dimensions/0/groups/0/indicators/0/options/C", value: 0 }, { op: "replace", path: "/dimensions/0/groups/0/indicators/0/options/D", value: 500 },
    ] });
    const sheet = { answers: answersWorth[20], areas: allAreasAt(1) };
    const runs = [runOf("d", [record("A", sheet)]), runOf("d", [record("A", sheet, cheaper)], cheaper)] as const;
    const { moves } = await compared(runs[0], runs[1], { sameAnswers: true });
    expect(moves).toMatchObject([{ change: "down", by: "rules", indicators: [{ id: "network-infrastructure" }] }]);
    const apart = await compared(runOf("o", [record("A", sheet)]), runOf("n", [record("A", sheet, cheaper)], cheaper));
    expect(apart.moves).toMatchObject([{ by: "both" }]);
  });

  it("a level one pack does not have: reached by what that pack asks", async () => {
    const fewer = patchedPack({ definition: [{ op: "remove", path: "/levels/3" }], wording: [{ op: "remove", path: "/levels/4" }] });
    const { moves } = await compared(runOf("old", [record("A", best, fewer)], fewer), runOf("new", [record("A", best)]));
    expect(moves).toMatchObject([{ change: "up", from: 3, to: 4, by: "rules" }]);
    expect(moves[0]?.conditions.map((it) => [it.level, it.requiredFrom, it.metFrom, it.metTo])).toEqual([[4, null, null, true], [4, null, null, true], [4, null, null, true]]);
  });
});

describe("what cannot be compared", () => {
  it("no id in common", async () => {
    const { result, moves } = await compared(runOf("old", [record("A", at20)]), runOf("new", [record("B", at20)]));
    expect([result.ok, result.issues.map((it) => it.code), moves]).toEqual([false, ["runs-not-comparable"], []]);
  });

  it("nothing at all", async () => {
    expect((await compared(runOf("old", []), runOf("new", []))).result).toMatchObject({ ok: false, issues: [{ code: "runs-not-comparable" }] });
  });
});

describe("broken records", () => {
  const good = record("B", at20);
  const told = async (broken: unknown): Promise<readonly string[]> => {
    const { result, moves } = await compared(runOf("old.ndjson", [good, broken]), runOf("new", [good, record("A", at20)]));
    const { issues, sides } = unwrap(result);
    expect(sides.old).toEqual({ rows: 2, withoutId: moves.some((it) => it.id === "A" && it.change !== "added") ? 0 : 1, invalid: 1 });
    return [...issues.map((it) => `${it.code} ${it.path} ${it.expected}|${it.actual}`), ...moves.map((it) => `${it.id} ${it.change} ${it.issuesFrom.join()}`)];
  };
  const a = record("A", at20);

  it("a level the points and areas contradict: tampered, or of another pack; the firm counts as unscored", async () => {
    expect(await told({ ...a, level: 2 })).toEqual(["record-invalid old.ndjson: line 2, level level 1 by its points and areas|level 2", "B same ", "A newly-scored record-invalid"]);
    expect(await told({ ...a, levelRange: [1, 3] })).toEqual(["record-invalid old.ndjson: line 2, levelRange[1] the level at best|3", "B same ", "A newly-scored record-invalid"]);
  });

  it("points that are not the sum of the indicators, or none an indicator can give", async () => {
    expect((await told({ ...a, points: 20.001 }))[0]).toBe("record-invalid old.ndjson: line 2, points 20 by its indicators|20.001");
    expect((await told({ ...a, indicators: { ...a.indicators, funding: 99 } })).slice(0, 1)).toEqual(["record-invalid old.ndjson: line 2, indicators.funding at most 7.5|99"]);
    expect((await told({ ...a, indicators: { ...a.indicators, funding: 0.00001 } }))[0]).toMatch(/^record-invalid old.ndjson: line 2, indicators.funding /);
    expect((await told({ ...a, areas: { ...a.areas, "product-design": 7 } }))[0]).toBe("record-invalid old.ndjson: line 2, areas.product-design at most 4|7");
  });

  it("ids of another pack", async () => {
    const { funding: _, ...fewer } = a.indicators;
    expect((await told({ ...a, indicators: fewer }))[0]).toBe("record-invalid old.ndjson: line 2, indicators.funding every id of the pack|nothing");
    expect((await told({ ...a, areas: { ...a.areas, more: 1 } }))[0]).toBe("record-invalid old.ndjson: line 2, areas.more an id of the pack|\"more\"");
  });

  it("another shape", async () => {
    expect((await told({ id: "A", level: 1 }))[0]).toMatch(/^record-invalid old.ndjson: line 2, points /);
    expect((await told({ ...a, level: "1" }))[0]).toBe("record-invalid old.ndjson: line 2, level number|\"1\"");
    expect((await told({ ...a, points: null }))[0]).toMatch(/^record-invalid old.ndjson: line 2/);
    expect(await told([])).toEqual([expect.stringMatching(/^record-invalid old.ndjson: line 2 /), "B same ", "A added "]);
    expect((await told({ ...a, more: 1 }))[0]).toMatch(/^record-invalid old.ndjson: line 2, more/);
  });

  it("a line that is no JSON is counted", async () => {
    const broken = async function* () { yield [{ place: "line 7", read: fail([issue("record-invalid", { expected: "valid JSON" })]) }]; };
    const { result } = await compared({ name: "o", pack: pack2024, records: runOf("o", [good]).records }, { name: "n", pack: pack2024, records: (async function* () { yield* broken(); yield* runOf("n", [good]).records; })() });
    expect(unwrap(result)).toMatchObject({ sides: { new: { rows: 2, withoutId: 1, invalid: 1 } }, issues: [{ path: "n: line 7" }] });
  });

  it("very many are told up to a bound, with how many more there are", async () => {
    const { result } = await compared(runOf("o", [good, ...Array.from({ length: 250 }, (_, i) => ({ ...a, id: `X${i}`, level: 3 }))]), runOf("n", [good]));
    const { issues, sides } = unwrap(result);
    expect([issues.length, issues.at(-1)?.code, issues.at(-1)?.actual, sides.old.invalid]).toEqual([201, "issues-cut", "50 more", 250]);
  });
});

describe("an id that stands several times", () => {
  it("is compared in the order of its records, and told of each run in which it does", async () => {
    const { result, moves } = await compared(
      runOf("old", [record("A", at20), record("A", at40), record("B", at20), record("A", at60)]), runOf("new", [record("B", at20), record("A", at40), record("A", at60)]),
    );
    expect(moves.map(({ id, occurrence, change, from, to }) => [id, occurrence, change, from, to])).toEqual([
      ["A", 1, "up", 1, 2], ["B", 1, "same", 1, 1], ["A", 2, "up", 2, 3], ["A", 3, "removed", 3, null],
    ]);
    expect(unwrap(result).issues.map((it) => `${it.severity} ${it.code} ${it.path} ${it.actual}`)).toEqual(["warning record-id-repeated old A", "warning record-id-repeated new A"]);
  });
});
