import sql, { empty } from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { rateOf, type Rate } from "./quality";

export interface KnownRate extends Rate {
  readonly reviewer: string;
}

interface KnownAsk {
  /** only this person's */
  readonly actorId?: string;
  /** only decisions at least so old */
  readonly minutesOld?: number;
}

/**
 * How many of the synthetic findings each person answered as known (soal kendali): a help, not a blame. Over the whole of a period, since
 * single answers would name single findings.
 */
export async function knownAnswerRates(snapshotId: number, { actorId, minutesOld = 0 }: KnownAsk = {}, read: ReadRows = onPool): Promise<KnownRate[]> {
  const found = await read(z.object({ reviewer: z.string(), n: z.number(), k: z.number() }), sql`
    select u.username as reviewer, count(*)::int as n, (count(*) filter (where d.outcome = k.expected))::int as k
    from known_answer k join finding f on f.id = k.finding_id
      join lateral (select distinct on (j.actor_id) j.actor_id, j.outcome from judgement j where j.finding_id = k.finding_id and j.kind = 'decision' and j.created_at <= now() - make_interval(mins => ${minutesOld}::int)
        and not exists (select 1 from judgement u where u.kind = 'undo' and u.refers_to = j.id) order by j.actor_id, j.id desc) d on true
      join "user" u on u.id = d.actor_id
    where f.snapshot_id = ${snapshotId}${actorId === undefined ? empty : sql` and d.actor_id = ${actorId}`} group by u.username order by u.username`);
  return found.map((row) => ({ reviewer: row.reviewer, ...rateOf(row.k, row.n) }));
}
