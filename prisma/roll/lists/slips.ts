import type { Rng } from "@/prisma/roll/rng";

/** One digit of a number is another one, or two neighbours are exchanged. */
export function digitSlip(number: string, rng: Rng): string {
  const at = rng.int(6, number.length - 2);
  const digits = [...number];
  const [a = "0", b = "0"] = [digits[at], digits[at + 1]];
  if (a !== b && rng.chance(0.4)) [digits[at], digits[at + 1]] = [b, a];
  else digits[at] = String((Number(a) + rng.int(1, 9)) % 10);
  return digits.join("");
}

/** As somebody else writes the name: old letters, a doubled one, a vowel that is heard otherwise. */
const RESPELT: readonly (readonly [RegExp, string])[] = [
  [/U/, "OE"],
  [/J/, "DJ"],
  [/Y/, "I"],
  [/SY/, "S"],
  [/([LNRT])/, "$1$1"],
  [/O/, "U"],
  [/I(?=\w)/, "Y"],
  [/H\b/, ""],
];

export function respell(name: string, rng: Rng): string {
  const fitting = RESPELT.filter(([from]) => from.test(name));
  if (fitting.length === 0) return `${name}H`;
  const [from, to] = rng.pick(fitting);
  return name.replace(from, to);
}

/** How other offices star a number: its serial, its date of birth, or all but the kecamatan. */
export const MASKS = {
  serial: (nik: string): string => `${nik.slice(0, 12)}****`,
  date: (nik: string): string => `${nik.slice(0, 6)}******${nik.slice(12)}`,
  person: (nik: string): string => `${nik.slice(0, 6)}**********`,
} as const;
