import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { OUTCOMES } from "@/lib/domain/finding-state";

const earlierDecision = z.object({
  findingId: z.number(), period: z.string(), outcome: z.enum(OUTCOMES), reasonCode: z.string().nullable(), decidedBy: z.string().nullable(), decidedAt: z.date(),
  note: z.string().nullable(),
});
/** What people decided about the same question in another period. Shown, never applied. */
export type EarlierDecision = z.infer<typeof earlierDecision>;

/** Final decisions with this fingerprint in other snapshots, newest first. */
export function earlierDecisions(fingerprint: string, snapshotId: number): Promise<EarlierDecision[]> {
  return rows(earlierDecision, sql`
    select f.id as "findingId", s.stage || ' ' || s.period as period, f.outcome, f.reason_code as "reasonCode", u.username as "decidedBy", f.decided_at as "decidedAt",
      (select j.note from judgement j where j.finding_id = f.id and j.actor_id = f.decided_by and j.kind in ('decision', 'second_blind') order by j.id desc limit 1) as note
    from finding f join snapshot s on s.id = f.snapshot_id left join "user" u on u.id = f.decided_by
    where f.fingerprint = ${fingerprint} and f.snapshot_id <> ${snapshotId} and f.state = 'final'
      and not exists (select 1 from known_answer k where k.finding_id = f.id)
    order by f.decided_at desc limit 10`);
}
