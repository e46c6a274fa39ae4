/** Whether a firm uses cloud services is printed where it is given, and only there. */
import { expect, it } from "vitest";
import { systems } from "../../src/report/sections/firm-facts.js";

const printed = (profile: Parameters<typeof systems>[0]): readonly string[] => systems(profile).map((it) => `${it.label}：${it.values.join()}`);

it("prints yes or no beside the words", () => {
  expect(printed({ usesCloud: true, cloudUse: "协同办公使用公有云" })).toEqual(["上云情况：协同办公使用公有云", "是否上云：是"]);
  expect(printed({ usesCloud: false })).toEqual(["是否上云：否"]);
});

it("prints nothing of what nobody said", () => {
  expect(printed({ network: "企业内网" })).toEqual(["网络情况：企业内网"]);
});
