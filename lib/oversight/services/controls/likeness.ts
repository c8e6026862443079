import type { Detector } from "@/lib/detectors/kit/types";
import type { Donor } from "./donor";
import { canGenerate } from "./generate";

/** Causes for which the register is right and the roll is, too: whoever rejects them is right. */
const DOUBTFUL = new Set<unknown>(["correctedLater", "defaultOnRoll"]);
/** Expected coincidences below which two lines of one name and date are one person. */
const SURELY = 0.001;

/** Whether to accept such a finding is right beyond doubt, so that the answer can be known. */
export function isCertain({ evidence, lines, absorbed }: Donor): boolean {
  const { special, cause, lambda } = evidence;
  if (absorbed.some((weaker) => !isCertain({ ...weaker, lines, absorbed: [] }))) return false;
  if (special === true || DOUBTFUL.has(cause) || lines.some(({ raw }) => raw.source === "BARU")) return false;
  const oneCard = new Set(lines.map(({ raw }) => raw.nkk)).size === 1;
  return typeof lambda !== "number" || lambda <= SURELY || oneCard;
}

/** Whether what it took in can be copied with it: each of another rule, one that can be copied. */
export function isCopyable({ absorbed }: Donor, detectors: readonly Detector[]): boolean {
  const codes = new Set(absorbed.map(({ code }) => code));
  return (
    codes.size === absorbed.length &&
    absorbed.every(({ count }) => count === undefined) &&
    [...codes].every((code) => detectors.some((one) => one.code === code && canGenerate(one)))
  );
}

/** Values that depend on the whole roll or on who it is; all others are of the fault. */
const OF_THE_ROLL = new Set(["namesakes", "lambda", "similarity", "age", "year", "desa", "tps", "pairs"]);

/** The fault is the same: same classes, same places and sizes. */
export function asksAlike(donor: Donor["evidence"], made: Donor["evidence"]): boolean {
  return Object.entries(donor).every(([key, value]) => {
    const other = made[key];
    if (OF_THE_ROLL.has(key)) return true;
    return typeof value === "string" && /\d/.test(value) ? typeof other === "string" : value === other;
  });
}

/** What the rule said of a few people alone, with the donor's figures where they are those of the whole roll. */
export function asOfTheRoll(donor: Donor["evidence"], made: Donor["evidence"]): Donor["evidence"] {
  const figures = ["namesakes", "lambda"].filter((key) => key in made && key in donor);
  const pairs = Array.isArray(made.pairs)
    ? { pairs: made.pairs.map((pair: object) => ({ ...pair, lambda: donor.lambda ?? null })) }
    : {};
  return { ...made, ...pairs, ...Object.fromEntries(figures.map((key) => [key, donor[key]])) };
}
