import { expect, test } from "vitest";
import { seededRandom } from "@/lib/statistics/random";
import { allocate, estimateOf, type VisitedLine } from "./sample";

test("a sample is shared out by size, none more than there is, all of it", () => {
  expect(allocate([100, 50, 50], 20)).toEqual([10, 5, 5]);
  expect(allocate([3, 3, 3], 5)).toEqual([2, 2, 1]);
  expect(allocate([2, 1], 40)).toEqual([2, 1]);
  expect(allocate([], 5)).toEqual([]);
});

const line = (result: VisitedLine["result"], desaKey = "a", stratum = 100): VisitedLine => ({
  desaKey,
  stratum,
  result,
});

test("a desa counts by its entries, not by its visits", () => {
  const lines = [line("true"), line("true"), line("false", "b", 300), line("false", "b", 300)];
  expect(estimateOf(lines, 400).share).toBeCloseTo(0.25);
});

test("who was not met widens the interval at both ends", () => {
  const met = Array.from({ length: 20 }, (_, i) => line(i < 10 ? "true" : "false"));
  const sure = estimateOf(met, 100);
  const unsure = estimateOf([...met, ...Array.from({ length: 10 }, () => line("not-met"))], 100);
  expect(unsure.low).toBeLessThan(sure.low);
  expect(unsure.high).toBeGreaterThan(sure.high);
  expect(unsure.share).toBeCloseTo(0.5);
});

test("nothing is claimed before a visit, and nothing is uncertain once all were visited", () => {
  expect(estimateOf([line(null)], 50)).toMatchObject({ share: null, low: 0, high: 1, restHigh: 50 });
  const all = Array.from({ length: 10 }, (_, i) => line(i < 3 ? "true" : "false"));
  expect(estimateOf(all, 10)).toMatchObject({ share: 0.3, low: 0.3, high: 0.3, rest: 0 });
});

test("the interval holds the truth about as often as it says", () => {
  const random = seededRandom(19);
  let held = 0;
  const rounds = 400;
  for (let i = 0; i < rounds; i++) {
    const truth = 0.12;
    const lines = Array.from({ length: 60 }, () => line(random() < truth ? "true" : "false", "a", 600));
    const { low, high } = estimateOf(lines, 600);
    if (low <= truth && truth <= high) held++;
  }
  expect(held / rounds).toBeGreaterThan(0.92);
});
