import { maskDeep } from "@/lib/mask-text";
import type pg from "pg";
import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { cursorRows } from "@/lib/db/cursor-rows";
import { classedKey } from "@/lib/finding/model/comparison/classed-evidence";
import { maskBirthDate } from "@/lib/roll/mask-birth-date";
import { maskIdentity } from "@/lib/roll/identity-number";
import { DECISION_NOTE } from "@/lib/finding/queries/decided";
import { EARLIER_PERIOD, IS_ABOUT } from "@/lib/finding/queries/people";
import { realFindingsOf, type RunScope } from "@/lib/finding/queries/real-findings";
import { KEPT_STATES, type ExportRowFull } from "@/lib/finding/model/work/export-row";

const textSchema = z.string().nullable();
const storedSchema = z.object({
  findingId: z.number(),
  detector: z.string(),
  tier: z.string(),
  subjectType: z.string(),
  subjectKey: z.string(),
  areaCode: z.string(),
  score: z.number().nullable(),
  rows: z.array(z.number()),
  baselineRows: z.array(z.number()),
  pairs: z.array(z.unknown()),
  status: z.string(),
  outcome: textSchema,
  reason: textSchema,
  decidedBy: textSchema,
  decidedAt: z.date().nullable(),
  followUp: textSchema,
  note: textSchema,
  signedBy: textSchema,
  signedAt: z.date().nullable(),
  kept: z.enum(KEPT_STATES).nullable(),
  forwardedFrom: z.number().nullable(),
  kecamatan: textSchema,
  desa: textSchema,
  tps: z.number().nullable(),
  peopleCount: z.number(),
  people: z.array(
    z.object({
      row: z.number(),
      period: textSchema,
      nik: textSchema,
      nkk: textSchema,
      name: textSchema,
      birthDate: textSchema,
      birthIso: textSchema,
    }),
  ),
});

/** Findings read at a time. */
const BATCH = 500;

/**
 * Findings of a run in one order that depends on nothing but what was found.
 */
function select(scope: RunScope, people: number): Sql {
  return sql`
    SELECT
      f.id AS "findingId",
      f.detector,
      f.tier,
      f.subject_type AS "subjectType",
      f.subject_key AS "subjectKey",
      f.area_code AS "areaCode",
      round(f.score::numeric, 6)::float8 AS score,
      array(
        SELECT
          r.row_no
        FROM
          finding_record r
        WHERE
          r.finding_id = f.id
          AND r.role = 'subject'
        ORDER BY
          r.row_no
      ) AS rows,
      array(
        SELECT
          r.row_no
        FROM
          finding_record r
        WHERE
          r.finding_id = f.id
          AND r.role = 'baseline'
        ORDER BY
          r.row_no
      ) AS "baselineRows",
      CASE
        WHEN jsonb_typeof(f.evidence -> 'pairs') = 'array' THEN f.evidence -> 'pairs'
        ELSE '[]'::jsonb
      END AS pairs,
      f.state AS status,
      f.outcome,
      f.reason_code AS reason,
      d.username AS "decidedBy",
      f.decided_at AS "decidedAt",
      f.follow_up AS "followUp",
      ${DECISION_NOTE} AS note,
      s.username AS "signedBy",
      f.signed_at AS "signedAt",
      CASE
        WHEN w.kept_id IS NOT NULL THEN 'forwarded'
        ELSE (
          SELECT
            CASE
              WHEN bool_or(k.revoked_at IS NULL) THEN 'kept'
              WHEN count(*) > 0 THEN 'revoked'
            END
          FROM
            kept_answer k
          WHERE
            k.finding_id = f.id
        )
      END AS kept,
      (
        SELECT
          k.finding_id
        FROM
          kept_answer k
        WHERE
          k.id = w.kept_id
      ) AS "forwardedFrom",
      coalesce(kec.name, f.kec_key) AS kecamatan,
      coalesce(desa.name, f.desa_key) AS desa,
      f.tps_no AS tps,
      coalesce(
        (
          SELECT
            jsonb_agg(
              jsonb_build_object(
                'row',
                p.row_no,
                'period',
                p.period,
                'nik',
                p.nik,
                'nkk',
                p.nkk,
                'name',
                p.name,
                'birthDate',
                p.birth_date_raw,
                'birthIso',
                p.birth_date::text
              )
              ORDER BY
                p.row_no
            )
          FROM
            (
              SELECT
                v.*,
                ${EARLIER_PERIOD} AS period
              FROM
                finding_record r
                JOIN voter_record v ON v.snapshot_id = r.snapshot_id
                AND v.row_no = r.row_no
              WHERE
                r.finding_id = f.id
                AND ${IS_ABOUT}
              ORDER BY
                r.row_no
              LIMIT
                ${people}
            ) p
        ),
        '[]'::jsonb
      ) AS people,
      (
        SELECT
          count(*)::int
        FROM
          finding_record r
        WHERE
          r.finding_id = f.id
          AND ${IS_ABOUT}
      ) AS "peopleCount"
    FROM
      finding f
      LEFT JOIN "user" d ON d.id = f.decided_by
      LEFT JOIN "user" s ON s.id = f.signed_by
      LEFT JOIN forwarded_finding w ON w.finding_id = f.id
      LEFT JOIN region_code kec ON kec.code = f.kec_key
      LEFT JOIN region_code desa ON desa.code = f.desa_key
    WHERE
      ${realFindingsOf(scope)}
    ORDER BY
      f.detector COLLATE "C",
      f.subject_key COLLATE "C",
      f.fingerprint COLLATE "C",
      f.id
  `;
}

/**
 * Reads the findings of a run through a cursor: memory does not grow with their number.
 * @param people so many people are given with a finding at most; `peopleCount` says how many it is about
 */
export async function* exportRows(
  scope: RunScope,
  { unmasked, people: limit }: { readonly unmasked: boolean; readonly people: number },
  client?: pg.ClientBase,
): AsyncGenerator<ExportRowFull> {
  for await (const row of cursorRows(select(scope, limit), BATCH, client)) {
    const { people, decidedAt, signedAt, note, kecamatan, desa, ...rest } = storedSchema.parse(row);
    yield {
      ...rest,
      subjectKey: unmasked ? rest.subjectKey : classedKey(rest.detector, rest.subjectKey),
      ...maskDeep({ note, kecamatan, desa }),
      decidedAt: decidedAt?.toISOString() ?? null,
      signedAt: signedAt?.toISOString() ?? null,
      people: people.map(({ birthIso, ...person }) =>
        unmasked
          ? person
          : {
              ...maskDeep(person),
              nik: masked(person.nik),
              nkk: masked(person.nkk),
              birthDate: maskBirthDate(person.birthDate, birthIso),
            },
      ),
    };
  }
}

const masked = (value: string | null): string | null => (value === null ? null : maskIdentity(value));
