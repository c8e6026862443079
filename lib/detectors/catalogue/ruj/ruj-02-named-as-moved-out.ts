import { assessDetector } from "@/lib/detectors/kit/define";
import { namedExamples } from "@/lib/detectors/kit/list-examples";
import { namedOn } from "@/lib/detectors/kit/list-questions";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = ["pindah-keluar", "luar-negeri"] as const;

/**
 * A list of people who moved away, or of voters abroad, names a voter who is active on the roll.
 */
export const ruj02 = assessDetector({
  code: "RUJ-02",
  version: 2,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu1],
  innocent: ["stayed", "namesake"],
  ...namedOn(KINDS),
  supersededBy: ["RUJ-07"],
  followUps: ["TMS-4", "UBAH"],
  examples: namedExamples("pindah-keluar"),
});
