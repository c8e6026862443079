import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { vanished } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";

/**
 * Active in the baseline, on no line of this snapshot, not even as struck off (TMS). Nobody may leave the
 * roll without a record.
 */
export const ubh05 = findDetector({
  code: "UBH-05",
  version: 1,
  tier: "T",
  subject: "record",
  basis: [SOURCES.identityHolds, SOURCES.pkpu7],
  innocent: ["lostOnExport", "newNikAndName"],
  needs: ["nik"],
  needsBaseline: true,
  preparations: [vanished],
  heldBackOnDamaged: "nik",
  params: z.object({}),
  evidence: z.object({ tps: z.int().nullable(), age: z.int().nullable() }),
  dispute: [],
  explain: ({ tps }) => ({ tps: tps ?? 0 }),
  find(ctx) {
    return sql`
      SELECT
        'B:' || v.row_no AS subject_key,
        coalesce(nullif(v.desa_key, ''), nullif(v.kec_key, ''), ${
          ctx.snapshot.regionCode
        }::text) AS area_code,
        ARRAY[]::INT[] AS rows,
        ARRAY[v.row_no] AS baseline_rows,
        jsonb_build_object('tps', v.tps_no, 'age', v.age) AS evidence
      FROM
        ${tableOf(ctx, vanished)} v
      WHERE
        NOT v.masked
    `;
  },
  supersededBy: [],
  followUps: ["UNGGAH-ULANG", "TMS-1", "TMS-4"],
  examples: [
    {
      name: "rowLost",
      kind: "fires",
      baseline: [{}, { nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L" }],
      rows: [{}],
    },
    {
      name: "struckWithRecord",
      kind: "near-miss",
      baseline: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L" }],
      rows: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L", remark: "4" }],
    },
    {
      name: "movedDesa",
      kind: "innocent",
      baseline: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L" }],
      rows: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L", desa: "BANARAN" }],
    },
    {
      name: "nikCorrected",
      kind: "innocent",
      baseline: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L" }],
      rows: [{ nik: "3314010502800008", name: "JOKO", birthDate: "05|02|1980", sex: "L" }],
    },
  ],
});
