import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { asked, listed, noLists, provenance, provenanceOf } from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = ["pindah-keluar"] as const;

/**
 * A list of people who moved away names a voter who is active on the roll.
 */
export const ruj02 = assessDetector({
  code: "RUJ-02",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu1],
  innocent: ["stayed", "namesake"],
  needs: ["name"],
  params: z.object({}),
  evidence: z.object(provenance),
  dispute: ["source", "letter", "line"],
  explain: ({ source, letter, line, lists }) => ({ source, letter: letter ?? "-", line, lists }),
  notApplicable: (ctx) => noLists(ctx, KINDS),
  assess: async (ctx) => asked(await listed(ctx, KINDS, "one"), ctx, provenanceOf),
  supersededBy: [],
  followUps: ["TMS-4", "UBAH"],
  examples: [
    {
      name: "named",
      kind: "fires",
      rows: [{}, {}],
      lists: [
        {
          kind: "pindah-keluar",
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
          kind: "pindah-keluar",
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
          kind: "pindah-keluar",
          source: "Desa Kalangan",
          letter: "470/12",
          lines: [{ state: "none", rows: [1] }],
        },
      ],
    },
  ],
});
