import { describe, expect, it } from "vitest";
import { burnUp, type DayCount } from "./burn-up";
import { isWorkingDay, workingDayAfter, workingDaysBetween } from "./working-days";

const NONE = new Set<string>();
// 2025-12-01 is a Monday.
const week = (counts: readonly number[], from = 1): DayCount[] =>
  counts.map((decided, at) => ({
    day: `2025-12-${String(from + at).padStart(2, "0")}`,
    decided,
    signed: Math.floor(decided / 2),
  }));

describe("working days", () => {
  it("leave out weekends and the office's holidays", () => {
    expect(isWorkingDay("2025-12-06", NONE)).toBe(false);
    expect(isWorkingDay("2025-12-25", new Set(["2025-12-25"]))).toBe(false);
    expect(workingDaysBetween("2025-12-05", "2025-12-09", NONE)).toEqual(["2025-12-08", "2025-12-09"]);
    expect(workingDayAfter("2025-12-05", 2, NONE)).toBe("2025-12-09");
    expect(workingDayAfter("2025-12-05", 0, NONE)).toBe("2025-12-05");
  });
});

describe("will it be done by the meeting", () => {
  const base = { total: 100, today: "2025-12-08", pleno: "2025-12-18", holidays: [] };

  it("a steady pace that suffices, with its interval", () => {
    const found = burnUp({ ...base, perDay: week([10, 10, 11, 9, 10]) });
    expect(found).toMatchObject({ decided: 50, left: 50, workingDaysLeft: 8, needed: 6.25, pace: 10 });
    expect(found.finish?.likely).toBe("2025-12-15");
    expect(found.verdict).toBe("surely");
  });

  it("a pace that does not suffice", () => {
    expect(burnUp({ ...base, total: 900, perDay: week([10, 10, 11, 9, 10]) }).verdict).toBe("no");
  });

  it("work of a weekend counts with the Friday before it", () => {
    const found = burnUp({ ...base, perDay: week([10, 10, 10, 10, 5, 4, 1]) });
    expect(found.pace).toBe(10);
    expect(found.paceDays).toBe(5);
  });

  it("nothing decided yet: no pace, no verdict, but what is needed", () => {
    const found = burnUp({ ...base, perDay: [] });
    expect(found).toMatchObject({ pace: null, finish: null, verdict: null, needed: 12.5 });
    expect(found.points.every(({ low }) => low === null)).toBe(true);
  });

  it("without a meeting nothing is needed; after it the time is past; with all decided it is done", () => {
    expect(burnUp({ ...base, pleno: null, perDay: week([5, 5, 5]) }).needed).toBeNull();
    expect(burnUp({ ...base, pleno: "2025-12-05", perDay: week([5, 5, 5]) }).verdict).toBe("past");
    expect(burnUp({ ...base, total: 15, perDay: week([5, 5, 5]) }).verdict).toBe("done");
  });

  it("the needed line ends at the total on the day of the meeting, and nothing goes beyond it", () => {
    const { points } = burnUp({ ...base, perDay: week([10, 10, 11, 9, 10]) });
    expect(points.find(({ day }) => day === base.pleno)?.needed).toBe(100);
    expect(Math.max(...points.map(({ high }) => high ?? 0))).toBeLessThanOrEqual(100);
    expect(points.filter(({ day }) => day > base.today).every(({ decided }) => decided === null)).toBe(true);
  });
});
