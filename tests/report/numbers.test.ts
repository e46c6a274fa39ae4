/** Numbers for people: exact, alike down a column, never rounded past a line. */
import { expect, test } from "vitest";
import { alike, amount, amounts, compareShares, decimalsOf, percent, sumOf } from "../../src/report/numbers.js";
import { dateInWords, shorten } from "../../src/report/words.js";

test.each([[40, 0], [39.975, 3], [1e-7, 7], [1.5e-7, 8], [1e21, 0], [0.1, 1], [-2.25, 2]])("%s has %i decimals", (value, decimals) => {
  expect(decimalsOf(value)).toBe(decimals);
});

test("a column has the decimals of its longest number, and unknown is no zero", () => {
  const column = [40, 39.975, 0, null, 1234567.5];
  expect(column.map(alike(column))).toEqual(["40.000", "39.975", "0.000", "—", "1,234,567.500"]);
  expect(alike([-15000])(-15000)).toBe("−15,000");
});

test("amounts of money are without noise, exponent or hyphen", () => {
  expect([135802.45799999998, -0.5, 1e-7, -1e-7, 1e21, 12].map(amount)).toEqual(["135,802.46", "−0.5", "0", "0", "1000000000000000000000", "12"]);
  const column = [135802.45799999998, -3, null];
  expect(column.map(amounts(column))).toEqual(["135,802.46", "−3.00", "—"]);
  expect(alike([1e-7])(1e-7)).toBe("0.0000001");
});

test("sums are exact where floats are not", () => {
  expect(0.1 + 0.2).not.toBe(0.3);
  expect(sumOf([0.1, 0.2])).toBe(0.3);
  expect(sumOf([50, -30.55])).toBe(19.45);
});

test("shares are cut, never rounded up", () => {
  expect(percent({ points: 49.999, maxPoints: 50 })).toBe("99.9%");
  expect(percent({ points: 2.9, maxPoints: 10 })).toBe("29.0%");
  expect(percent({ points: 1, maxPoints: 3 })).toBe("33.3%");
  expect(percent({ points: 0, maxPoints: 0 })).toBe("—");
});

test("shares compare exactly", () => {
  expect(compareShares({ points: 0.7, maxPoints: 10 }, { points: 0.35, maxPoints: 5 })).toBe(0);
  expect(compareShares({ points: 2, maxPoints: 6 }, { points: 1.666, maxPoints: 5 })).toBeGreaterThan(0);
});

test("dates and long names", () => {
  expect(["2025-05-04", null, "2019年"].map(dateInWords)).toEqual(["2025年5月4日", "—", "2019年"]);
  expect(shorten("天津样例公司", 6)).toBe("天津样例公司");
  expect(shorten("天津样例有限公司", 6)).toBe("天津样例有限…");
  expect(shorten("𠮷𠮷𠮷", 2)).toBe("𠮷𠮷…");
});
