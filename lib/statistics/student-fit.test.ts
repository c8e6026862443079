import { expect, test } from "vitest";
import { seededRandom } from "./random";
import { fitStudent } from "./student-fit";

const random = seededRandom(41);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
function student(df: number): number {
  let squares = 0;
  for (let i = 0; i < df; i++) squares += normal() ** 2;
  return normal() / Math.sqrt(squares / df);
}

test("centre, scale and length of tails are found again; wild values move none of them", () => {
  const short = fitStudent(Array.from({ length: 2000 }, () => 3 + 2 * normal()));
  expect(short.centre).toBeCloseTo(3, 0);
  expect(short.scale).toBeCloseTo(2, 0);
  expect(short.df).toBeGreaterThan(12);
  const sample = Array.from({ length: 2000 }, () => student(4));
  expect(fitStudent(sample).df).toBeGreaterThan(2.9);
  expect(fitStudent(sample).df).toBeLessThan(6);
  const wild = fitStudent([...sample, ...Array.from({ length: 20 }, () => 500)]);
  expect(wild.df).toBeGreaterThan(2.9);
  expect(wild.scale).toBeCloseTo(fitStudent(sample).scale, 1);
});

test("of values that are mostly equal there is no scale", () => {
  expect(fitStudent([1, 1, 1, 1, 7]).scale).toBe(0);
  expect(fitStudent([]).scale).toBe(0);
});
