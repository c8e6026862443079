import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject } from "@/lib/detectors/kit/sql";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";

const ELEMENTS = ["name", "sex", "marital", "kecamatan", "desa", "tps"] as const;
/**
 * Kecamatan, desa and TPS may come from the file name or a title row: what the import made of them counts,
 * not the cell.
 */
const MISSING: Readonly<Record<(typeof ELEMENTS)[number], Sql>> = {
  name: raw("v.name IS NULL"),
  sex: raw("v.sex_raw IS NULL"),
  marital: raw("v.marital_raw IS NULL"),
  kecamatan: raw("v.kec_key = ''"),
  desa: raw("v.desa_key = ''"),
  tps: raw("(v.tps IS NULL AND v.tps_no IS NULL)"),
};
/**
 * Elements whose column the file does not have at all are the business of the import page, not of each voter.
 */
const present = (snapshot: SnapshotInfo) => ELEMENTS.filter((element) => snapshot.columns.includes(element));

/** A required element is missing. */
export const idn13 = recordDetector({
  code: "IDN-13",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.coklitForm, SOURCES.pkpu7],
  innocent: ["fromFileName", "newVoter"],
  needs: ["name"],
  asksAboutEmpty: true,
  params: z.object({}),
  evidence: z.object({ missing: z.enum(ELEMENTS), others: z.int() }),
  dispute: ["missing"],
  supersededBy: [],
  followUps: ["UBAH", "UNGGAH-ULANG"],
  where: ({ snapshot }) => sql`
    v.active
    AND (${join(
      present(snapshot).map((element) => MISSING[element]),
      " OR ",
    )})
  `,
  evidenceSql: ({ snapshot }) =>
    jsonObject({
      missing: sql`
        CASE ${join(
          present(snapshot).map((element) => sql`WHEN ${MISSING[element]} THEN ${element}::text`),
          " ",
        )}
        END
      `,
      others: sql`
        ${join(
          present(snapshot).map(
            (element) => sql`
              CASE
                WHEN ${MISSING[element]} THEN 1
                ELSE 0
              END
            `,
          ),
          " + ",
        )} - 1
      `,
    }),
  examples: [
    { name: "noTps", kind: "fires", rows: [{ tps: null }, {}] },
    { name: "noName", kind: "fires", rows: [{ name: null }, {}] },
    { name: "several", kind: "fires", rows: [{ sex: null, marital: null }, {}] },
    { name: "optional", kind: "near-miss", rows: [{ disability: null, birthPlace: null, remark: null }] },
    { name: "fromFileName", kind: "innocent", rows: [{}, {}] },
    { name: "newVoter", kind: "innocent", findings: 1, rows: [{ marital: null, source: "BARU" }, {}] },
  ],
});
