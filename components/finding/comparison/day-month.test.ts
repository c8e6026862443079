import { createFormatter } from "use-intl/core";
import { expect, it } from "vitest";
import { dayMonth } from "./day-month";

it("says a day of the year in words, 29 February too, and leaves other texts alone", () => {
  const format = createFormatter({ locale: "id", timeZone: "Asia/Jakarta" });
  expect(dayMonth("05-12", format)).toBe("12 Mei");
  expect(dayMonth("02-29", format)).toBe("29 Feb");
  expect(["13-01", "1985-05-12", "KRIKILAN", "20-24", ""].map((text) => dayMonth(text, format))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
