import { assessDetector } from "@/lib/detectors/kit/define";
import { namedExamples } from "@/lib/detectors/kit/list-examples";
import { namedOn } from "@/lib/detectors/kit/list-questions";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = ["tidak-padan"] as const;

/**
 * Dukcapil found no person of this number and name (tidak padan). It says that the two registers differ, not which
 * of them is wrong.
 */
export const ruj10 = assessDetector({
  code: "RUJ-10",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu1, SOURCES.kpuInvalid2025],
  innocent: ["typingError", "registryBehind"],
  ...namedOn(KINDS),
  supersededBy: ["RUJ-07"],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL", "TMS-1", "TMS-2"],
  examples: namedExamples("tidak-padan"),
});
