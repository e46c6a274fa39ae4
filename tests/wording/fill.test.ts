import { describe, expect, it } from "vitest";
import { fill } from "../../src/wording/fill.js";

describe("fill", () => {
  it("puts each value into its gap", () => {
    expect(fill("{name}得{points}分（满分{maxPoints}分）。", { name: "网络建设", points: 7.5, maxPoints: 8 })).toBe("网络建设得7.5分（满分8分）。");
  });
  it("fills a gap as often as it stands there, and ignores values without a gap", () => {
    expect(fill("{a}{b}{a}", { a: 0, b: "", c: "x" })).toBe("00");
    expect(fill("没有空", { a: 1 })).toBe("没有空");
  });
  it("leaves what a value brings as it is", () => {
    expect(fill("{a}|{b}", { a: "{b} $& $1 $$ \\", b: "<script>" })).toBe("{b} $& $1 $$ \\|<script>");
  });
  it.each([["{gap}", {}], ["{constructor}", {}], ["{toString}", { a: 1 }], ["{a}{b}", { a: 1 }]])("throws for %s without a value", (template, values) => {
    expect(() => fill(template, values)).toThrow(RangeError);
  });
  it("takes only letters for the name of a gap", () => expect(fill("{1} { a } {}", {})).toBe("{1} { a } {}"));
});
