import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { namedExamples } from "@/lib/detectors/kit/list-examples";
import {
  asked,
  listed,
  noLists,
  provenanceExplain,
  provenanceOf,
  provenanceSchema,
} from "@/lib/detectors/kit/lists";
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
  needs: ["name"],
  params: z.object({}),
  evidence: provenanceSchema,
  dispute: ["source", "letter", "line"],
  explain: provenanceExplain,
  notApplicable: (ctx) => noLists(ctx, KINDS),
  assess: async (ctx) => asked(await listed(ctx, KINDS, { state: "one" }), ctx, provenanceOf),
  supersededBy: ["RUJ-07"],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL", "TMS-1", "TMS-2"],
  comparison: true,
  examples: namedExamples("tidak-padan"),
});
