import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { manyRows } from "@/lib/detectors/kit/example-voter";
import { lines } from "@/lib/detectors/kit/lines";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, outsideFiles } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";

const NKK = "3314011203150002";

/** More active voters on one family card than the limit, over the whole roll. */
export const kel01 = findDetector({
  code: "KEL-01",
  version: 1,
  tier: "S",
  subject: "household",
  basis: [SOURCES.kendal2013, SOURCES.crowdedKk],
  innocent: ["pesantren", "orphanage", "prison", "dormitory"],
  needs: ["nkk"],
  preparations: [lines],
  heldBackOnDamaged: "nkk",
  params: z.object({ maxMembers: z.int().min(2).max(100).default(10) }),
  evidence: z.object({
    members: z.int(),
    maxMembers: z.int(),
    desa: z.int(),
    tps: z.int(),
    special: z.boolean(),
  }),
  dispute: [],
  explain: ({ members, maxMembers, desa, tps, special }) => ({
    members,
    maxMembers,
    desa,
    tps,
    special: String(special),
  }),
  supersededBy: ["BRK-02"],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  find: (ctx) => {
    const eligible = sql`
      v.active
      AND v.nkk IS NOT NULL
      AND ${outsideFiles(ctx.damagedNkkFiles)}
    `;
    return sql`
      WITH
        crowded AS MATERIALIZED (
          SELECT
            v.nkk
          FROM
            ${tableOf(ctx, lines)} v
          WHERE
            ${eligible}
          GROUP BY
            v.nkk
          HAVING
            count(*) > ${ctx.params.maxMembers}::int
        )
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
          'maxMembers',
          ${ctx.params.maxMembers}::int,
          'desa',
          count(DISTINCT v.desa_key),
          'tps',
          count(DISTINCT (v.desa_key, v.tps_no)),
          'special',
          coalesce(bool_or(v.tps_no > 900), FALSE)
        ) AS evidence
      FROM
        ${tableOf(ctx, lines)} v
        JOIN crowded USING (nkk)
      WHERE
        ${eligible}
      GROUP BY
        v.nkk
    `;
  },
  examples: [
    { name: "eleven", kind: "fires", rows: manyRows(12, (n) => (n < 11 ? { nkk: NKK } : {})) },
    { name: "ten", kind: "near-miss", rows: manyRows(12, (n) => (n < 10 ? { nkk: NKK } : {})) },
    {
      name: "struck",
      kind: "near-miss",
      rows: manyRows(12, (n) => (n < 11 ? { nkk: NKK, ...(n === 0 ? { remark: "TMS 1" } : {}) } : {})),
    },
    {
      name: "pesantren",
      kind: "innocent",
      findings: 1,
      rows: manyRows(15, () => ({ nkk: NKK, address: "PONDOK PESANTREN AL HIKMAH", marital: "B" })),
    },
    {
      name: "orphanage",
      kind: "innocent",
      findings: 1,
      rows: manyRows(12, () => ({ nkk: NKK, address: "PANTI WREDHA" })),
    },
    {
      name: "prison",
      kind: "innocent",
      findings: 1,
      rows: manyRows(30, () => ({ nkk: NKK, tps: "901", address: "LAPAS SRAGEN" })),
    },
    {
      name: "dormitory",
      kind: "innocent",
      findings: 1,
      rows: manyRows(14, () => ({ nkk: NKK, address: "ASRAMA PERAWAT" })),
    },
  ],
});
