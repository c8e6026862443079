import { TIERS, tierRank } from "@/lib/detectors/kit/tier";
import sql from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { Actor } from "@/lib/access/actor";
import type { QueueFilter } from "@/lib/finding/model/queue/filter";
import { branchesOf, withHidden, type Branch } from "./branches";
import { SORT_RULES, type Sort } from "./sort";

const snapshotRowSchema = z.object({ id: z.number(), regionCode: z.string() });

/** So many periods are looked through at once; an office has four a year. */
const PERIODS = 24;

/**
 * The periods that the filter means, newest first: without a choice every one that the states in question can be
 * in. A period that is decided altogether holds no open work and costs nothing; open findings of one whose work was
 * ended are no work either, and stand in a tab of their own.
 */
async function snapshotsOf(filter: QueueFilter, read: ReadRows) {
  const onlyOpen = filter.states !== undefined && !filter.states.some(isClosed);
  const chosen =
    filter.snapshotId !== undefined
      ? sql`
          s.id = ${filter.snapshotId}
          AND (
            ${filter.closedPeriod !== true}
            OR s.work_closed_at IS NOT NULL
          )
        `
      : filter.runId !== undefined
        ? sql`
            s.id = (
              SELECT
                snapshot_id
              FROM
                run
              WHERE
                id = ${filter.runId}
            )
          `
        : onlyOpen
          ? sql`
              s.status <> 'removed'
              AND (s.work_closed_at IS NOT NULL) = ${filter.closedPeriod === true}
              AND EXISTS (
                SELECT
                  1
                FROM
                  finding f
                WHERE
                  f.snapshot_id = s.id
                  AND f.state NOT IN ('final', 'split')
              )
            `
          : sql`
              s.status <> 'removed'
              AND EXISTS (
                SELECT
                  1
                FROM
                  run r
                WHERE
                  r.snapshot_id = s.id
              )
            `;
  return read(
    snapshotRowSchema,
    sql`
      SELECT
        s.id,
        s.region_code AS "regionCode"
      FROM
        snapshot s
      WHERE
        ${chosen}
      ORDER BY
        s.id DESC
      LIMIT
        ${PERIODS}
    `,
  );
}

const isClosed = (state: string): boolean => state === "final" || state === "split";

/** The index ranges that answer this filter in this order for this person. */
export async function askBranches(
  actor: Actor,
  filter: QueueFilter,
  sort: Sort,
  read: ReadRows = onPool,
): Promise<Branch[]> {
  return branchesOf(actor, {
    snapshots: await snapshotsOf(filter, read),
    states: withHidden(filter.states),
    ranks: (filter.tiers?.length ? filter.tiers : TIERS).map(tierRank),
    byTier: SORT_RULES[sort].byTier,
    detectors: filter.detectors ?? [],
    kecKey: filter.kecKey,
    desaKey: filter.desaKey,
  });
}
