import { expect, it } from "vitest";
import { FIGURES, type Figures } from "./draft";
import { unmatchedNumbers } from "./numbers";

const figures = {
  ...(Object.fromEntries(FIGURES.map((key) => [key, 0])) as Record<keyof Figures, number>),
  total: 484,
  accepted: 121,
  closing: 20_530,
  difference: -3,
};
const facts = { region: "Kabupaten Sragen", period: "DPB TW IV 2025" };
const told = (text: string, locale: "id" | "en" = "id") =>
  unmatchedNumbers(text, figures, facts, locale).map((one) => one.text);

it("knows figures as each language writes them, their shares, and the numbers of names", () => {
  expect(told("Pada DPB TW IV 2025 ada 20.530 pemilih; 121 dari 484 temuan (25%), selisih −3.")).toEqual([]);
  expect(told("There are 20,530 voters, 25.0% accepted.", "en")).toEqual([]);
  expect(told("1. Pembukaan\n2. Penutup")).toEqual([]);
});

it("tells every other number, also one that is off by a digit, a year, and one in words", () => {
  expect(told("Ada 20.503 pemilih dan 485 temuan sejak 2024.")).toEqual(["20.503", "485", "2024"]);
  expect(told("Sekitar dua ratus orang, 33%.")).toEqual(["dua ratus", "33%"]);
  expect(told("About two hundred voters.", "en")).toEqual(["hundred"]);
  // The separators of the other language make another number.
  expect(told("20,530 pemilih")).toEqual(["20,530"]);
});
