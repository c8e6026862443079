import sql from "sql-template-tag";
import { assessDetector } from "@/lib/detectors/kit/define";
import { list, namedExamples } from "@/lib/detectors/kit/list-examples";
import { eitherWay } from "@/lib/detectors/kit/list-questions";
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
  ...eitherWay(LEAVING, COMING, sql`v.tms_code IN (6, 7)`),
  supersededBy: ["RUJ-07"],
  followUps: ["TMS-6", "TMS-7", "TAMBAH", "UBAH"],
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
