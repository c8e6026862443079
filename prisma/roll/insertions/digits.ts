import type { CalendarDay } from "../model";
import type { Sex } from "../names/draw-name";
import { digitsOf } from "../people/birth";
import type { Rng } from "../rng";

/** A NIK with another date or sex in it, region and serial kept. */
export function nikWith(nik: string, born: CalendarDay, sex: Sex): string {
  return nik.slice(0, 6) + digitsOf(born, sex === "P") + nik.slice(12);
}

/** Text with the characters from `start` replaced. */
export function splice(text: string, start: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(start + replacement.length);
}

/** One digit changed, never to itself. */
export function slipDigit(rng: Rng, digits: string, at: number): string {
  return splice(digits, at, String((Number(digits.charAt(at)) + rng.int(1, 9)) % 10));
}

/** Two neighbours exchanged at the first place from `at` on where they differ; null when there is none. */
export function swapDigits(digits: string, at: number): string | null {
  for (let i = at; i + 1 < digits.length; i++) {
    if (digits.charAt(i) !== digits.charAt(i + 1))
      return splice(digits, i, digits.charAt(i + 1) + digits.charAt(i));
  }
  return null;
}
