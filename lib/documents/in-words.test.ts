import { expect, it } from "vitest";
import { momentInWords, numberInWords } from "./in-words";

it.each([
  [0, "nol"],
  [11, "sebelas"],
  [100, "seratus"],
  [1000, "seribu"],
  [1_090_578, "satu juta sembilan puluh ribu lima ratus tujuh puluh delapan"],
])("%i is %s", (value, words) => {
  expect(numberInWords(value, "id")).toBe(words);
});

it("tells a moment as a Berita Acara does, by the clock of the office", () => {
  expect(momentInWords("2025-12-12T02:00:00Z", "id", "3314")).toEqual({
    weekday: "Jumat",
    day: "dua belas",
    month: "Desember",
    year: "dua ribu dua puluh lima",
    date: "12 Desember 2025",
    time: "09.00 WIB",
  });
  // Half past eleven at night in Jakarta is the next day in Jayapura.
  expect(momentInWords("2025-12-12T16:30:00Z", "en", "9171")).toMatchObject({
    weekday: "Saturday",
    day: "thirteen",
    time: "01:30 WIT",
  });
});
