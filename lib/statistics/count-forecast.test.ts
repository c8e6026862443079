import { describe, expect, it } from "vitest";
import { forecastFinish, forecastSum, paceOf } from "./count-forecast";
import { seededRandom, type Random } from "./random";

/** Poisson by counting exponential gaps. */
function poisson(mean: number, random: Random): number {
  let left = mean;
  for (let n = 0; ; n += 1) {
    left += Math.log(1 - random());
    if (left < 0) return n;
  }
}

describe("a forecast of what gets done", () => {
  it("says nothing of two days, nor of days on which nothing was done", () => {
    expect(paceOf([5, 9])).toBeNull();
    expect(paceOf([0, 0, 0, 0])).toBeNull();
  });

  it("knows that even days of one and the same count would have varied", () => {
    expect(paceOf([9, 9, 9, 9])).toEqual({ mean: 9, variance: 9, days: 4 });
  });

  it("holds what comes as often as it says", () => {
    const random = seededRandom(20);
    let inside = 0;
    const rounds = 2_000;
    for (let round = 0; round < rounds; round += 1) {
      const pace = paceOf(Array.from({ length: 8 }, () => poisson(12, random)));
      const next = Array.from({ length: 5 }, () => poisson(12, random)).reduce((a, b) => a + b, 0);
      const { low, high } = pace === null ? { low: 0, high: 0 } : forecastSum(pace, 5, 0.8);
      if (next >= low && next <= high) inside += 1;
    }
    expect(inside / rounds).toBeGreaterThan(0.78);
    expect(inside / rounds).toBeLessThan(0.9);
  });

  it("finishes at once where nothing is left, and never where the pace may be nothing", () => {
    const pace = paceOf([10, 11, 9, 10, 12]);
    expect(pace && forecastFinish(pace, 0)).toEqual({ early: 0, likely: 0, late: 0 });
    const finish = pace && forecastFinish(pace, 100);
    expect(finish?.likely).toBe(10);
    expect(finish?.early).toBeLessThanOrEqual(10);
    expect(finish?.late).toBeGreaterThanOrEqual(10);
    const unsteady = paceOf([0, 0, 40]);
    expect(unsteady && forecastFinish(unsteady, 500).late).toBeNull();
  });
});
