import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { linkedPairs, linkedTable, WIDEST_FALSE_DISCOVERY } from "@/lib/detectors/kit/linked-pairs";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, outsideFiles, recordsKey } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { manyWith, person } from "./linkage-examples";
import { nikSlips } from "./nik-slips";

/**
 * Two family cards that share two or more people by GND-01, GND-03 or GND-04: one question about the family
 * instead of one for each member. It absorbs the findings about the members.
 */
export const gnd05 = findDetector({
  code: "GND-05",
  version: 4,
  tier: "T",
  subject: "records",
  basis: [SOURCES.singkawang2018, SOURCES.kpuDuplicates2018, SOURCES.nkkChanges],
  innocent: ["movedFamily", "splitCard"],
  needs: ["nkk", "name", "birthDate"],
  heldBackOnDamaged: "nkk",
  preparations: [linkedPairs, nikSlips],
  params: z.object({
    minShared: z.int().min(2).max(10).default(2),
    maxFalse: z.number().min(0.001).max(WIDEST_FALSE_DISCOVERY).default(0.05),
  }),
  evidence: z.object({
    people: z.int().min(2),
    desa: z.int(),
    tps: z.int(),
    sameNik: z.int(),
    minShared: z.int(),
    pairs: z.array(
      z.object({
        a: z.int(),
        b: z.int(),
        by: z.enum(["nik", "slip", "model"]),
        score: z.number().nullable(),
        probability: z.number().nullable(),
        lambda: z.number().nullable(),
      }),
    ),
  }),
  dispute: [],
  disputedColumns: ["name", "nkk"],
  explain: ({ people, desa, tps }) => ({ people, desa, tps }),
  supersededBy: ["BRK-02", "BRK-04"],
  followUps: ["TMS-2", "TMS-4", "KOORDINASI-DUKCAPIL", "UBAH"],
  comparison: true,
  find: (ctx) => {
    const { snapshot, damagedNkkFiles, damagedFiles, params } = ctx;
    const known = sql`
      v.active
      AND v.nik_ok IS NOT NULL
      AND v.name_norm IS NOT NULL
      AND v.birth_date IS NOT NULL
      AND ${outsideFiles(damagedFiles)}
    `;
    return sql`
      WITH
        same AS (
          SELECT
            v.row_no,
            v.nik_ok,
            v.name_norm,
            v.birth_date
          FROM
            ${snapshot.roll} v
          WHERE
            ${known}
            AND v.nik_ok IN (
              SELECT
                v.nik_ok
              FROM
                ${snapshot.roll} v
              WHERE
                ${known}
              GROUP BY
                1
              HAVING
                count(*) BETWEEN 2 AND 20
            )
        ),
        one AS (
          SELECT
            a,
            b,
            1 AS rank,
            NULL::float8 AS bits,
            NULL::float8 AS probability,
            NULL::float8 AS lambda
          FROM
            (
              SELECT
                a.row_no AS a,
                b.row_no AS b
              FROM
                same a
                JOIN same b USING (nik_ok, name_norm, birth_date)
              WHERE
                a.row_no < b.row_no
            ) AS equal
          UNION ALL
          SELECT
            a,
            b,
            2,
            NULL,
            NULL,
            NULL
          FROM
            ${tableOf(ctx, nikSlips)}
          UNION ALL
          SELECT
            a,
            b,
            3,
            bits,
            probability,
            lambda
          FROM
            ${linkedTable(ctx)}
          WHERE
            false_discovery <= ${params.maxFalse}::float8
        ),
        pair AS (
          SELECT
            a,
            b,
            min(rank) AS rank,
            max(bits) AS bits,
            max(probability) AS probability,
            max(lambda) AS lambda
          FROM
            one
          GROUP BY
            a,
            b
        ),
        card AS (
          SELECT
            p.*,
            least(a.nkk_ok, b.nkk_ok) AS first,
            greatest(a.nkk_ok, b.nkk_ok) AS SECOND,
            CASE
              WHEN a.nkk_ok < b.nkk_ok THEN p.a
              ELSE p.b
            END AS here,
            CASE
              WHEN a.nkk_ok < b.nkk_ok THEN p.b
              ELSE p.a
            END AS there
          FROM
            pair p
            JOIN ${snapshot.roll} a ON a.row_no = p.a
            JOIN ${snapshot.roll} b ON b.row_no = p.b
          WHERE
            a.nkk_ok <> b.nkk_ok
            AND ${outsideFiles(damagedNkkFiles, "a")}
            AND ${outsideFiles(damagedNkkFiles, "b")}
        ),
        family AS (
          SELECT
            first,
            SECOND,
            least(count(DISTINCT here), count(DISTINCT there))::int AS people,
            count(*) FILTER (
              WHERE
                rank = 1
            )::int AS same_nik,
            jsonb_agg(
              jsonb_build_object(
                'a',
                a,
                'b',
                b,
                'by',
                CASE rank
                  WHEN 1 THEN 'nik'
                  WHEN 2 THEN 'slip'
                  ELSE 'model'
                END,
                'score',
                round(bits::numeric, 1),
                'probability',
                round(probability::numeric, 3),
                'lambda',
                trim_scale(round(lambda::numeric, 8))
              )
              ORDER BY
                a,
                b
            ) AS pairs
          FROM
            card
          GROUP BY
            first,
            SECOND
          HAVING
            least(count(DISTINCT here), count(DISTINCT there)) >= ${params.minShared}::int
        ),
        member AS (
          SELECT
            f.first,
            f.second,
            array_agg(
              DISTINCT v.row_no
              ORDER BY
                v.row_no
            ) AS rows,
            ${areaOf()} AS area_code,
            count(DISTINCT v.desa_key)::int AS desa,
            count(DISTINCT (v.desa_key, v.tps_no))::int AS tps
          FROM
            family f
            JOIN card c USING (first, SECOND)
            JOIN ${snapshot.roll} v ON v.row_no IN (c.a, c.b)
          GROUP BY
            1,
            2
        )
      SELECT
        ${recordsKey(sql`m.rows`)} AS subject_key,
        m.area_code,
        m.rows,
        jsonb_build_object(
          'people',
          f.people,
          'desa',
          m.desa,
          'tps',
          m.tps,
          'sameNik',
          f.same_nik,
          'minShared',
          ${params.minShared}::int,
          'pairs',
          f.pairs
        ) AS evidence
      FROM
        family f
        JOIN member m USING (first, SECOND)
    `;
  },
  examples: [
    {
      name: "wholeFamily",
      kind: "fires",
      rows: manyWith([
        ...family("3314010101100003"),
        ...family("3314020101200004", { desa: "KEDEN", tps: "002" }),
      ]),
    },
    {
      name: "oneSlip",
      kind: "fires",
      rows: manyWith([
        ...family("3314010101100003"),
        ...family("3314020101200004", { desa: "KEDEN" }, "3314015203850020"),
      ]),
    },
    {
      name: "oneMember",
      kind: "near-miss",
      rows: manyWith([...family("3314010101100003"), ...family("3314020101200004").slice(0, 1)]),
    },
    {
      name: "sameCard",
      kind: "near-miss",
      rows: manyWith([...family("3314010101100003"), ...family("3314010101100003")]),
    },
    {
      name: "splitCard",
      kind: "innocent",
      rows: manyWith([
        ...family("3314010101100003"),
        person({
          nkk: "3314020101200004",
          name: "DWI HANDAYANI",
          birthDate: "02|04|2004",
          nik: "3314014204040001",
        }),
        person({
          nkk: "3314020101200004",
          name: "TRI HANDAYANI",
          birthDate: "09|09|2006",
          nik: "3314014909060001",
        }),
      ]),
    },
    {
      name: "movedFamily",
      kind: "innocent",
      findings: 1,
      rows: manyWith([
        ...family("3314010101100003"),
        ...family("3314020101200004", { desa: "KEDEN", address: "DK LAIN NO 3" }),
      ]),
    },
  ],
});

function family(nkk: string, over: Readonly<Record<string, string>> = {}, motherNik = "3314015203850002") {
  return [
    person({ nkk, nik: motherNik, ...over }),
    person({
      nkk,
      name: "SUGENG WIYONO",
      sex: "L",
      birthDate: "05|06|1980",
      nik: "3314010506800001",
      ...over,
    }),
  ];
}
