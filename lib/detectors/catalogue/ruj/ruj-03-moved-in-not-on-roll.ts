import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { unfoundExamples } from "@/lib/detectors/kit/list-examples";
import { ofLists } from "@/lib/detectors/kit/list-questions";
import { askedOfLines, lineEvidence, lineOf, unfound } from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = ["pindah-masuk", "purna-tni-polri", "mantan-terpidana"] as const;

/**
 * A list of people who come to the roll (moved in, left TNI or Polri, right to vote restored) names somebody who does
 * not stand on it. To leave out who has a right to vote is as wrong as to keep who has none.
 */
export const ruj03 = assessDetector({
  code: "RUJ-03",
  version: 1,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.pkpu1],
  innocent: ["otherName", "nextQuarter", "otherDesa"],
  ...ofLists(KINDS),
  evidence: z.object(lineEvidence),
  assess: async (ctx) => askedOfLines(await unfound(ctx, KINDS), ctx, lineOf),
  supersededBy: [],
  followUps: ["TAMBAH", "KOORDINASI-DUKCAPIL"],
  examples: unfoundExamples("pindah-masuk"),
});
