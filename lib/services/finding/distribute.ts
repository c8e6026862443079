import sql from "sql-template-tag";
import { z } from "zod";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import type { Ctx } from "@/lib/domain/actor";
import { distributeInput } from "@/lib/domain/finding-input";
import { inScope } from "@/lib/domain/finding-scope";
import { badInput, forbidden } from "@/lib/errors";
import { inScopeSql } from "@/lib/queries/finding/scope-sql";
import { attempt } from "@/lib/services/attempt";
import { parseInput } from "@/lib/services/parse-input";

const MOST = 20_000;
const candidate = z.object({ id: z.number(), regionCode: z.string(), kecKey: z.string().nullable(), desaKey: z.string().nullable() });

/**
 * Shares the unassigned open findings of a period out among reviewers (bagi rata): each goes to the one whose area covers it and who has the
 * least, in the order of the queue, so that everybody gets heavy and light ones alike.
 */
export async function distributeFindings(ctx: Ctx, input: unknown): Promise<{ assigned: Record<string, number> }> {
  return attempt(ctx, { action: "finding.distribute", entityType: "finding", entityId: "-" }, async (tx) => {
    if (ctx.actor.role !== "supervisor") throw forbidden("finding-role");
    const { snapshotId, assignees, perPerson } = parseInput(distributeInput, input);
    const people = await tx.user.findMany({ where: { id: { in: assignees }, role: "verifikator", banned: false }, select: { id: true, username: true, areas: true } });
    if (people.length !== new Set(assignees).size) throw badInput("assignee-unknown");
    const read = rowsIn(tx);
    const open = await read(candidate, sql`
      select f.id, f.region_code as "regionCode", f.kec_key as "kecKey", f.desa_key as "desaKey" from finding f
      where f.snapshot_id = ${snapshotId} and f.state in ('new', 'unsure', 'returned', 'reopened') and f.assigned_to is null and (f.claimed_by is null or f.claimed_until <= now())${inScopeSql(ctx.actor)}
      order by (-f.tier_rank), f.first_run_id, (-f.priority), f.id limit ${Math.min(MOST, perPerson * people.length * 4)} for no key update skip locked`);
    const before = await read(z.object({ id: z.string(), n: z.number() }), sql`
      select assigned_to as id, count(*)::int as n from finding where assigned_to = any(${assignees}) and snapshot_id = ${snapshotId} and state not in ('final', 'split', 'awaiting_signoff') group by 1`);
    const given = share(open, people, new Map(before.map((row) => [row.id, row.n])), perPerson);
    for (const [assignee, ids] of given) await tx.finding.updateMany({ where: { id: { in: ids } }, data: { assignedTo: assignee } });
    const assigned = Object.fromEntries([...given].map(([assignee, ids]) => [assignee, ids.length]));
    await audit(tx, ctx, { action: "finding.distribute", entityType: "snapshot", entityId: snapshotId, data: { assigned } });
    return { assigned };
  });
}

interface Person {
  readonly id: string;
  readonly username: string;
  readonly areas: readonly string[];
}

/** Each finding to the person of its area with the fewest so far, none beyond `perPerson` in all. */
export function share(findings: readonly z.infer<typeof candidate>[], people: readonly Person[], load: ReadonlyMap<string, number>, perPerson: number): Map<string, number[]> {
  const count = new Map(people.map((person) => [person.id, load.get(person.id) ?? 0]));
  const given = new Map<string, number[]>();
  for (const finding of findings) {
    const able = people.filter((person) => (count.get(person.id) ?? 0) < perPerson && inScope({ ...person, role: "verifikator" }, finding));
    const [least] = able.sort((a, b) => (count.get(a.id) ?? 0) - (count.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
    if (!least) continue;
    count.set(least.id, (count.get(least.id) ?? 0) + 1);
    given.set(least.id, [...(given.get(least.id) ?? []), finding.id]);
  }
  return given;
}
