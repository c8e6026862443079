import { expect, it } from "vitest";
import { Rng, Weighted } from "./rng";

const draws = (rng: Rng, count: number) => Array.from({ length: count }, () => rng.next());

it("gives the same stream for the same names, and another for any other", () => {
  expect(draws(new Rng(1, "desa"), 5)).toEqual(draws(new Rng(1, "desa"), 5));
  expect(draws(new Rng(1, "desa"), 5)).not.toEqual(draws(new Rng(2, "desa"), 5));
  expect(draws(new Rng(1, "desa"), 5)).not.toEqual(draws(new Rng(1, "desb"), 5));
});

it("fills [0, 1) evenly", () => {
  const tenths = new Array<number>(10).fill(0);
  for (const value of draws(new Rng("even"), 100_000)) tenths[Math.floor(value * 10)]!++;
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

it("has the mean and the variance of the distributions it names", () => {
  const rng = new Rng("moments");
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const normal = Array.from({ length: 40_000 }, () => rng.normal());
  expect(mean(normal)).toBeCloseTo(0, 1);
  expect(mean(normal.map((value) => value ** 2))).toBeCloseTo(1, 1);
  for (const lambda of [0.5, 4, 200]) {
    const counts = Array.from({ length: 20_000 }, () => rng.poisson(lambda));
    expect(mean(counts) / lambda).toBeCloseTo(1, 1);
    expect(mean(counts.map((count) => (count - lambda) ** 2)) / lambda).toBeCloseTo(1, 0);
  }
});

it("draws by weight", () => {
  const rng = new Rng("weights");
  const weighted = new Weighted(["a", "b", "c"], (_, rank) => [1, 0, 3][rank] ?? 0);
  const drawn = Array.from({ length: 8_000 }, () => weighted.draw(rng));
  expect(drawn.filter((item) => item === "b")).toHaveLength(0);
  expect(drawn.filter((item) => item === "c").length / 8_000).toBeCloseTo(0.75, 1);
});
