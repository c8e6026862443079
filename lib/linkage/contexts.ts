import { ADDRESS } from "./comparisons/address";
import { DATE } from "./comparisons/birth-date";
import { NKK } from "./comparisons/nkk";

/** How two people who are not one person stand to each other; read off the pattern itself. */
export const STRANGERS = 0;
export const HOUSEHOLD = 1;
export const TWINS = 2;
export type Context = typeof STRANGERS | typeof HOUSEHOLD | typeof TWINS;

export function contextOf(levels: readonly number[]): Context {
  const [, date, , , , nkk, address] = levels;
  const household = nkk === NKK.equal || (nkk === NKK.missing && address === ADDRESS.equalRare);
  if (!household) return STRANGERS;
  return date === DATE.equal ? TWINS : HOUSEHOLD;
}
