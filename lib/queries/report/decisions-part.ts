import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { OUTCOMES } from "@/lib/domain/finding-state";
import type { ReportDecision } from "@/lib/domain/report-model";
import { over } from "@/lib/queries/review/quality";

/** Rows of a list that a report prints; the whole list is in the files beside it. */
export const PRINTED = 2000;

const text = z.string().nullable();
const row = z.object({
  findingId: z.number(), decision: z.number().nullable(), detector: z.string(), tier: z.string(), kec: z.string(), desa: z.string(), tps: z.number().nullable(), rows: z.array(z.number()), rowCount: z.number(),
  outcome: z.enum(OUTCOMES).nullable(), state: z.string(), reason: text, decidedBy: text, decidedAt: z.date().nullable(), signedBy: text,
});

function list(runId: number, which: Sql): Sql {
  return sql`
    select f.id as "findingId", (select max(j.id) from judgement j where j.finding_id = f.id and j.actor_id = f.decided_by and j.kind in ('decision', 'second_blind')) as decision, f.detector, f.tier,
      coalesce(kec.name, f.kec_key, '–') as kec, coalesce(desa.name, f.desa_key, '–') as desa, f.tps_no as tps,
      array(select r.row_no from finding_record r where r.finding_id = f.id and r.role = 'subject' order by r.row_no limit 6) as rows, f.row_count as "rowCount", f.outcome, f.state, f.reason_code as reason,
      d.username as "decidedBy", f.decided_at as "decidedAt", s.username as "signedBy"
    from finding f left join "user" d on d.id = f.decided_by left join "user" s on s.id = f.signed_by
      left join region_code kec on kec.code = f.kec_key left join region_code desa on desa.code = f.desa_key
    where ${over({ runId })} and ${which}
    order by f.tier_rank desc, f.detector collate "C", f.kec_key collate "C", f.desa_key collate "C", f.tps_no, f.id limit ${PRINTED}`;
}

const toDecision = ({ decidedAt, ...rest }: z.infer<typeof row>): ReportDecision => ({ ...rest, decidedAt: decidedAt?.toISOString() ?? null });

/** Final decisions, by weight, detector and place. */
export const finalDecisions = async (runId: number, read: ReadRows): Promise<ReportDecision[]> => (await read(row, list(runId, sql`f.state = 'final'`))).map(toDecision);

/** What is still open, in the same order; an open judgement is not shown as a decision. */
export async function openFindings(runId: number, read: ReadRows): Promise<ReportDecision[]> {
  const found = await read(row, list(runId, sql`f.state not in ('final', 'split')`));
  return found.map((entry) => ({ ...toDecision(entry), outcome: null, reason: null, decidedBy: null, decidedAt: null, decision: null }));
}
