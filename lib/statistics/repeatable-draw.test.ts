import { expect, it } from "vitest";
import { repeatableDraw } from "./repeatable-draw";

const draws = (purpose: string) =>
  Array.from({ length: 20_000 }, (_value, n) => repeatableDraw(`fp-${n}`, purpose));

it("draws evenly, the same each time, and differently for each purpose", () => {
  const [one, two] = [draws("second"), draws("order")];
  for (const share of [0.05, 0.5, 0.95])
    expect(Math.abs(one.filter((value) => value < share).length / one.length - share)).toBeLessThan(0.01);
  expect(draws("second")).toEqual(one);
  const both = one.filter((value, at) => value < 0.5 && two[at]! < 0.5).length / one.length;
  expect(Math.abs(both - 0.25)).toBeLessThan(0.015);
});
