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
  needs: ["name"],
  params: z.object({}),
  evidence: provenanceSchema,
  dispute: ["source", "letter", "line"],
  explain: provenanceExplain,
  notApplicable: (ctx) => noLists(ctx, KINDS),
  assess: async (ctx) => asked(await listed(ctx, KINDS, { state: "one" }), ctx, provenanceOf),
  supersededBy: ["RUJ-07"],
  followUps: ["TMS-4", "UBAH"],
  comparison: true,
  examples: namedExamples("pindah-keluar"),
});
