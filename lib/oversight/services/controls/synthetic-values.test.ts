import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCalendarDate, parseRollDate } from "@/lib/roll/roll-date";
import { seededRandom } from "@/lib/statistics/random";
import { dateLater, dateLike, otherBirth, otherTail } from "./synthetic-values";

const two = (n: number) => String(n).padStart(2, "0");
const days = (n: number) => ({ days: n, years: 0 });
const years = (n: number) => ({ days: 0, years: n });
/** A day on which somebody who votes may be born. */
const born = fc
  .tuple(
    fc.integer({ min: 1, max: 31 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1930, max: 1990 }),
  )
  .filter(([day, month, year]) => isCalendarDate(year, month, day));

describe("numbers of made-up people", () => {
  it("move with the birth date by as many days, of women as of men, and keep office and serial", () => {
    fc.assert(
      fc.property(
        born,
        fc.boolean(),
        fc.integer({ min: -5000, max: 5000 }),
        ([day, month, year], woman, by) => {
          const number = (d: number, m: number, y: number) =>
            `331502${two(d + (woman ? 40 : 0))}${two(m)}${two(y % 100)}0007`;
          const [d, m, y] = dateLater(`${two(day)}|${two(month)}|${String(year)}`, days(by))
            .split("|")
            .map(Number);
          expect(otherBirth(number(day, month, year), days(by))).toBe(number(d ?? 0, m ?? 0, y ?? 0));
        },
      ),
    );
  });

  it.each([
    ["33140112038500", "33140112038600"],
    ["3314013503850002", "3314013503860002"],
    ["3314013104990002", "3314013104000002"],
    ["331401**********", "331401**********"],
    ["3333333333333333", "3333333333333333"],
    ["3.31401E+15", "3.31401E+15"],
  ])("what is wrong with %s stays wrong: %s", (number, moved) => {
    expect(otherBirth(number, years(1))).toBe(moved);
  });

  it("get another serial like those of the roll, but for one that is like none", () => {
    const tails = ["0001", "0004", "1203"];
    const random = seededRandom(1);
    const made = Array.from({ length: 30 }, () => otherTail("3314011203850009", tails, random).slice(12));
    expect(new Set(made)).toEqual(new Set(["0001", "0004"]));
    expect(otherTail("3314011203850000", tails, random)).toBe("3314011203850000");
    expect(otherTail("3333333333333333", tails, random)).toBe("3333333333333333");
    expect(otherTail("33", tails, random)).toBe("33");
  });
});

it("dates are written as the roll writes them and read as the same day", () => {
  fc.assert(
    fc.property(
      born.map(([day, month, year]) => `${two(day)}|${two(month)}|${String(year)}`),
      fc.constantFrom("24|06|1987", "24-06-1987", "24/06/1987", "1987-06-24", null),
      (date, like) => {
        expect(parseRollDate(dateLike(date, like))).toEqual(parseRollDate(date));
      },
    ),
  );
  expect([
    dateLike("12|03|1985", "1987-06-24"),
    dateLike("12|03|1985", "24/06/1987"),
    dateLike("kosong", "24/06/1987"),
    dateLater("30|02|1985", days(9)),
    dateLater("28|02|1985", days(1)),
    dateLater("01|07|1950", years(-2)),
  ]).toEqual(["1985-03-12", "12/03/1985", "kosong", "30|02|1985", "01|03|1985", "01|07|1948"]);
});
