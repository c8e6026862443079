import { assessDetector } from "@/lib/detectors/kit/define";
import { namedExamples } from "@/lib/detectors/kit/list-examples";
import { namedOn } from "@/lib/detectors/kit/list-questions";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = ["meninggal"] as const;

/**
 * A list of deaths names a voter who is active on the roll. Such lists have been right of one in ten, and of
 * nineteen in twenty: who is meant, and whether the person lives, is to be seen at the house or in the paper.
 */
export const ruj01 = assessDetector({
  code: "RUJ-01",
  version: 2,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu1, SOURCES.deathLists],
  innocent: ["alive", "namesake", "relative"],
  ...namedOn(KINDS),
  supersededBy: ["RUJ-07"],
  followUps: ["TMS-1", "UBAH"],
  examples: namedExamples("meninggal"),
});
