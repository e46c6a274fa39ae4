/** The lines about two sheets of one firm: the same words as on paper, and a pack's own texts taken as they are. */
import { expect, it } from "vitest";
import { acceptanceLines } from "../../src/cli/acceptance-lines.js";
import { changeLines } from "../../src/cli/change-lines.js";
import { percent } from "../../src/report/numbers.js";
import { derived, ordinary, unfinished } from "../report/change-samples.js";
import { pack } from "../report/samples.js";

it("calls the plan agreed on only where it was", () => {
  expect(changeLines(ordinary.change, pack)).toContainEqual(expect.stringMatching(/^ {2}商定的步骤共\d+项：/));
  const again = changeLines(derived.change, pack).join("\n");
  expect(again).toMatch(/\n {2}按目标和项目资料重新推算的步骤共\d+项：/);
  expect(again).not.toMatch(/商定|约定/);
});

it("says what to bear in mind as the report does", () => {
  expect(changeLines(ordinary.change, pack).slice(-2)).toEqual([
    "  两次评测方式不同（改造前为入企诊断，改造后为现场评定），口径和严格程度不同，得分变化不全是企业的实际变化。",
    "  问卷与项目资料的金额不一致，以项目资料为准：计划投资改造前问卷为360万元，项目资料为280万元。",
  ]);
  expect(changeLines(unfinished.change, pack)).toContain(`  改造后的问卷未填完（应答率${percent({ points: unfinished.change.after.completeness, maxPoints: 1 })}），等级和总分为区间；最低情形下，未答的题目按0分、未评的场景按0级。`);
});

it("takes the name of a system as it is, whatever signs it holds", () => {
  const [id = ""] = ordinary.acceptance.dataJoining.areas.ids;
  const area = pack.wording.areas[id];
  const own = { wording: { ...pack.wording, areas: { ...pack.wording.areas, ...(area && { [id]: { ...area, system: "$& $1 {rating}" } }) } } };
  expect(acceptanceLines(ordinary.acceptance, own).join("\n")).toContain("：$& $1 {rating}界面截图");
});
