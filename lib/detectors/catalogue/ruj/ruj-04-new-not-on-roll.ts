import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { list, unfoundExamples, YOUNG } from "@/lib/detectors/kit/list-examples";
import { ofLists } from "@/lib/detectors/kit/list-questions";
import { askedOfLines, lineEvidence, lineOf, mayVote, unfound } from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = ["baru"] as const;

/**
 * A list of new voters names somebody who has turned 17 on the reference date, or is or was married, and who does not
 * stand on the roll. Who is younger and not known to be married is not asked about yet; an age that the list does not
 * say is for a person to see.
 */
export const ruj04 = assessDetector({
  code: "RUJ-04",
  version: 1,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.pkpu1],
  innocent: ["otherName", "nextQuarter", "stillMinor"],
  ...ofLists(KINDS),
  evidence: z.object(lineEvidence),
  assess: async (ctx) => {
    const lines = await unfound(ctx, KINDS);
    return askedOfLines(lines.filter(mayVote), ctx, lineOf);
  },
  supersededBy: [],
  followUps: ["TAMBAH", "KOORDINASI-DUKCAPIL"],
  examples: [
    ...unfoundExamples("baru"),
    {
      name: "married",
      kind: "fires",
      rows: [{}, {}],
      lists: [list("baru", [{ state: "none", rows: [], people: [{ ...YOUNG, marital: "S" }] }])],
    },
    {
      name: "tooYoung",
      kind: "near-miss",
      rows: [{}, {}],
      lists: [list("baru", [{ state: "none", rows: [], people: [YOUNG] }])],
    },
  ],
});
