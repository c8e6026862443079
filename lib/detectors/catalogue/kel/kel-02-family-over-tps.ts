import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { lines } from "@/lib/detectors/kit/lines";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { outsideFiles } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";

/**
 * One family card in more than one TPS of the same desa. Special locations (901+) do not split a family:
 * their voters live there for a while.
 */
export const kel02 = findDetector({
  code: "KEL-02",
  version: 1,
  tier: "S",
  subject: "household",
  basis: [SOURCES.tpsRules],
  innocent: ["marriedChild", "capacity"],
  needs: ["nkk", "tps", "desa"],
  preparations: [lines],
  heldBackOnDamaged: "nkk",
  params: z.object({}),
  evidence: z.object({ members: z.int(), tps: z.array(z.int()).min(2) }),
  dispute: ["tps"],
  explain: ({ members, tps }) => ({ members, count: tps.length, tps: tps.join(", ") }),
  supersededBy: ["BRK-02"],
  followUps: ["TMS-8", "UBAH"],
  find: (ctx) => {
    const eligible = sql`
      v.active
      AND v.nkk IS NOT NULL
      AND v.desa_key <> ''
      AND v.tps_no < 901
      AND ${outsideFiles(ctx.damagedNkkFiles)}
    `;
    return sql`
      WITH
        divided AS (
          SELECT
            v.nkk,
            v.desa_key
          FROM
            ${tableOf(ctx, lines)} v
          WHERE
            ${eligible}
          GROUP BY
            1,
            2
          HAVING
            min(v.tps_no) <> max(v.tps_no)
        ),
        family AS MATERIALIZED (
          SELECT
            nkk,
            array_agg(desa_key) AS desa
          FROM
            divided
          GROUP BY
            1
        )
      SELECT
        'K:' || min(v.row_no) AS subject_key,
        v.desa_key AS area_code,
        array_agg(
          v.row_no
          ORDER BY
            v.row_no
        ) AS rows,
        jsonb_build_object(
          'members',
          count(*),
          'tps',
          to_jsonb(
            array_agg(
              DISTINCT v.tps_no
              ORDER BY
                v.tps_no
            )
          )
        ) AS evidence
      FROM
        ${tableOf(ctx, lines)} v
        JOIN family f ON f.nkk = v.nkk
        AND v.desa_key = ANY (f.desa)
      WHERE
        ${eligible}
      GROUP BY
        v.nkk,
        v.desa_key
    `;
  },
  examples: [
    {
      name: "twoTps",
      kind: "fires",
      rows: [{ nkk: "3314011203150002", tps: "001" }, { nkk: "3314011203150002", tps: "002" }, {}],
    },
    {
      name: "oneTps",
      kind: "near-miss",
      rows: [
        { nkk: "3314011203150002", tps: "001" },
        { nkk: "3314011203150002", tps: "TPS 1" },
      ],
    },
    {
      name: "otherDesa",
      kind: "near-miss",
      rows: [
        { nkk: "3314011203150002", tps: "001" },
        { nkk: "3314011203150002", tps: "002", desa: "KEDEN" },
      ],
    },
    {
      name: "prison",
      kind: "near-miss",
      rows: [
        { nkk: "3314011203150002", tps: "001" },
        { nkk: "3314011203150002", tps: "901" },
      ],
    },
    {
      name: "marriedChild",
      kind: "innocent",
      findings: 1,
      rows: [
        { nkk: "3314011203150002", tps: "001", marital: "S" },
        { nkk: "3314011203150002", tps: "004", marital: "S" },
        {},
      ],
    },
    {
      name: "capacity",
      kind: "innocent",
      findings: 1,
      rows: [
        { nkk: "3314011203150002", tps: "001" },
        { nkk: "3314011203150002", tps: "001" },
        { nkk: "3314011203150002", tps: "002" },
      ],
    },
  ],
});
