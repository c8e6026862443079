import fc from "fast-check";
import { expect, it } from "vitest";
import { classifyIdentity, parseNik } from "@/lib/roll/identity-number";
import { isCalendarDate } from "@/lib/roll/roll-date";
import { exampleNik, exampleVoter } from "./example-voter";

it("gives every number another person with another NIK and family card", () => {
  const people = Array.from({ length: 3000 }, (_, n) => exampleVoter(n));
  expect(new Set(people.map(({ nik }) => nik)).size).toBe(3000);
  expect(new Set(people.map(({ nkk }) => nkk)).size).toBe(3000);
  expect(
    people.every(
      ({ nik, nkk }) => classifyIdentity(nik).kind === "ok" && classifyIdentity(nkk).kind === "ok",
    ),
  ).toBe(true);
  // Serials that end in 0 would look like digits lost in a spreadsheet.
  expect(people.some(({ nik }) => nik?.endsWith("0"))).toBe(false);
});

it("writes birth date and sex into the NIK, also where an example gives them", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1930, max: 2008 }),
      fc.constantFrom("L", "P"),
      fc.nat(3000),
      (day, month, year, sex, n) => {
        const birthDate = `${String(day).padStart(2, "0")}|${String(month).padStart(2, "0")}|${String(year)}`;
        const parts = parseNik(exampleVoter(n, { birthDate, sex }).nik ?? "");
        expect(isCalendarDate(year, month, day)).toBe(true);
        expect(parts).toMatchObject({ day, month, year2: year % 100, sex });
        expect(exampleNik(birthDate, sex, n)).toBe(exampleVoter(n, { birthDate, sex }).nik);
      },
    ),
  );
});
