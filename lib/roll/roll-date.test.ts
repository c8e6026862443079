import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completedYears, isCalendarDate, parseRollDate } from "./roll-date";

describe("parseRollDate", () => {
  it.each([
    ["01|07|1970", "1970-07-01"],
    ["01-07-1970", "1970-07-01"],
    ["1/7/1970", "1970-07-01"],
    ["01.07.1970", "1970-07-01"],
    ["01 07 1970", "1970-07-01"],
    ["1970-07-01", "1970-07-01"],
    ["1970/07/01", "1970-07-01"],
    ["1970-07-01T00:00:00.000Z", "1970-07-01"],
    ["1970-07-01 00:00:00", "1970-07-01"],
    ["01/07/1970 00:00:00", "1970-07-01"],
    ["25750", "1970-07-01"],
    ["25750.0", "1970-07-01"],
    ["9132", "1924-12-31"],
    ["01 \u2013 07 \u2013 1970", "1970-07-01"],
    ["1 Juli 1970", "1970-07-01"],
    ["17 Agustus 1945", "1945-08-17"],
    ["1 Mei 1980", "1980-05-01"],
    ["2-Des-1960", "1960-12-02"],
    ["3 Nopember 1955", "1955-11-03"],
    ["5 August 1990", "1990-08-05"],
    ["19081209", "1908-12-09"],
    ["09121908", "1908-12-09"],
    ["29|02|2004", "2004-02-29"],
    ["Selasa, 12 Mei 1985", "1985-05-12"],
    ["tgl 12-05-1985", "1985-05-12"],
    ["12-V-1985", "1985-05-12"],
    ["May 12, 1985", "1985-05-12"],
    ["12--05--1985", "1985-05-12"],
    ["12-05-1985.", "1985-05-12"],
    ["'12-05-1985", "1985-05-12"],
    ["5051985", "1985-05-05"],
    ["1985-05-11T17:00:00Z", "1985-05-12"],
    ["1950-12-30T16:30:00.000Z", "1950-12-31"],
    ["1985-05-12T08:00:00Z", "1985-05-12"],
    ["Sun May 12 1985 00:00:00 GMT+0700 (WIB)", "1985-05-12"],
    ["\u200e12/05/1985\u200b", "1985-05-12"],
    ["\uff11\uff12-\uff10\uff15-\uff11\uff19\uff18\uff15", "1985-05-12"],
    ["01|01|1815", "1815-01-01"],
  ])("reads %s as %s", (text, date) => {
    expect(parseRollDate(text)).toEqual({ date, problem: null });
  });

  it.each([
    ["00|00|0000", "zero"],
    ["0000-00-00", "zero"],
    ["0", "zero"],
    ["29|02|2003", "not-in-calendar"],
    ["31|04|1970", "not-in-calendar"],
    ["00|07|1970", "not-in-calendar"],
    ["13|13|1970", "not-in-calendar"],
    ["19990230", "not-in-calendar"],
    ["", "empty"],
    [" - ", "empty"],
    [null, "empty"],
    ["TIDAK TAHU", "unreadable"],
    ["1 Foo 1970", "unreadable"],
    ["12", "unreadable"],
    ["85", "unreadable"],
    ["120", "unreadable"],
    ["1985", "unreadable"],
    ["12-5-70", "unreadable"],
  ])("has no date for %s: %s", (text, problem) => {
    expect(parseRollDate(text)).toEqual({ date: null, problem });
  });

  it.each([
    ["12-5-70", "1970-05-12"],
    ["12-Mei-85", "1985-05-12"],
    ["12-05-'07", "2007-05-12"],
    ["12/5/14", null],
  ])("gives %s its century by who can be on a roll", (text, date) => {
    expect(parseRollDate(text, "2025-12-10").date).toBe(date);
  });

  it("reads every day of the calendar in every notation alike", () => {
    const day = fc.date({ min: new Date("1850-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom("|", "-", "/", "."), (date, separator) => {
        const iso = date.toISOString().slice(0, 10);
        const dayFirst = iso.split("-").reverse().join(separator);
        expect(parseRollDate(dayFirst).date).toBe(iso);
        expect(parseRollDate(iso).date).toBe(iso);
        expect(parseRollDate(iso.replaceAll("-", "")).date).toBe(iso);
      }),
    );
  });

  it("never gives a day that no calendar has", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.stringMatching(/^[0-9]{1,8}$/),
          fc.stringMatching(/^\d\d[-|/]\d\d[-|/]\d{4}$/),
        ),
        (text) => {
          const { date } = parseRollDate(text);
          if (date === null) return;
          const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
          expect(isCalendarDate(year, month, day)).toBe(true);
        },
      ),
    );
  });
});

describe("completedYears", () => {
  it("counts a birthday on the reference date", () => {
    expect(completedYears("2008-12-10", "2025-12-10")).toBe(17);
    expect(completedYears("2008-12-11", "2025-12-10")).toBe(16);
    expect(completedYears("2026-01-01", "2025-12-10")).toBe(-1);
    expect(completedYears("2008-02-29", "2025-02-28")).toBe(16);
    expect(completedYears("2008-02-29", "2025-03-01")).toBe(17);
  });
});
