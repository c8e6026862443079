import { codesOf, levelsOf } from "./level";

export const SEX_LEVELS = levelsOf(
  { name: "missing", when: "a.sex IS NULL OR b.sex IS NULL", priorM: 0, priorU: 0 },
  { name: "differs", when: null, priorM: 0.02, priorU: 0.5, twins: 0.35 },
  { name: "equal", when: "a.sex = b.sex", priorM: 0.98, priorU: 0.5, twins: 0.65 },
);

export const SEX = codesOf(SEX_LEVELS);
