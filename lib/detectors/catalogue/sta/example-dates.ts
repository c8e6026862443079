import type { ExampleRow } from "@/lib/detectors/kit/types";

const two = (n: number) => String(n).padStart(2, "0");

/** A birth date between January and November, spread over days, months and `years` years from 1956 on. */
export function spreadDate(n: number, years = 50): string {
  return `${two(1 + ((n * 13) % 28))}|${two(1 + ((n * 5) % 11))}|${1956 + ((n * 17) % years)}`;
}

/** The same person with the year rounded to a multiple of five. */
export function roundYear(n: number): ExampleRow {
  const date = spreadDate(n);
  const year = Number(date.slice(6));
  return { birthDate: `${date.slice(0, 6)}${year - (year % 5)}` };
}
