import sql from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { Actor } from "@/lib/domain/actor";
import type { QueueFilter } from "@/lib/domain/finding-input";
import { branchesOf, withHidden, type Branch } from "./queue-branches";
import { SORT_RULES, type Sort } from "./queue-sort";

const RANKS = { T: 3, S: 2, I: 1 } as const;
const snapshotRow = z.object({ id: z.number(), regionCode: z.string() });

/** The periods that the filter means; without a choice every period that has been examined, newest first, a dozen at most. */
async function snapshotsOf(filter: QueueFilter, read: ReadRows) {
  const chosen = filter.snapshotId !== undefined ? sql`s.id = ${filter.snapshotId}`
    : filter.runId !== undefined ? sql`s.id = (select snapshot_id from run where id = ${filter.runId})`
      : sql`exists (select 1 from run r where r.snapshot_id = s.id)`;
  return read(snapshotRow, sql`select s.id, s.region_code as "regionCode" from snapshot s where ${chosen} order by s.id desc limit 12`);
}

/** The index ranges that answer this filter in this order for this person. */
export async function askBranches(actor: Actor, filter: QueueFilter, sort: Sort, read: ReadRows = onPool): Promise<Branch[]> {
  return branchesOf(actor, {
    snapshots: await snapshotsOf(filter, read),
    states: withHidden(filter.states),
    ranks: (filter.tiers?.length ? filter.tiers : (["T", "S", "I"] as const)).map((tier) => RANKS[tier]),
    byTier: SORT_RULES[sort].byTier,
    detectors: filter.detectors ?? [],
    kecKey: filter.kecKey,
    desaKey: filter.desaKey,
  });
}
