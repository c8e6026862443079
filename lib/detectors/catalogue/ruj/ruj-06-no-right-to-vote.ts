import sql from "sql-template-tag";
import { assessDetector } from "@/lib/detectors/kit/define";
import { list, namedExamples } from "@/lib/detectors/kit/list-examples";
import { eitherWay } from "@/lib/detectors/kit/list-questions";
import { SOURCES } from "@/lib/detectors/kit/sources";

const LEAVING = ["wna", "hak-dicabut", "di-bawah-umur"] as const;
const COMING = ["mantan-terpidana"] as const;

/**
 * A list names an active voter as a foreign citizen, as somebody whose right to vote a court has withdrawn, or as
 * under age; or it names as restored to that right somebody who is struck off for another reason than the eight.
 */
export const ruj06 = assessDetector({
  code: "RUJ-06",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu1, SOURCES.pkpu7],
  innocent: ["citizen", "namesake", "served"],
  ...eitherWay(LEAVING, COMING, sql`v.tms_code = 9`),
  supersededBy: ["RUJ-07"],
  followUps: ["WNA", "HAK-PILIH-DICABUT", "TMS-3", "TAMBAH", "UBAH"],
  examples: [
    ...namedExamples("wna"),
    {
      name: "comesBack",
      kind: "fires",
      rows: [{ remark: "HAK PILIH DICABUT" }, {}],
      lists: [list("mantan-terpidana", [{ state: "struck", rows: [1] }])],
    },
  ],
});
