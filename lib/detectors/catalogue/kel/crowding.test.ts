import { expect, it } from "vitest";
import { crowding } from "./crowding";

const houses = (...sizes: [number, number][]) => new Map(sizes);
const usual = houses([1, 40], [2, 80], [3, 60], [4, 20], [5, 6], [6, 1]);

it("finds a house of thirty among small ones all but impossible, and one of six not", () => {
  expect(crowding(new Map([...usual, [30, 1]]), 30).logP).toBeLessThan(Math.log(1e-10));
  expect(crowding(usual, 6).logP).toBeGreaterThan(Math.log(0.005));
});

it("is not blinded by a second crowded house", () => {
  const one = crowding(new Map([...usual, [30, 1]]), 30);
  const two = crowding(new Map([...usual, [30, 1], [40, 1]]), 30);
  expect(two.logP).toBeLessThan(Math.log(1e-8));
  expect(two.typical).toBeCloseTo(one.typical, 0);
});

it("expects large houses where the desa has many", () => {
  const flats = houses([2, 30], [5, 30], [10, 30], [20, 30], [30, 30], [40, 30]);
  expect(crowding(flats, 40).logP).toBeGreaterThan(Math.log(0.01));
});

it("says nothing where there is nothing to compare with", () => {
  expect(crowding(houses([9, 1]), 9)).toEqual({ logP: 0, typical: 9 });
  expect(crowding(houses([1, 30], [2, 1]), 2).logP).toBeGreaterThan(Math.log(0.01));
});
