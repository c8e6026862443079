import { levelsOf } from "./level";

const EDITED = `abs(length(a.place) - length(b.place)) <= 2 AND length(a.place) > 4
    AND levenshtein_less_equal(a.place, b.place, 2) <= 2`;
const BEGINS = "starts_with(a.place, b.place) OR starts_with(b.place, a.place)";

export const PLACE_LEVELS = levelsOf(
  { name: "missing", when: "a.place IS NULL OR b.place IS NULL", priorM: 0, priorU: 0 },
  { name: "differs", when: null, priorM: 0.08, priorU: 0.6, household: 0.25, twins: 0.03 },
  {
    name: "near",
    when: `${EDITED} OR ${BEGINS}`,
    priorM: 0.05,
    priorU: 0.01,
    household: 0.02,
    twins: 0.02,
  },
  {
    name: "equal-common",
    when: "a.place_id = b.place_id",
    priorM: 0.6,
    priorU: 0.36,
    household: 0.5,
    twins: 0.6,
  },
  {
    name: "equal-rare",
    when: "a.place_id = b.place_id AND NOT a.common_place",
    priorM: 0.27,
    priorU: 0.03,
    household: 0.23,
    twins: 0.35,
  },
);
