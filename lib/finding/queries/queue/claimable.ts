import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import type { Actor } from "@/lib/access/actor";
import { IS_FORWARDED } from "@/lib/finding/queries/case/forwarded";
import { askBranches } from "./ask";
import { waitsForAnother } from "./where";
import { queueSelect } from "./sql";

export interface ClaimableAsk {
  readonly snapshotId?: number | undefined;
  readonly detector?: string | undefined;
  readonly assigned: "me" | "nobody";
}

/**
 * Numbers of findings that this person could take now, best first. A hint: whoever takes one checks again
 * under its lock.
 */
export async function claimable(
  read: ReadRows,
  actor: Actor,
  ask: ClaimableAsk,
  limit: number,
): Promise<number[]> {
  const branches = await askBranches(
    actor,
    {
      snapshotId: ask.snapshotId,
      detectors: ask.detector === undefined ? undefined : [ask.detector],
      states: ["new", "unsure", "field_check", "returned", "reopened"],
    },
    "order",
    read,
  );
  if (branches.length === 0) return [];
  const where = sql`
    AND NOT EXISTS (
      SELECT
        1
      FROM
        snapshot gone
      WHERE
        gone.id = f.snapshot_id
        AND gone.status = 'removed'
    )
    AND (
      f.claimed_by IS NULL
      OR f.claimed_until <= now()
    )
    AND ${ask.assigned === "me" ? sql`f.assigned_to = ${actor.id}` : sql`f.assigned_to IS NULL`}
    AND (
      f.state <> 'field_check'
      OR f.due_date IS NULL
    )
    AND NOT ${IS_FORWARDED} ${waitsForAnother(actor.id)}
  `;
  const found = await read(z.object({ found: z.number() }), queueSelect(branches, "order", where, limit));
  return found.map((row) => row.found);
}
