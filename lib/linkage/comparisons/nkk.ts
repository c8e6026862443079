import { differing, oneSlipOfDigits } from "../digits";
import { codesOf, levelsOf } from "./level";
import { oneSlipOfText } from "./slip-of-text";

const WRITTEN = "(a.nkk_digits IS NULL OR b.nkk_digits IS NULL)";

/** Number of the family card. */
export const NKK_LEVELS = levelsOf(
  { name: "missing", when: "a.nkk IS NULL OR b.nkk IS NULL", priorM: 0, priorU: 0 },
  { name: "differs", when: null, priorM: 0.5, priorU: 1, household: 0.01 },
  {
    name: "one-slip",
    when: `CASE WHEN ${WRITTEN} THEN ${oneSlipOfText("nkk")} ELSE ${oneSlipOfDigits("nkk_digits")} END`,
    priorM: 0.05,
    priorU: 1e-6,
    household: 0.01,
  },
  {
    name: "equal",
    when: `CASE WHEN ${WRITTEN} THEN a.nkk = b.nkk ELSE ${differing("nkk_digits")} = 0 END`,
    priorM: 0.45,
    priorU: 1e-6,
    household: 0.98,
  },
);

export const NKK = codesOf(NKK_LEVELS);
