import { expect, it } from "vitest";
import { wilson } from "@/lib/statistics/wilson";
import { widestDifference, type GroupShare } from "./disparity-words";

const group = (by: GroupShare["by"], name: string, k: number, n: number): GroupShare => ({
  by,
  group: name,
  flagged: { k, n, rate: n === 0 ? null : k / n, ...wilson(k, n) },
});
const SEXES = [group("sex", "L", 100, 10_000), group("sex", "P", 104, 10_000)];

it("finds nothing where all are looked at alike", () => {
  expect(widestDifference([...SEXES, group("age", "20", 30, 3000)])).toBeNull();
});

it("names the group that is surely furthest from all, and how many differ", () => {
  expect(
    widestDifference([...SEXES, group("age", "80", 90, 900), group("kec", "MIRI", 60, 2000)]),
  ).toMatchObject({ by: "age", group: "80", groups: 2 });
});

it("leaves out a handful of voters, and those of whom nothing is known", () => {
  expect(widestDifference([...SEXES, group("age", "80", 20, 60), group("sex", "–", 300, 400)])).toBeNull();
});
