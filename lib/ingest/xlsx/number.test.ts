import { expect, it } from "vitest";
import { formattedNumber, numberText, serialDate } from "./number";
import { cellFormat, isDateFormat } from "./number-format";

it.each([
  ["3", "3"],
  ["3.0", "3"],
  ["3.3140501018500000E+15", "3314050101850000"],
  ["3314050101850001", "3314050101850001"],
  // Seven zeros can be October of a year 00 with a lost serial; eight cannot be a date any more.
  ["3314053110000000", "3314053110000000"],
  ["3.314E+15", "3.314E+15"],
  ["0.1", "0.1"],
])("writes the number %s as %s", (value, text) => {
  expect(numberText(value)).toBe(text);
});

it.each([
  [1, false, "1900-01-01"],
  [59, false, "1900-02-28"],
  [60, false, null],
  [61, false, "1900-03-01"],
  [31276, false, "1985-08-17"],
  [29814, true, "1985-08-17"],
  [0.5, false, null],
  [31276.708333333332, false, "1985-08-17T17:00:00"],
  // Seconds beside midnight come from libraries that know Jakarta's zone of a hundred years ago.
  [31276.00014, false, "1985-08-17"],
  [31275.99986, false, "1985-08-17"],
])("reads day %s (1904: %s) as %s", (serial, date1904, date) => {
  expect(serialDate(serial, date1904)).toBe(date);
});

it("tells formats that show a date", () => {
  for (const code of ["dd\\-mm\\-yyyy", "d/m/yy", "[$-421]dd mmmm yyyy;@", "yyyy-mm-dd"])
    expect(isDateFormat(code)).toBe(true);
  for (const code of ["General", "000", "0.00", "#,##0", '0 "day"', "mm:ss"])
    expect(isDateFormat(code)).toBe(false);
});

it.each([
  ["7", "000", "007"],
  ["12051985", "00-00-0000", "12-05-1985"],
  ["5051985", "00\\-00\\-0000", "05-05-1985"],
  ["3", '"TPS "000', "TPS 003"],
  ["1234", "000", "1234"],
  ["3314050101850001", "0", "3314050101850001"],
  ["3.314E+15", "0000000000000000", "3.314E+15"],
  ["1234.5", "#,##0.00", "1234.5"],
  ["1234", "#,##0", "1234"],
  ["31276", "dd/mm/yyyy", "1985-08-17"],
  ["31276", "General", "31276"],
])("shows %s in the format %s as %s", (value, code, text) => {
  expect(formattedNumber(value, cellFormat(code), false)).toBe(text);
});
