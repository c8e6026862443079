import { logBinomialUpper } from "./tails";
import { wilson } from "./wilson";

/** How many different numbers end in 0, 1 … 9. */
export type LastDigits = readonly number[];

export interface LostDigits {
  /** numbers ending in 0, numbers of the commonest other ending, all numbers */
  readonly zeros: number;
  readonly most: number;
  readonly all: number;
  /** ln p of so many zeros, were 0 no commoner than the commonest other ending */
  readonly logP: number;
}

/**
 * Did numbers lose their last digit, which a spreadsheet replaces by 0? Serials count from 0001 on, so that no
 * ending is less likely than 0, whether they are small (mostly 1 to 5), large (all endings alike) or even. So
 * the zeros are tested against the commonest other ending, each as likely as the other: Binomial(zeros + most,
 * ½), one-sided; since the commonest is chosen among nine, the true error rate is below the stated one. A lost
 * digit leaves hardly any other ending: of n numbers p = 2⁻ⁿ.
 */
export function lostDigits(digits: LastDigits): LostDigits {
  const [zeros = 0, ...others] = digits;
  const most = others.reduce((a, b) => Math.max(a, b), 0);
  const all = digits.reduce((a, b) => a + b, 0);
  return { zeros, most, all, logP: logBinomialUpper(zeros, zeros + most, 0.5) };
}

/** 4.9: one in a million above a Wilson bound. */
const Z = 4.9;

/**
 * ln p of so many zeros, were they as frequent as in another column of the same file (at its upper bound): who
 * numbers one column by tens does so in the other too, and a lost digit is seen in one of them alone.
 */
export function zerosAgainst(own: LostDigits, other: LostDigits): number {
  return logBinomialUpper(own.zeros, own.all, wilson(other.zeros, other.all, Z).high);
}
