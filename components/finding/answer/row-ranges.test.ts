import { expect, it } from "vitest";
import { rowsNamed } from "./row-ranges";

it("names the rows of ranges and single numbers, and nobody who is not there", () => {
  const known = [3, 5, 8, 13, 21];
  expect(rowsNamed("5-13, 21", known)).toEqual([5, 8, 13, 21]);
  expect(rowsNamed("1–4; 100", known)).toEqual([3]);
  expect(rowsNamed("13-5", known)).toEqual([]);
  expect(rowsNamed("semua", known)).toEqual([]);
});
