import { expect, it } from "vitest";
import { strongerThan, weakestFirst } from "./precedence";

const d = (code: string, ...supersededBy: string[]) => ({ code: code as `IDN-${number}`, supersededBy });
const chain = [d("IDN-01"), d("IDN-02", "IDN-01"), d("IDN-03", "IDN-02", "IDN-99"), d("IDN-04")];

it("names all that outrank a detector, through others too, in the order of the registry", () => {
  expect(strongerThan("IDN-03", chain)).toEqual(["IDN-01", "IDN-02"]);
  expect(strongerThan("IDN-01", chain)).toEqual([]);
});

it("leaves out detectors that do not take part in the run", () => {
  expect(strongerThan("IDN-03", chain.slice(1))).toEqual(["IDN-02"]);
});

it("puts the weakest first, so that a chain ends at its strongest", () => {
  expect(weakestFirst(chain).map(({ code }) => code)).toEqual(["IDN-03", "IDN-02", "IDN-01", "IDN-04"]);
});

it("refuses a circle", () => {
  expect(() => strongerThan("IDN-01", [d("IDN-01", "IDN-02"), d("IDN-02", "IDN-01")])).toThrow("circle");
});
