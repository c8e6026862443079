import type pg from "pg";
import sql from "sql-template-tag";
import { z } from "zod";
import { cursorRows } from "@/lib/db/cursor-rows";
import { maskDeep } from "@/lib/mask-text";
import { maskBirthDate } from "@/lib/roll/mask-birth-date";
import type { ExportVoter } from "@/lib/finding/model/work/export-row";
import { EARLIER_PERIOD, IS_ABOUT } from "@/lib/finding/queries/people";
import { realFindingsOf, type RunScope } from "@/lib/finding/queries/real-findings";
import { maskIdentity } from "@/lib/roll/identity-number";

const textSchema = z.string().nullable();
const storedSchema = z.object({
  findingId: z.number(),
  detector: z.string(),
  row: z.number(),
  period: textSchema,
  file: textSchema,
  line: z.number().nullable(),
  kecamatan: textSchema,
  desa: textSchema,
  tps: textSchema,
  name: textSchema,
  nik: textSchema,
  nkk: textSchema,
  birthDate: textSchema,
  birthIso: textSchema,
});

/** Every voter whom a finding of the run is about, one a row, in the order of the findings' table. */
export async function* exportVoters(
  scope: RunScope,
  unmasked: boolean,
  client?: pg.ClientBase,
): AsyncGenerator<ExportVoter> {
  const statement = sql`
    SELECT
      f.id AS "findingId",
      f.detector,
      v.row_no AS ROW,
      ${EARLIER_PERIOD} AS period,
      x.name AS file,
      v.line_no AS line,
      coalesce(kec.name, v.kecamatan) AS kecamatan,
      coalesce(desa.name, v.desa) AS desa,
      v.tps,
      v.name,
      v.nik,
      v.nkk,
      v.birth_date_raw AS "birthDate",
      v.birth_date::text AS "birthIso"
    FROM
      finding f
      JOIN finding_record r ON r.finding_id = f.id
      AND ${IS_ABOUT}
      JOIN voter_record v ON v.snapshot_id = r.snapshot_id
      AND v.row_no = r.row_no
      LEFT JOIN snapshot_file x ON x.snapshot_id = v.snapshot_id
      AND x.ord = v.file_ord
      LEFT JOIN region_code kec ON kec.code = v.kec_code
      LEFT JOIN region_code desa ON desa.code = v.desa_code
    WHERE
      ${realFindingsOf(scope)}
    ORDER BY
      f.detector COLLATE "C",
      f.subject_key COLLATE "C",
      f.fingerprint COLLATE "C",
      f.id,
      r.row_no
  `;
  for await (const row of cursorRows(statement, 2000, client)) {
    const { birthIso, ...voter } = storedSchema.parse(row);
    yield unmasked
      ? voter
      : {
          ...maskDeep(voter),
          nik: masked(voter.nik),
          nkk: masked(voter.nkk),
          birthDate: maskBirthDate(voter.birthDate, birthIso),
        };
  }
}

const masked = (value: string | null): string | null => (value === null ? null : maskIdentity(value));
