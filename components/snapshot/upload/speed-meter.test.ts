import { expect, test } from "vitest";
import { SpeedMeter } from "./speed-meter";

test("one point tells nothing", () => {
  expect(new SpeedMeter().add(0, 0)).toBeNull();
});

test("a steady line gives its speed", () => {
  const meter = new SpeedMeter();
  meter.add(0, 0);
  expect(meter.add(1_000, 2_000_000)).toBe(2_000_000);
});

test("what was long ago no longer counts", () => {
  const meter = new SpeedMeter();
  for (let second = 0; second <= 10; second++) meter.add(second * 1_000, second * 1_000);
  let last: number | null = null;
  for (let second = 11; second <= 20; second++)
    last = meter.add(second * 1_000, 10_000 + (second - 10) * 5_000);
  expect(last).toBe(5_000);
});
