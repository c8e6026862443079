import { expect, it } from "vitest";
import { daysAfter, officeToday, officeZone, startOfDay, zoneName } from "./time-zone";

it("each province has its zone", () => {
  expect(
    ["3314", "6101", "5171", "7371", "8171", "9171", "9601"].map((code) => zoneName(officeZone(code))),
  ).toEqual(["WIB", "WIB", "WITA", "WITA", "WIT", "WIT", "WIT"]);
});

it("a week from the office's today is a week away at dawn too", () => {
  const dawn = new Date("2026-11-30T23:30:00Z");
  expect(officeToday("3314", dawn)).toBe("2026-12-01");
  expect(daysAfter(officeToday("3314", dawn), 7)).toBe("2026-12-08");
  const late = new Date("2026-11-30T15:30:00Z");
  expect([officeToday("3314", late), officeToday("5171", late), officeToday("9171", late)]).toEqual([
    "2026-11-30",
    "2026-11-30",
    "2026-12-01",
  ]);
  expect(daysAfter("2024-02-28", 2)).toBe("2024-03-01");
});

it("a day begins at the office's own midnight", () => {
  const now = new Date("2026-11-30T15:30:00Z");
  expect(["3314", "5171", "9171"].map((code) => startOfDay(now, code).toISOString())).toEqual([
    "2026-11-29T17:00:00.000Z",
    "2026-11-29T16:00:00.000Z",
    "2026-11-30T15:00:00.000Z",
  ]);
});
