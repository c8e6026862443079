import sql from "sql-template-tag";
import { z } from "zod";
import { placeholderNik } from "@/lib/detectors/catalogue/idn/nik-rules";
import { findDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, outsideFiles, recordsKey } from "@/lib/detectors/kit/sql";

/**
 * A voter who is active in another kabupaten, too: by the NIK in the newest periods on this server, or by an
 * exchange with that office's server, which says so of our rows and nothing else. Rows of another roll are named
 * by period and line, never shown here.
 */
export const gnd06 = findDetector({
  code: "GND-06",
  version: 2,
  tier: "T",
  subject: "records",
  basis: [SOURCES.kpuInvalid2025, SOURCES.kpuDuplicates2018, SOURCES.pp40],
  innocent: ["moved", "typingError"],
  needs: ["nik", "name"],
  heldBackOnDamaged: "nik",
  notApplicable: async ({ query, snapshot }) =>
    (
      await query(sql`
        SELECT
          1
        FROM
          snapshot s
        WHERE
          s.status = 'ready'
          AND s.region_code <> ${snapshot.regionCode}
        UNION ALL
        SELECT
          1
        FROM
          exchange x
        WHERE
          x.snapshot_id = ${snapshot.id}::int
          AND x.status = 'done'
        LIMIT
          1
      `)
    ).length === 0
      ? "noOtherKabupaten"
      : null,
  params: z.object({}),
  evidence: z.object({
    size: z.int().min(1),
    regions: z.int().min(1),
    class: z.enum(["K4", "NIK", "NAMA"]),
    region: z.string(),
    /** rows there; of an exchange only that there is one, by its number */
    elsewhere: z.array(
      z.union([
        z.object({ region: z.string(), period: z.string(), row: z.int() }),
        z.object({ region: z.string(), exchange: z.int() }),
      ]),
    ),
  }),
  dispute: ["class"],
  disputedColumns: ["nik", "name", "birthDate"],
  explain: ({ size, regions, class: kClass, region }) => ({ size, regions, class: kClass, region }),
  supersededBy: [],
  followUps: ["TMS-2", "TMS-4", "KOORDINASI-DUKCAPIL"],
  comparison: true,
  find: ({ snapshot, damagedFiles }) => sql`
    WITH
      newest AS MATERIALIZED (
        SELECT DISTINCT
          ON (s.region_code) s.id,
          s.region_code,
          s.period
        FROM
          snapshot s
        WHERE
          s.status = 'ready'
          AND s.region_code <> ${snapshot.regionCode}
          AND s.stage NOT IN ('DPTb', 'DPK')
          AND NOT EXISTS (
            SELECT
              1
            FROM
              snapshot n
            WHERE
              n.corrects_id = s.id
              AND n.status = 'ready'
          )
        ORDER BY
          s.region_code,
          s.reference_date DESC,
          s.id DESC
      ),
      here AS (
        SELECT
          v.row_no,
          v.nik_ok,
          v.name_norm,
          v.birth_date,
          v.desa_key,
          v.kec_key,
          v.region_code
        FROM
          ${snapshot.roll} v
        WHERE
          v.active
          AND v.nik_ok IS NOT NULL
          AND ${outsideFiles(damagedFiles)}
          AND NOT ${placeholderNik}
      ),
      exchanged AS (
        SELECT
          m.row_no,
          x.id,
          x.other_region,
          x.basis
        FROM
          exchange x
          JOIN exchange_match m ON m.exchange_id = x.id
        WHERE
          x.snapshot_id = ${snapshot.id}::int
          AND x.status = 'done'
      ),
      met AS (
        SELECT
          h.row_no,
          h.desa_key,
          h.kec_key,
          h.region_code,
          h.nik_ok AS person,
          n.region_code AS other_region,
          CASE
            WHEN coalesce(
              o.name_norm = h.name_norm
              AND o.birth_date = h.birth_date,
              FALSE
            ) THEN 3
            ELSE 2
          END AS strength,
          jsonb_build_object('region', n.region_code, 'period', n.period, 'row', o.row_no) AS there
        FROM
          newest n
          JOIN voter_record o ON o.snapshot_id = n.id
          JOIN here h ON h.nik_ok = o.nik_ok
        WHERE
          o.active
        UNION ALL
        SELECT
          v.row_no,
          v.desa_key,
          v.kec_key,
          v.region_code,
          coalesce(v.nik_ok, 'row ' || v.row_no),
          x.other_region,
          CASE
            WHEN x.basis = 'nik' THEN 2
            ELSE 1
          END,
          jsonb_build_object('region', x.other_region, 'exchange', x.id)
        FROM
          exchanged x
          JOIN ${snapshot.roll} v ON v.row_no = x.row_no
        WHERE
          v.active
          AND ${outsideFiles(damagedFiles)}
          AND NOT coalesce(${placeholderNik}, FALSE)
      ),
      found AS (
        SELECT
          array_agg(
            DISTINCT m.row_no
            ORDER BY
              m.row_no
          ) AS rows,
          ${areaOf("m")} AS area_code,
          count(DISTINCT m.row_no)::int AS size,
          count(DISTINCT m.other_region)::int AS regions,
          min(m.other_region) AS region,
          max(m.strength) AS strength,
          jsonb_agg(DISTINCT m.there) AS elsewhere
        FROM
          met m
        GROUP BY
          m.person
      )
    SELECT
      ${recordsKey(sql`rows`)} AS subject_key,
      area_code,
      rows,
      jsonb_build_object(
        'size',
        size,
        'regions',
        regions,
        'region',
        region,
        'class',
        (ARRAY['NAMA', 'NIK', 'K4']) [strength],
        'elsewhere',
        elsewhere
      ) AS evidence
    FROM
      found
  `,
  examples: [
    {
      name: "samePerson",
      kind: "fires",
      rows: [person(), {}],
      elsewhere: [person({ desa: null, kecamatan: null })],
    },
    {
      name: "sameNikOnly",
      kind: "fires",
      rows: [person(), {}],
      elsewhere: [person({ name: "AGUS WIDODO", sex: "L", desa: null, kecamatan: null })],
    },
    {
      name: "otherNik",
      kind: "near-miss",
      rows: [person()],
      elsewhere: [person({ nik: "3314015203850009", desa: null, kecamatan: null })],
    },
    {
      name: "struckThere",
      kind: "near-miss",
      rows: [person()],
      elsewhere: [person({ remark: "TMS 4", desa: null, kecamatan: null })],
    },
    {
      name: "moved",
      kind: "innocent",
      findings: 1,
      rows: [person({ nkk: "3314010101200004" })],
      elsewhere: [person({ desa: null, kecamatan: null })],
    },
    {
      name: "typingError",
      kind: "innocent",
      findings: 1,
      rows: [person()],
      elsewhere: [person({ name: "AGUS WIDODO", birthDate: "12|08|1985", desa: null, kecamatan: null })],
    },
  ],
});

function person(over: Readonly<Record<string, string | null>> = {}) {
  return {
    nik: "3314015203850002",
    nkk: "3314010101100003",
    name: "RETNO HANDAYANI",
    birthDate: "12|03|1985",
    sex: "P",
    ...over,
  } as const;
}
