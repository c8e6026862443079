import { assessDetector } from "@/lib/detectors/kit/define";
import { list } from "@/lib/detectors/kit/list-examples";
import { ofLists } from "@/lib/detectors/kit/list-questions";
import { asked, listed, provenanceOf, provenanceSchema } from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = ["ganda"] as const;
/** Candidates less likely than this are not put beside each other as one person. */
const LIKELY = 0.5;
const TWO = 2;

/**
 * A list of duplicates names two active voters of this roll as one person. What the product's own comparison says
 * of the two (GND) is the stronger question, and takes this one in.
 */
export const ruj08 = assessDetector({
  code: "RUJ-08",
  version: 1,
  tier: "S",
  subject: "records",
  basis: [SOURCES.pkpu1, SOURCES.kpuDuplicates2018],
  innocent: ["namesakes", "twins", "sharedNumber"],
  ...ofLists(KINDS),
  evidence: provenanceSchema,
  async assess(ctx) {
    const voters = await listed(ctx, KINDS, { state: "several", probability: LIKELY });
    return asked(
      voters.filter(({ rows }) => rows.length >= TWO),
      ctx,
      provenanceOf,
    );
  },
  supersededBy: ["GND-01", "GND-02", "GND-03", "GND-04"],
  followUps: ["TMS-2", "UBAH", "KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "twoVoters",
      kind: "fires",
      rows: [{}, {}, {}],
      lists: [list("ganda", [{ state: "several", rows: [1, 2] }])],
    },
    {
      name: "oneIsStruck",
      kind: "near-miss",
      rows: [{}, { remark: "2" }, {}],
      lists: [list("ganda", [{ state: "several", rows: [1, 2] }])],
    },
    {
      name: "otherIsElsewhere",
      kind: "innocent",
      rows: [{}, {}, {}],
      lists: [list("ganda", [{ state: "one", rows: [1] }])],
    },
  ],
});
