import { DATE } from "./comparisons/birth-date";
import { NAME } from "./comparisons/name";
import { NIK } from "./comparisons/nik";
import { NKK } from "./comparisons/nkk";
import type { LinkageModel } from "./model-types";

/**
 * The largest share of true pairs that no blocking rule can have brought, as far as the model knows how records of
 * one person differ: those whose names sound different, whose dates differ and of whose numbers no half agrees.
 * Many of them are compared all the same (a word and part of a date are keys too), so this is a bound and no
 * estimate; what the model misjudges of faults that come together is not in it.
 */
export function unseenAtMost(
  model: Pick<LinkageModel, "m" | "dateByName" | "otherDateNik">,
  present: Readonly<Record<"nik" | "nkk", number>>,
): number {
  const share = (table: readonly number[], from: number) =>
    1 - table.slice(from).reduce((sum, p) => sum + p, 0);
  const name = share(model.m.name, NAME.sameConsonants);
  const date = share(model.dateByName.other, DATE.equal);
  const nik = 1 - present.nik * (1 - share(model.otherDateNik, NIK.regionDiffers));
  const nkk = 1 - present.nkk * (1 - share(model.m.nkk, NKK.equal));
  return Math.min(1, Math.max(0, name * date * nik * nkk));
}
