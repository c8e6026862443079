import { maskDeep } from "@/lib/mask-text";
import sql, { empty } from "sql-template-tag";
import { z } from "zod";
import { FIELD_CHECK } from "@/lib/finding/queries/decided";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { maskBirthDate } from "@/lib/roll/mask-birth-date";
import { WORKSHEET_LINES } from "@/lib/finding/model/work/worksheet-place";
import { inHouseholds } from "@/lib/finding/model/field/households";
import { columnsOf } from "@/lib/finding/queries/opened/change";
import { COMPARED_COLUMNS } from "@/lib/roll/columns";
import type { WorksheetLine } from "@/lib/documents/pdf/worksheet-line";
import { inScopeSql } from "@/lib/access/scope-sql";
import { EARLIER_PERIOD, IS_ABOUT } from "@/lib/finding/queries/people";
import { IS_RECORD } from "@/lib/roll/shown-record";

const textSchema = z.string().nullable();
const rowSchema = z.object({
  findingId: z.number(),
  detector: z.string(),
  dueDate: z.string(),
  addressee: z.string(),
  note: textSchema,
  kec: z.string(),
  desa: z.string(),
  tps: z.number().nullable(),
  rt: textSchema,
  rw: textSchema,
  name: textSchema,
  birthDate: textSchema,
  birthIso: textSchema,
  address: textSchema,
  row: z.number().nullable(),
  file: textSchema,
  line: z.number().nullable(),
  period: textSchema,
  total: z.number(),
  ord: z.number().nullable(),
  fingerprint: z.string(),
  nik: textSchema,
  nkk: textSchema,
  /** equal for those of one family card of one desa */
  card: textSchema,
});

/** A line of the worksheet with what its id is made from. */
export interface FieldLine extends WorksheetLine {
  readonly ord: number | null;
  readonly fingerprint: string;
}

export interface WorksheetAsk {
  readonly snapshotId: number;
  readonly desaKey?: string | undefined;
  /** from 1, each of WORKSHEET_LINES voters */
  readonly part?: number;
  /** voters in a part */
  readonly lines?: number;
  /** NIK and NKK in full where the question is about them; whoever asks has said why, and has it on the trail */
  readonly identities?: boolean;
}

/**
 * Open field checks (coktas) for the worksheet, by desa, RT and family card: one line per voter who has no result
 * since the check was asked for. Numbers of identity stay out of it unless a purpose was given: whoever goes
 * there asks for the card. Control findings (soal kendali) are among them: a sheet that left them out would name
 * them.
 */
export async function worksheetLines(
  ctx: Ctx,
  { snapshotId, desaKey, part = 1, lines = WORKSHEET_LINES, identities = false }: WorksheetAsk,
): Promise<{ readonly lines: FieldLine[]; readonly total: number }> {
  authorise(ctx.actor, "finding.print-worksheet");
  const found = await rows(
    rowSchema,
    sql`
      SELECT
        f.id AS "findingId",
        f.detector,
        f.due_date::text AS "dueDate",
        coalesce(asked.detail ->> 'addressee', '') AS addressee,
        asked.note,
        coalesce(kec.name, v.kecamatan, f.kec_key, '–') AS kec,
        coalesce(desa.name, v.desa, f.desa_key, '–') AS desa,
        coalesce(v.tps_no, f.tps_no) AS tps,
        v.rt,
        v.rw,
        v.name,
        v.birth_date_raw AS "birthDate",
        v.birth_date::text AS "birthIso",
        v.address,
        v.row_no AS ROW,
        x.name AS file,
        v.line_no AS line,
        ${EARLIER_PERIOD} AS period,
        (count(*) OVER ())::int AS total,
        r.ord,
        f.fingerprint,
        v.nik,
        v.nkk,
        v.desa_key || '|' || v.nkk_ok AS card
      FROM
        finding f
        ${FIELD_CHECK}
        LEFT JOIN finding_record r ON r.finding_id = f.id
        AND ${IS_ABOUT}
        LEFT JOIN shown_record v ON ${IS_RECORD}
        LEFT JOIN snapshot_file x ON x.snapshot_id = v.snapshot_id
        AND x.ord = v.file_ord
        LEFT JOIN region_code kec ON kec.code = coalesce(v.kec_code, f.kec_key)
        LEFT JOIN region_code desa ON desa.code = coalesce(v.desa_code, f.desa_key)
      WHERE
        f.state = 'field_check'
        AND f.due_date IS NOT NULL
        AND NOT EXISTS (
          SELECT
            1
          FROM
            judgement seen
          WHERE
            seen.finding_id = f.id
            AND seen.kind = 'field_result'
            AND seen.id > asked.id
            AND (seen.detail ->> 'ord')::int IS NOT DISTINCT FROM r.ord
        )
        AND f.snapshot_id = ${snapshotId}${
          desaKey === undefined ? empty : sql` AND coalesce(v.desa_key, f.desa_key) = ${desaKey}`
        }${inScopeSql(ctx.actor)}
      ORDER BY
        6,
        7,
        v.rw_no,
        v.rt_no,
        v.nkk_ok,
        v.name_norm,
        v.row_no,
        f.id,
        r.ord
      LIMIT
        ${lines}
      OFFSET
        ${(part - 1) * lines}
    `,
  );
  return {
    lines: inHouseholds(found).map(({ birthDate, birthIso, total: _all, nik, nkk, card: _card, ...line }) => {
      const columns = columnsOf(line.detector);
      const shown = (column: "nik" | "nkk", value: string | null) =>
        identities && columns.includes(column) ? value : null;
      return {
        ...maskDeep(line),
        reads: COMPARED_COLUMNS.filter((column) => columns.includes(column)),
        nik: shown("nik", nik),
        nkk: shown("nkk", nkk),
        birthYear: maskBirthDate(birthDate, birthIso),
      };
    }),
    total: found[0]?.total ?? 0,
  };
}
