import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isotonic, shareAt, vennAbers } from "./isotonic";
import type { Decided } from "./isotonic";
import { expectedWrong, reliability } from "./reliability";

const decisions = fc.array(
  fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
);

describe("isotonic", () => {
  it("rises, keeps the total, and is the same in any order", () => {
    fc.assert(
      fc.property(decisions, (given) => {
        const steps = isotonic(given);
        expect(steps.every(({ share }, i) => i === 0 || share > (steps[i - 1]?.share ?? 0))).toBe(true);
        expect(steps.reduce((sum, { share, n }) => sum + share * n, 0)).toBeCloseTo(
          given.filter(({ right }) => right).length,
          8,
        );
        expect(isotonic([...given].reverse())).toEqual(steps);
      }),
    );
  });

  it("pools what falls: the textbook example", () => {
    const right = [false, true, false, true, true];
    expect(isotonic(right.map((is, i) => ({ score: i, right: is })))).toEqual([
      { from: 0, share: 0, n: 1 },
      { from: 1, share: 0.5, n: 2 },
      { from: 3, share: 1, n: 2 },
    ]);
  });
});

describe("Venn–Abers", () => {
  it("is an interval around the share, narrower with more decisions", () => {
    const many = (n: number): Decided[] =>
      Array.from({ length: n }, (_, i) => ({ score: (i % 10) / 10, right: i % 10 > i % 7 }));
    const [few, lots] = [vennAbers(many(20), 0.6), vennAbers(many(2_000), 0.6)];
    expect(few.low).toBeLessThanOrEqual(few.high);
    expect(lots.high - lots.low).toBeLessThan(few.high - few.low);
    const steps = isotonic(many(2_000));
    expect(lots.low).toBeLessThanOrEqual(shareAt(steps, 0.6) + 1e-9);
    expect(lots.high).toBeGreaterThanOrEqual(shareAt(steps, 0.6) - 1e-9);
  });
});

describe("of a page", () => {
  it("says how many are wrong, with a range that holds the expected number", () => {
    const page = Array.from({ length: 200 }, () => ({ low: 0.92, high: 0.96 }));
    const { expected, low, high } = expectedWrong(page);
    expect(low).toBeLessThan(expected);
    expect(high).toBeGreaterThan(expected);
    expect(expected).toBeGreaterThan(8);
    expect(expected).toBeLessThan(16);
    expect(expectedWrong([])).toEqual({ expected: 0, low: 0, high: 0 });
  });

  it("draws one bar per tenth that has decisions", () => {
    const bars = reliability([
      { score: 0.95, right: true },
      { score: 0.93, right: false },
      { score: 0.11, right: false },
    ]);
    expect(bars.map(({ n, right }) => [n, right])).toEqual([
      [1, 0],
      [2, 0.5],
    ]);
  });
});
