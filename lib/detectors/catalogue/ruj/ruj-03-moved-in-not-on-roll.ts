import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { list, unfoundExamples, YOUNG } from "@/lib/detectors/kit/list-examples";
import { ofLists } from "@/lib/detectors/kit/list-questions";
import { askedOfLines, lineEvidence, lineOf, mayVote, unfound } from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = ["pindah-masuk", "purna-tni-polri", "mantan-terpidana"] as const;

/**
 * A list of people who come to the roll (moved in, left TNI or Polri, right to vote restored) names somebody who does
 * not stand on it. Children who came with their family are not asked about. To leave out who has a right to vote is as
 * wrong as to keep who has none.
 */
export const ruj03 = assessDetector({
  code: "RUJ-03",
  version: 2,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.pkpu1],
  innocent: ["otherName", "nextQuarter", "otherDesa"],
  ...ofLists(KINDS),
  evidence: z.object(lineEvidence),
  assess: async (ctx) => {
    const lines = await unfound(ctx, KINDS);
    return askedOfLines(lines.filter(mayVote), ctx, lineOf);
  },
  supersededBy: [],
  followUps: ["TAMBAH", "KOORDINASI-DUKCAPIL"],
  examples: [
    ...unfoundExamples("pindah-masuk"),
    {
      name: "tooYoung",
      kind: "near-miss",
      rows: [{}, {}],
      lists: [list("pindah-masuk", [{ state: "none", rows: [], people: [YOUNG] }])],
    },
  ],
});
