import { maskDeep } from "@/lib/mask-text";
import type pg from "pg";
import sql from "sql-template-tag";
import { z } from "zod";
import { cursorRows } from "@/lib/db/cursor-rows";
import type { FollowUpRow } from "@/lib/finding/model/work/follow-up-row";
import { maskBirthDate } from "@/lib/roll/mask-birth-date";
import { maskIdentity } from "@/lib/roll/identity-number";
import { EARLIER_PERIOD, IS_ABOUT } from "@/lib/finding/queries/people";
import { realFindingsOf } from "@/lib/finding/queries/real-findings";
import { DECISION } from "@/lib/finding/queries/decided";

const textSchema = z.string().nullable();
const storedSchema = z.object({
  decision: z.number(),
  findingId: z.number(),
  detector: z.string(),
  followUp: z.string(),
  element: textSchema,
  rollValue: textSchema,
  proposedValue: textSchema,
  paper: textSchema,
  paperNumber: textSchema,
  paperDate: textSchema,
  kecamatan: textSchema,
  desa: textSchema,
  tps: textSchema,
  row: z.number().nullable(),
  file: textSchema,
  line: z.number().nullable(),
  period: textSchema,
  nik: textSchema,
  nkk: textSchema,
  name: textSchema,
  birthDate: textSchema,
  birthIso: textSchema,
  note: textSchema,
  decidedBy: z.string(),
  signedBy: textSchema,
  decidedAt: z.date(),
});

/**
 * One row per voter of every accepted, final finding of a run: those that the decision names, or all of the
 * finding where it names none. Follow-ups about a file give one row without a voter.
 */
export async function* followUpRows(
  runId: number,
  unmasked: boolean,
  client?: pg.ClientBase,
): AsyncGenerator<FollowUpRow> {
  const statement = sql`
    SELECT
      j.id AS decision,
      f.id AS "findingId",
      f.detector,
      f.follow_up AS "followUp",
      j.follow_up ->> 'element' AS element,
      j.follow_up ->> 'rollValue' AS "rollValue",
      j.follow_up ->> 'proposedValue' AS "proposedValue",
      p.paper ->> 'kind' AS paper,
      p.paper ->> 'number' AS "paperNumber",
      p.paper ->> 'date' AS "paperDate",
      coalesce(kec.name, v.kecamatan, f.kec_key) AS kecamatan,
      coalesce(desa.name, v.desa, f.desa_key) AS desa,
      coalesce(v.tps, f.tps_no::text) AS tps,
      v.row_no AS ROW,
      x.name AS file,
      v.line_no AS line,
      ${EARLIER_PERIOD} AS period,
      v.nik,
      v.nkk,
      v.name,
      v.birth_date_raw AS "birthDate",
      v.birth_date::text AS "birthIso",
      j.note,
      d.username AS "decidedBy",
      s.username AS "signedBy",
      f.decided_at AS "decidedAt"
    FROM
      finding f
      JOIN "user" d ON d.id = f.decided_by
      LEFT JOIN "user" s ON s.id = f.signed_by ${DECISION}
      -- the paper as named with the judgement, or as it came later
      CROSS JOIN LATERAL (
        SELECT
          coalesce(
            (
              SELECT
                k.follow_up -> 'paper'
              FROM
                written_judgement k
              WHERE
                k.finding_id = f.id
                AND k.kind = 'paper'
                AND k.refers_to = j.id
              ORDER BY
                k.id DESC
              LIMIT
                1
            ),
            j.follow_up -> 'paper'
          ) AS paper
      ) p
      LEFT JOIN finding_record r ON f.follow_up <> 'UNGGAH-ULANG'
      AND r.finding_id = f.id
      AND ${IS_ABOUT}
      AND (
        j.follow_up -> 'rows' IS NULL
        OR j.follow_up -> 'rows' @> to_jsonb(r.row_no)
      )
      LEFT JOIN voter_record v ON v.snapshot_id = r.snapshot_id
      AND v.row_no = r.row_no
      LEFT JOIN snapshot_file x ON x.snapshot_id = v.snapshot_id
      AND x.ord = v.file_ord
      LEFT JOIN region_code kec ON kec.code = coalesce(v.kec_code, f.kec_key)
      LEFT JOIN region_code desa ON desa.code = coalesce(v.desa_code, f.desa_key)
    WHERE
      ${realFindingsOf({ runId })}
      AND f.state = 'final'
      AND f.outcome = 'accepted'
    ORDER BY
      f.kec_key COLLATE "C",
      f.desa_key COLLATE "C",
      v.tps_no,
      f.id,
      r.row_no
  `;
  for await (const row of cursorRows(statement, 500, client)) {
    const { birthIso, decidedAt, ...rest } = storedSchema.parse(row);
    const shown = unmasked
      ? rest
      : {
          ...maskDeep(rest),
          nik: masked(rest.nik),
          nkk: masked(rest.nkk),
          birthDate: maskBirthDate(rest.birthDate, birthIso),
        };
    yield { ...shown, decidedAt: decidedAt.toISOString() };
  }
}

const masked = (value: string | null): string | null => (value === null ? null : maskIdentity(value));
