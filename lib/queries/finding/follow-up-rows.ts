import type pg from "pg";
import sql from "sql-template-tag";
import { z } from "zod";
import { cursorRows } from "@/lib/db/cursor-rows";
import type { FollowUpRow } from "@/lib/domain/follow-up-row";
import { maskBirthDate } from "@/lib/domain/record-comparison";
import { maskIdentity } from "@/lib/people/identity-number";
import { over } from "@/lib/queries/review/quality";

const text = z.string().nullable();
const stored = z.object({
  decision: z.number(), findingId: z.number(), detector: z.string(), followUp: z.string(), element: text, rollValue: text, proposedValue: text, kecamatan: text, desa: text, tps: text,
  row: z.number().nullable(), file: text, line: z.number().nullable(), nik: text, nkk: text, name: text, birthDate: text, birthIso: text, note: text, decidedBy: z.string(), signedBy: text, decidedAt: z.date(),
});

/**
 * One row per voter of every accepted, final finding of a run: those that the decision names, or all of the finding where it names none.
 * Follow-ups about a file give one row without a voter.
 */
export async function* followUpRows(runId: number, unmasked: boolean, client?: pg.ClientBase): AsyncGenerator<FollowUpRow> {
  const statement = sql`
    select j.id as decision, f.id as "findingId", f.detector, f.follow_up as "followUp", j.follow_up ->> 'element' as element, j.follow_up ->> 'rollValue' as "rollValue", j.follow_up ->> 'proposedValue' as "proposedValue",
      coalesce(kec.name, v.kecamatan, f.kec_key) as kecamatan, coalesce(desa.name, v.desa, f.desa_key) as desa, coalesce(v.tps, f.tps_no::text) as tps, v.row_no as row, x.name as file, v.line_no as line,
      v.nik, v.nkk, v.name, v.birth_date_raw as "birthDate", v.birth_date::text as "birthIso", j.note, d.username as "decidedBy", s.username as "signedBy", f.decided_at as "decidedAt"
    from finding f join "user" d on d.id = f.decided_by left join "user" s on s.id = f.signed_by
      cross join lateral (select k.* from judgement k where k.finding_id = f.id and k.actor_id = f.decided_by and k.kind in ('decision', 'second_blind') and k.round = f.round order by k.id desc limit 1) j
      left join finding_record r on f.follow_up <> 'UNGGAH-ULANG' and r.finding_id = f.id and r.role = 'subject' and (j.follow_up -> 'rows' is null or j.follow_up -> 'rows' @> to_jsonb(r.row_no))
      left join voter_record v on v.snapshot_id = r.snapshot_id and v.row_no = r.row_no left join snapshot_file x on x.snapshot_id = v.snapshot_id and x.ord = v.file_ord
      left join region_code kec on kec.code = coalesce(v.kec_code, f.kec_key) left join region_code desa on desa.code = coalesce(v.desa_code, f.desa_key)
    where ${over({ runId })} and f.state = 'final' and f.outcome = 'accepted'
    order by f.kec_key collate "C", f.desa_key collate "C", v.tps_no, f.id, r.row_no`;
  for await (const row of cursorRows(statement, 500, client)) {
    const { birthIso, decidedAt, ...rest } = stored.parse(row);
    const shown = unmasked ? rest : { ...rest, nik: masked(rest.nik), nkk: masked(rest.nkk), birthDate: maskBirthDate(rest.birthDate, birthIso) };
    yield { ...shown, decidedAt: decidedAt.toISOString() };
  }
}

const masked = (value: string | null): string | null => (value === null ? null : maskIdentity(value));
