import { expect, test } from "vitest";
import { parseDay } from "./parse-day";

test.each([
  ["2025-12-31", "2025-12-31"],
  ["31-12-2025", "2025-12-31"],
  ["1/2/2025", "2025-02-01"],
  ["5 Mei 2025", "2025-05-05"],
  ["17 Agustus 1985", "1985-08-17"],
  ["30-02-2025", null],
  ["besok", null],
])("%s is %s", (text, day) => {
  expect(parseDay(text, "id")).toBe(day);
});
