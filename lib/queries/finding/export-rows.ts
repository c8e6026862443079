import type pg from "pg";
import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { cursorRows } from "@/lib/db/cursor-rows";
import { maskBirthDate } from "@/lib/domain/record-comparison";
import { maskIdentity } from "@/lib/people/identity-number";
import type { ExportRowFull } from "@/lib/domain/export-row";

const text = z.string().nullable();
const stored = z.object({
  findingId: z.number(), detector: z.string(), tier: z.string(), subjectType: z.string(), subjectKey: z.string(), areaCode: z.string(), score: z.number().nullable(),
  rows: z.array(z.number()), baselineRows: z.array(z.number()), pairs: z.array(z.unknown()), status: z.string(), outcome: text, reason: text, decidedBy: text,
  decidedAt: z.date().nullable(), followUp: text, note: text, signedBy: text, signedAt: z.date().nullable(), kecamatan: text, desa: text, tps: z.number().nullable(),
  people: z.array(z.object({ row: z.number(), nik: text, nkk: text, name: text, birthDate: text, birthIso: text })),
});

/** Findings read at a time. */
const BATCH = 500;

/** People given with a finding; of a group the list of line numbers says the rest. */
const PEOPLE = 60;

/** Findings of a run in one order that depends on nothing but what was found. Synthetic known answers belong to no run and are kept out twice. */
function select(runId: number): Sql {
  return sql`
    select f.id as "findingId", f.detector, f.tier, f.subject_type as "subjectType", f.subject_key as "subjectKey", f.area_code as "areaCode", round(f.score::numeric, 6)::float8 as score,
      array(select r.row_no from finding_record r where r.finding_id = f.id and r.role = 'subject' order by r.row_no) as rows,
      array(select r.row_no from finding_record r where r.finding_id = f.id and r.role = 'baseline' order by r.row_no) as "baselineRows",
      case when jsonb_typeof(f.evidence -> 'pairs') = 'array' then f.evidence -> 'pairs' else '[]'::jsonb end as pairs,
      f.state as status, f.outcome, f.reason_code as reason, d.username as "decidedBy", f.decided_at as "decidedAt", f.follow_up as "followUp",
      (select j.note from judgement j where j.finding_id = f.id and j.actor_id = f.decided_by and j.kind in ('decision', 'second_blind') order by j.id desc limit 1) as note,
      s.username as "signedBy", f.signed_at as "signedAt", coalesce(kec.name, f.kec_key) as kecamatan, coalesce(desa.name, f.desa_key) as desa, f.tps_no as tps,
      coalesce((select jsonb_agg(jsonb_build_object('row', p.row_no, 'nik', p.nik, 'nkk', p.nkk, 'name', p.name, 'birthDate', p.birth_date_raw, 'birthIso', p.birth_date::text) order by p.row_no)
        from (select v.* from finding_record r join voter_record v on v.snapshot_id = r.snapshot_id and v.row_no = r.row_no where r.finding_id = f.id and r.role = 'subject' order by r.row_no limit ${PEOPLE}) p), '[]'::jsonb) as people
    from run_finding l join finding f on f.id = l.finding_id left join "user" d on d.id = f.decided_by left join "user" s on s.id = f.signed_by
      left join region_code kec on kec.code = f.kec_key left join region_code desa on desa.code = f.desa_key
    where l.run_id = ${runId} and not exists (select 1 from known_answer k where k.finding_id = f.id)
    order by f.detector collate "C", f.subject_key collate "C", f.fingerprint collate "C", f.id`;
}

/** Reads the findings of a run through a cursor: memory does not grow with their number. */
export async function* exportRows(runId: number, unmasked: boolean, client?: pg.ClientBase): AsyncGenerator<ExportRowFull> {
  for await (const row of cursorRows(select(runId), BATCH, client)) {
    const { people, decidedAt, signedAt, ...rest } = stored.parse(row);
    yield {
      ...rest, decidedAt: decidedAt?.toISOString() ?? null, signedAt: signedAt?.toISOString() ?? null,
      people: people.map(({ birthIso, ...person }) => (unmasked ? person : { ...person, nik: masked(person.nik), nkk: masked(person.nkk), birthDate: maskBirthDate(person.birthDate, birthIso) })),
    };
  }
}

const masked = (value: string | null): string | null => (value === null ? null : maskIdentity(value));
