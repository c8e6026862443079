import { maskDeep } from "@/lib/mask-text";
import sql, { empty, raw, type Sql } from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { officeZoneSql } from "@/lib/regions/office-day-sql";
import { authorise } from "@/lib/access/permissions";
import { eventDataSql, eventInScopeSql, eventUnsuspiciousSql, PURPOSE_OF_EVENT } from "./visible-data-sql";
import { auditPageInputSchema, type AuditPageInput } from "@/lib/audit/model/input";

const storedRowSchema = z.object({
  seq: z.number(),
  at: z.date(),
  actorName: z.string().nullable(),
  actorId: z.string(),
  actorRole: z.string(),
  action: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  entityName: z.string().nullable(),
  data: z.record(z.string(), z.unknown()).nullable(),
  hash: z.string(),
});
export type AuditRow = z.infer<typeof storedRowSchema>;

export interface AuditPage {
  readonly rows: readonly AuditRow[];
  /** What to ask for next, null at the end of the list. */
  readonly next: number | null;
}

/**
 * A page of the trail, for those who watch over the work: of their area, and without what would tell somebody
 * how a question was judged that still waits for a blind answer. The chain itself holds all of it. Times are
 * days in the office's zone.
 */
export async function auditPage(ctx: Ctx, input: AuditPageInput): Promise<AuditPage> {
  authorise(ctx.actor, "audit.view");
  const { limit, ...ask } = auditPageInputSchema.parse(input);
  const found = await rows(
    storedRowSchema,
    sql`
      SELECT
        e.seq,
        e.at,
        u.username AS "actorName",
        e.actor_id AS "actorId",
        e.actor_role AS "actorRole",
        e.action,
        e.entity_type AS "entityType",
        e.entity_id AS "entityId",
        t.username AS "entityName",
        ${eventDataSql(ctx.actor)}
      FROM
        audit_event e
        LEFT JOIN "user" u ON u.id = e.actor_id
        LEFT JOIN "user" t ON e.entity_type = 'user'
        AND t.id = e.entity_id ${PURPOSE_OF_EVENT}
      WHERE
        true${whereOf(ask, ctx)}${eventInScopeSql(ctx.actor)}${eventUnsuspiciousSql(ctx.actor)}
      ORDER BY
        e.seq ${raw(ask.oldestFirst === true ? "ASC" : "DESC")}
      LIMIT
        ${limit + 1}
    `,
  );
  const page = maskDeep(found.slice(0, limit));
  return { rows: page, next: found.length > limit ? (page.at(-1)?.seq ?? null) : null };
}

function whereOf(ask: Omit<AuditPageInput, "limit">, { actor }: Ctx): Sql {
  // The days of whoever reads: of their area, else of the office whose roll came last.
  const area = sql`
    coalesce(
      ${actor.areas[0] ?? null}::text,
      (
        SELECT
          region_code
        FROM
          snapshot
        ORDER BY
          id DESC
        LIMIT
          1
      ),
      ''
    )
  `;
  const zone = sql`(${officeZoneSql(area)})`;
  const parts: (Sql | false)[] = [
    ask.before !== undefined &&
      (ask.oldestFirst === true ? sql` AND e.seq > ${ask.before}` : sql` AND e.seq < ${ask.before}`),
    ask.actorId !== undefined && sql` AND e.actor_id = ${ask.actorId}`,
    ask.action !== undefined && sql` AND e.action LIKE ${`${ask.action}%`}`,
    ask.entityType !== undefined && sql` AND e.entity_type = ${ask.entityType}`,
    ask.entityId !== undefined && sql` AND e.entity_id = ${ask.entityId}`,
    ask.unmasked === true && sql` AND (e.body::jsonb -> 'data' ->> 'unmasked') = 'true'`,
    ask.from !== undefined && sql` AND e.at >= (${ask.from}::date)::timestamp AT TIME ZONE ${zone}`,
    ask.to !== undefined && sql` AND e.at < (${ask.to}::date + 1)::timestamp AT TIME ZONE ${zone}`,
  ];
  return parts.reduce<Sql>((all, part) => (part ? sql`${all}${part}` : all), empty);
}
