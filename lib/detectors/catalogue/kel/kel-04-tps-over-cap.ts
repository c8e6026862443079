import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { manyRows } from "@/lib/detectors/kit/example-voter";
import { lines } from "@/lib/detectors/kit/lines";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";

/** More active voters in one TPS than the cap of the snapshot. */
export const kel04 = findDetector({
  code: "KEL-04",
  version: 1,
  tier: "T",
  subject: "tps",
  basis: [SOURCES.tpsRules, SOURCES.tpsCap2024],
  innocent: ["otherCap", "strandedVillage"],
  needs: ["tps", "desa"],
  preparations: [lines],
  params: z.object({}),
  evidence: z.object({ voters: z.int(), cap: z.int(), over: z.int(), tps: z.int() }),
  dispute: ["cap"],
  supersededBy: [],
  followUps: ["UBAH"],
  find: (ctx) => {
    const eligible = sql`
      v.active
      AND v.desa_key <> ''
      AND v.tps_no IS NOT NULL
    `;
    const { tpsCap } = ctx.snapshot;
    return sql`
      WITH
        crowded AS MATERIALIZED (
          SELECT
            v.desa_key,
            v.tps_no
          FROM
            ${tableOf(ctx, lines)} v
          WHERE
            ${eligible}
          GROUP BY
            1,
            2
          HAVING
            count(*) > ${tpsCap}::int
        )
      SELECT
        'T:' || v.desa_key || ':' || v.tps_no AS subject_key,
        v.desa_key AS area_code,
        array_agg(
          v.row_no
          ORDER BY
            v.row_no
        ) AS rows,
        jsonb_build_object(
          'voters',
          count(*),
          'cap',
          ${tpsCap}::int,
          'over',
          count(*) - ${tpsCap}::int,
          'tps',
          v.tps_no
        ) AS evidence
      FROM
        ${tableOf(ctx, lines)} v
        JOIN crowded USING (desa_key, tps_no)
      WHERE
        ${eligible}
      GROUP BY
        v.desa_key,
        v.tps_no
    `;
  },
  examples: [
    { name: "oneOver", kind: "fires", rows: manyRows(31, () => ({})), snapshot: { tpsCap: 30 } },
    { name: "exactly", kind: "near-miss", rows: manyRows(30, () => ({})), snapshot: { tpsCap: 30 } },
    {
      name: "struck",
      kind: "near-miss",
      rows: manyRows(31, (n) => (n === 4 ? { remark: "TMS 1" } : {})),
      snapshot: { tpsCap: 30 },
    },
    {
      name: "twoDesa",
      kind: "near-miss",
      rows: manyRows(40, (n) => ({ desa: n < 20 ? "SAREN" : "KEDEN" })),
      snapshot: { tpsCap: 30 },
    },
    { name: "otherCap", kind: "innocent", rows: manyRows(31, () => ({})), snapshot: { tpsCap: 600 } },
    {
      name: "strandedVillage",
      kind: "innocent",
      findings: 1,
      rows: manyRows(31, () => ({ address: "DK TERPENCIL" })),
      snapshot: { tpsCap: 30 },
    },
  ],
});
