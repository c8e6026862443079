import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import type { Actor } from "@/lib/domain/actor";
import { askBranches } from "./queue-ask";
import { queueSelect } from "./queue-sql";

export interface ClaimableAsk {
  readonly snapshotId?: number | undefined;
  readonly detector?: string | undefined;
  readonly assigned: "me" | "nobody";
}

/** Numbers of findings that this person could take now, best first. A hint: whoever takes one checks again under its lock. */
export async function claimable(read: ReadRows, actor: Actor, ask: ClaimableAsk, limit: number): Promise<number[]> {
  const branches = await askBranches(actor, {
    snapshotId: ask.snapshotId,
    detectors: ask.detector === undefined ? undefined : [ask.detector],
    states: ["new", "unsure", "field_check", "returned", "reopened"],
  }, "order", read);
  if (branches.length === 0) return [];
  const where = sql` and (f.claimed_by is null or f.claimed_until <= now())
    and ${ask.assigned === "me" ? sql`f.assigned_to = ${actor.id}` : sql`f.assigned_to is null`}
    and (f.state <> 'field_check' or f.due_date is null)
    and (f.state not in ('unsure', 'second_review') or not exists (
      select 1 from judgement j where j.finding_id = f.id and j.actor_id = ${actor.id} and j.round = f.round))`;
  const found = await read(z.object({ found: z.number() }), queueSelect(branches, "order", where, limit));
  return found.map((row) => row.found);
}
