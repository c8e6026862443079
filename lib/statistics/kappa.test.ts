import { expect, it } from "vitest";
import { cohenKappa, kappaError } from "./kappa";
import { seededRandom } from "./random";

it("95 of 100 intervals of two standard errors hold the true kappa", () => {
  // Both say yes in half of the cases and agree in 80 of 100: κ = (0.8 − 0.5) / (1 − 0.5) = 0.6.
  const random = seededRandom(20);
  let held = 0;
  for (let round = 0; round < 1000; round += 1) {
    const table = [
      [0, 0],
      [0, 0],
    ];
    for (let pair = 0; pair < 60; pair += 1) {
      const first = random() < 0.5 ? 0 : 1;
      const second = random() < 0.8 ? first : 1 - first;
      table[first]![second]! += 1;
    }
    if (Math.abs(cohenKappa(table) - 0.6) <= 1.96 * kappaError(table)) held += 1;
  }
  expect(held).toBeGreaterThanOrEqual(930);
});

it("a handful of pairs that all agree is not certain; where κ cannot be told, neither can its error", () => {
  expect(
    kappaError([
      [3, 0],
      [0, 3],
    ]),
  ).toBeGreaterThan(0.2);
  expect(
    kappaError([
      [5, 0],
      [0, 0],
    ]),
  ).toBeNaN();
});
