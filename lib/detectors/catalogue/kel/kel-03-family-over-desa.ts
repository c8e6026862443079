import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { lines } from "@/lib/detectors/kit/lines";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, outsideFiles } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { divided } from "./divided";

/**
 * One family card in more than one desa. Copies of one person do not divide a family: where every member also
 * stands in one and the same desa, the copies are the question of GND-01, and this one is not asked.
 */
export const kel03 = findDetector({
  code: "KEL-03",
  version: 2,
  tier: "S",
  subject: "household",
  basis: [SOURCES.nkkChanges, SOURCES.tpsRules],
  innocent: ["movedMember", "copiedMember", "prison"],
  needs: ["nkk", "desa"],
  preparations: [lines],
  heldBackOnDamaged: "nkk",
  params: z.object({}),
  evidence: z.object({ members: z.int(), desa: z.int().min(2), special: z.boolean() }),
  dispute: ["desa"],
  explain: ({ members, desa, special }) => ({ members, desa, special: String(special) }),
  supersededBy: ["BRK-02"],
  followUps: ["TMS-4", "TMS-8", "UBAH", "KOORDINASI-DUKCAPIL"],
  find: (ctx) => {
    const eligible = sql`
      v.active
      AND v.nkk IS NOT NULL
      AND v.desa_key <> ''
      AND ${outsideFiles(ctx.damagedNkkFiles)}
    `;
    return sql`
      WITH
        several AS MATERIALIZED (
          SELECT
            v.nkk
          FROM
            ${tableOf(ctx, lines)} v
          WHERE
            ${eligible}
          GROUP BY
            v.nkk
          HAVING
            min(v.desa_key COLLATE "C") <> max(v.desa_key COLLATE "C")
        ),
        family AS MATERIALIZED (${divided(tableOf(ctx, lines), sql`several`, eligible, sql`v.desa_key`)})
      SELECT
        'K:' || min(v.row_no) AS subject_key,
        ${areaOf("v", sql`${ctx.snapshot.regionCode}::text`)} AS area_code,
        array_agg(
          v.row_no
          ORDER BY
            v.row_no
        ) AS rows,
        jsonb_build_object(
          'members',
          count(*),
          'desa',
          count(DISTINCT v.desa_key),
          'special',
          coalesce(bool_or(v.tps_no > 900), FALSE)
        ) AS evidence
      FROM
        ${tableOf(ctx, lines)} v
        JOIN family USING (nkk)
      WHERE
        ${eligible}
      GROUP BY
        v.nkk
    `;
  },
  examples: [
    {
      name: "twoDesa",
      kind: "fires",
      rows: [{ nkk: "3314011203150002" }, { nkk: "3314011203150002", desa: "KEDEN" }, {}],
    },
    {
      name: "oneDesa",
      kind: "near-miss",
      rows: [{ nkk: "3314011203150002" }, { nkk: "3314011203150002", desa: "Desa Saren" }],
    },
    {
      name: "struck",
      kind: "near-miss",
      rows: [{ nkk: "3314011203150002" }, { nkk: "3314011203150002", desa: "KEDEN", remark: "TMS 4" }],
    },
    {
      name: "copiedMember",
      kind: "innocent",
      rows: [
        { nkk: "3314011203150002" },
        { nkk: "3314011203150002", nik: "3314010502800001" },
        { nkk: "3314011203150002", nik: "3314010502800001", desa: "KRIKILAN" },
      ],
    },
    {
      name: "movedMember",
      kind: "innocent",
      findings: 1,
      rows: [
        { nkk: "3314011203150002" },
        { nkk: "3314011203150002" },
        { nkk: "3314011203150002", desa: "KRIKILAN" },
      ],
    },
    {
      name: "prison",
      kind: "innocent",
      findings: 1,
      rows: [{ nkk: "3314011203150002" }, { nkk: "3314011203150002", desa: "KEDEN", tps: "901" }, {}],
    },
  ],
});
