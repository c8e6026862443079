import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { asked, listed, noLists, provenance, provenanceOf } from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = ["meninggal"] as const;

/**
 * A list of deaths names a voter who is active on the roll. Such lists have been right of one in ten, and of
 * nineteen in twenty: who is meant, and whether the person lives, is to be seen at the house or in the paper.
 */
export const ruj01 = assessDetector({
  code: "RUJ-01",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu1],
  innocent: ["alive", "namesake", "relative"],
  needs: ["name"],
  params: z.object({}),
  evidence: z.object(provenance),
  dispute: ["source", "letter", "line"],
  explain: ({ source, letter, line, lists }) => ({ source, letter: letter ?? "-", line, lists }),
  notApplicable: (ctx) => noLists(ctx, KINDS),
  assess: async (ctx) => asked(await listed(ctx, KINDS, "one"), ctx, provenanceOf),
  supersededBy: [],
  followUps: ["TMS-1", "UBAH"],
  examples: [
    {
      name: "named",
      kind: "fires",
      rows: [{}, {}],
      lists: [
        {
          kind: "meninggal",
          source: "Desa Kalangan",
          letter: "470/12",
          lines: [{ state: "one", rows: [1] }],
        },
      ],
    },
    {
      name: "struckAlready",
      kind: "near-miss",
      rows: [{ remark: "1" }, {}],
      lists: [
        {
          kind: "meninggal",
          source: "Desa Kalangan",
          letter: "470/12",
          lines: [{ state: "struck", rows: [1] }],
        },
      ],
    },
    {
      name: "doubtful",
      kind: "innocent",
      rows: [{}, {}],
      lists: [
        {
          kind: "meninggal",
          source: "Desa Kalangan",
          letter: "470/12",
          lines: [{ state: "none", rows: [1] }],
        },
      ],
    },
  ],
});
