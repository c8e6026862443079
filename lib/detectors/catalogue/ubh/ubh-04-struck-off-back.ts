import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { peopleMatch } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";

/**
 * Struck off (TMS) in the baseline, active now. Tinggi when the reason was death (1), sedang for every other
 * code.
 */
export const ubh04 = findDetector({
  code: "UBH-04",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu7, SOURCES.disabilityCodes],
  innocent: ["wronglyStruck", "movedBack"],
  needs: ["nik"],
  needsBaseline: true,
  preparations: [peopleMatch],
  params: z.object({}),
  evidence: z.object({ tmsCode: z.int(), tps: z.int().nullable(), sameDesa: z.boolean() }),
  dispute: ["tmsCode"],
  explain: ({ tmsCode }) => ({ tmsCode }),
  find(ctx) {
    return sql`
      SELECT
        'R:' || m.c AS subject_key,
        coalesce(nullif(m.c_desa, ''), ${ctx.snapshot.regionCode}::text) AS area_code,
        ARRAY[m.c] AS rows,
        ARRAY[m.b] AS baseline_rows,
        CASE
          WHEN m.b_tms = 1 THEN 'T'
          ELSE 'S'
        END AS tier,
        jsonb_build_object('tmsCode', m.b_tms, 'tps', m.c_tps, 'sameDesa', m.b_desa = m.c_desa) AS evidence
      FROM
        ${tableOf(ctx, peopleMatch)} m
      WHERE
        m.main
        AND NOT m.b_active
        AND m.b_tms IS NOT NULL
        AND m.c_active
        AND NOT EXISTS (
          SELECT
          FROM
            ${tableOf(ctx, peopleMatch)} o
          WHERE
            o.c = m.c
            AND o.b_active
        )
    `;
  },
  supersededBy: ["RUJ-11"],
  followUps: ["TMS-1", "TMS-2", "TMS-4", "TMS-5", "TMS-8", "KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "deadAndActive",
      kind: "fires",
      baseline: [
        { nik: "3314010502400001", name: "WAGIMIN", birthDate: "05|02|1940", sex: "L", remark: "1" },
      ],
      rows: [{ nik: "3314010502400001", name: "WAGIMIN", birthDate: "05|02|1940", sex: "L" }],
    },
    {
      name: "movedAndActive",
      kind: "fires",
      baseline: [
        { nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L", remark: "TMS 4" },
      ],
      rows: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L" }],
    },
    {
      name: "stillStruck",
      kind: "near-miss",
      baseline: [
        { nik: "3314010502400001", name: "WAGIMIN", birthDate: "05|02|1940", sex: "L", remark: "1" },
      ],
      rows: [{ nik: "3314010502400001", name: "WAGIMIN", birthDate: "05|02|1940", sex: "L", remark: "1" }],
    },
    {
      name: "oneOfTwoLines",
      kind: "innocent",
      baseline: [
        { nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L", remark: "2", tps: "002" },
        { nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L", tps: "001" },
      ],
      rows: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L", tps: "001" }],
    },
  ],
});
