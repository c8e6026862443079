import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { queuePageSchema, type QueuePageInput } from "@/lib/finding/model/queue/filter";
import { IS_RECORD } from "@/lib/roll/shown-record";
import { askBranches } from "./ask";
import { unhinted } from "./unhinted";
import { queueRowSchema, type QueueRow, toQueueRow } from "./row";
import { beyond, keyList, type Sort } from "./sort";
import { queueSelect } from "./sql";
import { queueWhere } from "./where";
import { amongOf } from "./among";

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  /**
   * Number of the last finding when there are more: what to ask for next. It says nothing about why the order
   * is as it is.
   */
  readonly next: number | null;
}

/**
 * One page of the queue (antrean), within the person's scope, in a stable order. Holds no score, no order
 * value, no one else's open judgement.
 */
export async function findingPage(ctx: Ctx, input: QueuePageInput): Promise<QueuePage> {
  authorise(ctx.actor, "queue.view");
  const { filter, sort, after, limit } = queuePageSchema.parse(input);
  const branches = await askBranches(ctx.actor, filter, sort);
  if (branches.length === 0) return { rows: [], next: null };
  const among = await amongOf(ctx.actor, filter);
  const where = queueWhere(ctx.actor, filter, branches, among);
  const cursor = after === undefined ? null : await keysOf(after, sort);
  const from =
    cursor === null
      ? where
      : sql`
          ${where}
          AND ${beyond(sort, cursor)}
        `;
  const found = await rows(
    z.object({ found: z.number() }),
    queueSelect(branches, sort, from, limit + 1, among !== null),
  );
  const ids = found.slice(0, limit).map((row) => row.found);
  const page = await queueLines(ctx, ids);
  return {
    rows: sort === "order" ? unhinted(page, ctx.actor) : page,
    next: found.length > limit ? (ids.at(-1) ?? null) : null,
  };
}

async function keysOf(id: number, sort: Sort): Promise<(string | number)[] | null> {
  const found = await rows(
    z.object({ keys: z.array(z.union([z.string(), z.number()])) }),
    sql`
      SELECT
        jsonb_build_array(${keyList(sort)}) AS keys
      FROM
        finding f
      WHERE
        f.id = ${id}
    `,
  );
  return found[0]?.keys ?? null;
}

/** These findings as lines, in this order, as far as this person may know them; areas are the caller's to ask. */
export async function queueLines(ctx: Ctx, ids: readonly number[]): Promise<QueueRow[]> {
  if (ids.length === 0) return [];
  const found = await rows(
    queueRowSchema,
    sql`
      SELECT
        f.id,
        f.revision,
        f.snapshot_id AS "snapshotId",
        f.detector,
        f.tier,
        f.subject_type AS "subjectType",
        f.area_code AS "areaCode",
        f.kec_key AS "kecKey",
        f.desa_key AS "desaKey",
        kec.name AS "kecName",
        desa.name AS "desaName",
        f.tps_no AS "tpsNo",
        f.row_count AS "rowCount",
        f.is_group AS "isGroup",
        left(f.search_text, 120) AS names,
        CASE
          WHEN f.subject_type IN ('file', 'desa', 'region') THEN split_part(f.subject_key, '#', 2)
        END AS about,
        f.state,
        f.outcome,
        f.reason_code AS "reasonCode",
        f.due_date AS "dueDate",
        f.created_at AS "createdAt",
        f.decided_by AS "decidedBy",
        CASE
          WHEN f.claimed_until > now() THEN f.claimed_by
        END AS "holderId",
        h.username AS "holderName",
        f.claimed_until AS "claimedUntil",
        a.username AS "assigneeName",
        f.assigned_to AS "assigneeId",
        s.period AS "period",
        s.work_closed_at IS NOT NULL AS "periodClosed",
        -- what waits for a sign-off is judged by its answer
        CASE
          WHEN f.state = 'awaiting_signoff' THEN (
            SELECT
              jsonb_build_object(
                'followUp',
                f.follow_up,
                'paper',
                coalesce(
                  (
                    SELECT
                      p.follow_up -> 'paper' ->> 'kind'
                    FROM
                      judgement p
                    WHERE
                      p.finding_id = f.id
                      AND p.kind = 'paper'
                      AND p.refers_to = j.id
                    ORDER BY
                      p.id DESC
                    LIMIT
                      1
                  ),
                  j.follow_up -> 'paper' ->> 'kind'
                ),
                'rows',
                coalesce(jsonb_array_length(j.follow_up -> 'rows'), 0),
                'row',
                (j.follow_up -> 'rows' ->> 0)::int,
                'name',
                (
                  SELECT
                    v.name
                  FROM
                    finding_record r
                    JOIN shown_record v ON ${IS_RECORD}
                  WHERE
                    r.finding_id = f.id
                    AND r.row_no = (j.follow_up -> 'rows' ->> 0)::int
                  LIMIT
                    1
                ),
                'by',
                u.username
              )
            FROM
              judgement j
              JOIN "user" u ON u.id = j.actor_id
            WHERE
              j.finding_id = f.id
              AND j.round = f.round
              AND j.kind = 'decision'
            ORDER BY
              j.id DESC
            LIMIT
              1
          )
        END AS decision,
        EXISTS (
          SELECT
            1
          FROM
            judgement j
          WHERE
            j.finding_id = f.id
            AND j.actor_id = ${ctx.actor.id}
            AND j.round = f.round
            AND j.kind IN ('blind', 'decision', 'second_blind')
            AND (
              j.kind <> 'blind'
              OR f.state <> 'second_review'
            )
        ) AS "judgedByMe",
        CASE
          WHEN f.tier <> 'T' THEN CASE
            WHEN f.is_group THEN '{}'::jsonb
            ELSE f.evidence
          END
        END AS evidence
      FROM
        finding f
        JOIN snapshot s ON s.id = f.snapshot_id
        LEFT JOIN "user" h ON h.id = f.claimed_by
        AND f.claimed_until > now()
        LEFT JOIN "user" a ON a.id = f.assigned_to
        LEFT JOIN region_code kec ON kec.code = f.kec_key
        LEFT JOIN region_code desa ON desa.code = f.desa_key
      WHERE
        f.id = ANY (${ids})
    `,
  );
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toQueueRow(ctx.actor, row)] : [];
  });
}
