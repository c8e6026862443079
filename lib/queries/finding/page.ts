import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/domain/actor";
import { queuePageInput, type QueuePageInput } from "@/lib/domain/finding-input";
import { askBranches } from "./queue-ask";
import { queueRow, type QueueRow, toQueueRow } from "./queue-row";
import { beyond, keyList, type Sort } from "./queue-sort";
import { queueSelect } from "./queue-sql";
import { queueWhere } from "./queue-where";
import { fewMatches } from "./text-matches";

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  /** Number of the last finding when there are more: what to ask for next. It says nothing about why the order is as it is. */
  readonly next: number | null;
}

/** One page of the queue (antrean), within the person's scope, in a stable order. Holds no score, no order value, no one else's open judgement. */
export async function findingPage(ctx: Ctx, input: QueuePageInput): Promise<QueuePage> {
  const { filter, sort, after, limit } = queuePageInput.parse(input);
  const branches = await askBranches(ctx.actor, filter, sort);
  if (branches.length === 0) return { rows: [], next: null };
  const among = filter.text === undefined ? null : await fewMatches(filter.text);
  const where = queueWhere(ctx.actor, filter, branches, among);
  const cursor = after === undefined ? null : await keysOf(after, sort);
  const from = cursor === null ? where : sql`${where} and ${beyond(sort, cursor)}`;
  const found = await rows(z.object({ found: z.number() }), queueSelect(branches, sort, from, limit + 1, among !== null));
  const ids = found.slice(0, limit).map((row) => row.found);
  return { rows: await rowsOf(ctx, ids), next: found.length > limit ? (ids.at(-1) ?? null) : null };
}

async function keysOf(id: number, sort: Sort): Promise<(string | number)[] | null> {
  const found = await rows(z.object({ keys: z.array(z.union([z.string(), z.number()])) }), sql`select jsonb_build_array(${keyList(sort)}) as keys from finding f where f.id = ${id}`);
  return found[0]?.keys ?? null;
}

async function rowsOf(ctx: Ctx, ids: readonly number[]): Promise<QueueRow[]> {
  if (ids.length === 0) return [];
  const found = await rows(queueRow, sql`
    select f.id, f.revision, f.snapshot_id as "snapshotId", f.detector, f.tier, f.subject_type as "subjectType", f.area_code as "areaCode", f.kec_key as "kecKey",
      f.desa_key as "desaKey", kec.name as "kecName", desa.name as "desaName", f.tps_no as "tpsNo", f.row_count as "rowCount", f.is_group as "isGroup", left(f.search_text, 120) as names,
      case when f.subject_type in ('file', 'desa', 'region') then split_part(f.subject_key, '#', 2) end as about,
      f.state, f.outcome, f.reason_code as "reasonCode", f.due_date as "dueDate", f.created_at as "createdAt", f.decided_by as "decidedBy",
      case when f.claimed_until > now() then f.claimed_by end as "holderId", h.username as "holderName", f.claimed_until as "claimedUntil",
      a.username as "assigneeName",
      exists (select 1 from judgement j where j.finding_id = f.id and j.actor_id = ${ctx.actor.id} and j.round = f.round and j.kind in ('blind', 'decision', 'second_blind')) as "judgedByMe",
      case when f.tier <> 'T' then case when f.is_group then '{}'::jsonb else f.evidence end end as evidence
    from finding f left join "user" h on h.id = f.claimed_by and f.claimed_until > now() left join "user" a on a.id = f.assigned_to
      left join region_code kec on kec.code = f.kec_key left join region_code desa on desa.code = f.desa_key
    where f.id = any(${ids})`);
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toQueueRow(ctx.actor, row)] : [];
  });
}
