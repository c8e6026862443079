import { expect, it } from "vitest";
import { kappaWord, measured, pooled } from "./measured";

it("says a handful as a count and never as 100 %", () => {
  expect(measured(0, 0)).toEqual({ kind: "none" });
  expect(measured(1, 1)).toEqual({ kind: "few", k: 1, n: 1 });
  expect(measured(9, 9).kind).toBe("few");
  expect(measured(10, 10)).toMatchObject({ kind: "share", rate: 1 });
});

it("pools parts before it looks at their number", () => {
  expect(
    pooled([
      { k: 3, n: 6 },
      { k: 4, n: 6 },
    ]),
  ).toMatchObject({ kind: "share", k: 7, n: 12 });
});

it("names κ by the bands of Landis and Koch", () => {
  expect([-0.1, 0.2, 0.21, 0.5, 0.8, 0.81].map(kappaWord)).toEqual([
    "poor",
    "slight",
    "fair",
    "moderate",
    "substantial",
    "almost-perfect",
  ]);
});
