import { expect, it } from "vitest";
import { areaRate } from "./area-rate";

it("does not darken a small desa for one case", () => {
  expect(areaRate(1, 60, 4)).toMatchObject({ class: "same", few: true });
});

it("tells large differences of large desa, in both directions", () => {
  expect(areaRate(12, 3000, 4).class).toBe("same");
  expect(areaRate(25, 3000, 4).class).toBe("above");
  expect(areaRate(45, 3000, 4).class).toBe("far-above");
  expect(areaRate(90, 3000, 4).class).toBe("very-far-above");
  expect(areaRate(1, 3000, 4).class).toBe("below");
});

it("says nothing of an area without people, nor where the region has no case", () => {
  expect(areaRate(0, 0, 4)).toMatchObject({ rate: null, class: "same" });
  expect(areaRate(0, 3000, 0).class).toBe("same");
});

it("takes more findings than voters as all of them", () => {
  expect(areaRate(70, 50, 4)).toMatchObject({ rate: 1400, high: 1000 });
});
