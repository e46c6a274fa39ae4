/** Money and days for people: every digit, the same unit at both ends, and nothing that reads as another amount. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayRange, numberRange, toWan, wanColumn, wanRanges, yuanRange } from "../../src/report/money.js";

test.each([
  [{ min: 120000, max: 185000 }, "12.0万～18.5万元"],
  [{ min: 120000, max: 120000 }, "12万元"],
  [{ min: 8000, max: 12000 }, "0.8万～1.2万元"],
  [{ min: 800, max: 9999 }, "800～9,999元"],
  [{ min: 0, max: 20000 }, "0万～2万元"],
  [{ min: 0, max: 0 }, "0元"],
  [{ min: 123456, max: 200000 }, "123,456～200,000元"],
  [{ min: 0.5, max: 12345.67 }, "0.50～12,345.67元"],
  [{ min: 12345600, max: 1e9 }, "1,234.56万～100,000.00万元"],
  [null, "—"],
])("%j is %s", (range, words) => expect(yuanRange(range)).toBe(words));

test("working days", () => {
  expect([{ min: 20, max: 35 }, { min: 7, max: 7 }, { min: 0.5, max: 1500 }, null].map(dayRange)).toEqual(["20～35个工作日", "7个工作日", "0.5～1,500个工作日", "—"]);
  expect(numberRange({ min: 0, max: 3 })).toBe("0～3");
});

test("a column in ten thousands has the decimals of its longest, and unknown is no zero", () => {
  expect([120000, 185000, 0, null].map(wanColumn([120000, 185000, 0, null]))).toEqual(["12.0", "18.5", "0.0", "—"]);
  expect(wanRanges([{ min: 120000, max: 185000 }, { min: 10050, max: 10050 }])({ min: 120000, max: 120000 })).toBe("12.000");
  expect(wanRanges([])(null)).toBe("—");
});

test("from yuan to ten thousands no digit moves but the point", () => {
  expect([1, 185000, 135802.45].map(toWan)).toEqual([0.0001, 18.5, 13.580245]);
  fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (cents) => {
    const yuan = Number(`${cents}e-2`);
    expect(Number(`${toWan(yuan)}e4`)).toBe(yuan);
  }));
});

/** The amount a reader takes from the words. */
const readBack = (text: string, unit: string): number => {
  const plain = text.replace(/[,元]/g, "");
  return plain.endsWith("万") ? Number(`${plain.slice(0, -1)}e4`) : unit === "万" ? Number(`${plain}e4`) : Number(plain);
};

test("what a range says is what it is", () => {
  const cents = fc.integer({ min: 0, max: 100_000_000_000 });
  fc.assert(fc.property(cents, cents, (a, b) => {
    const [min, max] = [Number(`${Math.min(a, b)}e-2`), Number(`${Math.max(a, b)}e-2`)];
    const [first = "", last = first] = yuanRange({ min, max }).split("～");
    expect([readBack(first, ""), readBack(last, "")]).toEqual([min, max]);
    expect(last.includes("万")).toBe(first.includes("万"));
    expect(readBack(wanColumn([min, max])(min), "万")).toBe(min);
  }));
});
