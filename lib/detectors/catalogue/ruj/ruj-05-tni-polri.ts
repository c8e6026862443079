import sql from "sql-template-tag";
import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { list, namedExamples } from "@/lib/detectors/kit/list-examples";
import {
  asked,
  listed,
  noLists,
  provenance,
  provenanceExplain,
  provenanceOf,
} from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

const LEAVING = ["tni-polri"] as const;
const COMING = ["purna-tni-polri"] as const;

/**
 * A list names an active voter as a member of TNI or Polri, who do not vote; or it names as retired somebody who is
 * struck off as a member.
 */
export const ruj05 = assessDetector({
  code: "RUJ-05",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu1, SOURCES.pkpu7],
  innocent: ["civilian", "namesake", "retired"],
  needs: ["name"],
  params: z.object({}),
  evidence: z.object({ ...provenance, comes: z.boolean() }),
  dispute: ["source", "letter", "line"],
  explain: (e) => ({ ...provenanceExplain(e), way: e.comes ? "comes" : "leaves" }),
  notApplicable: (ctx) => noLists(ctx, [...LEAVING, ...COMING]),
  async assess(ctx) {
    const leaving = await listed(ctx, LEAVING, { state: "one" });
    const coming = await listed(ctx, COMING, { state: "struck", only: sql`v.tms_code IN (6, 7)` });
    return [
      ...asked(leaving, ctx, (voter) => ({ ...provenanceOf(voter), comes: false })),
      ...asked(coming, ctx, (voter) => ({ ...provenanceOf(voter), comes: true })),
    ];
  },
  supersededBy: ["RUJ-07"],
  followUps: ["TMS-6", "TMS-7", "TAMBAH", "UBAH"],
  comparison: true,
  examples: [
    ...namedExamples("tni-polri"),
    {
      name: "comesBack",
      kind: "fires",
      rows: [{ remark: "6" }, {}],
      lists: [list("purna-tni-polri", [{ state: "struck", rows: [1] }])],
    },
  ],
});
