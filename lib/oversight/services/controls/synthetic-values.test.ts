import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCalendarDate, parseRollDate } from "@/lib/roll/roll-date";
import { dateLater, dateLike, numberFor, numberNear, birthInNumber } from "./synthetic-values";

const two = (n: number) => String(n).padStart(2, "0");
/** A day on which somebody who votes may be born, as examples write it. */
const date = fc
  .tuple(
    fc.integer({ min: 1, max: 31 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1930, max: 1990 }),
  )
  .filter(([day, month, year]) => isCalendarDate(year, month, day))
  .map(([day, month, year]) => `${two(day)}|${two(month)}|${year}`);
const sex = fc.constantFrom("L" as const, "P" as const);
const base = fc.constantFrom("3315021203850001", "3171060101900003", "331401");
const days = fc.integer({ min: -5000, max: 5000 });

describe("numbers of made-up people", () => {
  it("say the date and sex for which they were made, and were given out where the base was", () => {
    fc.assert(
      fc.property(date, sex, base, (born, of, near) => {
        const number = numberFor(born, of, near, 7) ?? "";
        expect(number).toMatch(/^\d{12}0007$/);
        expect(number.slice(0, 6)).toBe(near.slice(0, 6));
        expect(birthInNumber(number)).toEqual({ date: born, sex: of });
      }),
    );
  });

  it("move with the date: the same days later, elsewhere, with the same serial", () => {
    fc.assert(
      fc.property(date, sex, base, days, (born, of, near, later) => {
        const example = numberFor(born, of, "331401", 2) ?? "";
        const moved = numberNear(example, near, later);
        expect(birthInNumber(moved)).toEqual({ date: dateLater(born, later), sex: of });
        expect([moved.slice(0, 6), moved.slice(12)]).toEqual([near.slice(0, 6), "0002"]);
      }),
    );
  });

  it.each([
    ["33140112038500", "33150212038500"],
    ["3714011203850002", "3714011604860002"],
    ["33", "33"],
    ["331401**********", "331502**********"],
    ["3314013503850002", "3315023503850002"],
    ["0000000000000000", "0000000000000000"],
  ])("what is wrong with %s stays wrong: %s", (number, moved) => {
    expect(numberNear(number, "3315021203850001", 400)).toBe(moved);
  });

  it("are none for a date that no calendar has, or where no number is known", () => {
    expect([
      numberFor("30|02|1985", "L", "331401", 1),
      numberFor("12|03|1985", "L", null, 1),
      birthInNumber("3314013002850001"),
      birthInNumber("33140112"),
    ]).toEqual([null, null, null, null]);
  });
});

it("dates are written as the roll writes them and read as the same day", () => {
  fc.assert(
    fc.property(
      date,
      fc.constantFrom("24|06|1987", "24-06-1987", "24/06/1987", "1987-06-24", null),
      (born, like) => {
        expect(parseRollDate(dateLike(born, like))).toEqual(parseRollDate(born));
      },
    ),
  );
  expect([
    dateLike("12|03|1985", "1987-06-24"),
    dateLike("12|03|1985", "24/06/1987"),
    dateLike("kosong", "24/06/1987"),
    dateLater("30|02|1985", 9),
    dateLater("28|02|1985", 1),
  ]).toEqual(["1985-03-12", "12/03/1985", "kosong", "30|02|1985", "01|03|1985"]);
});
