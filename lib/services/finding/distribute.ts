import sql from "sql-template-tag";
import { z } from "zod";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import type { Ctx } from "@/lib/domain/actor";
import { ASSIGNABLE_STATES, mayTake } from "@/lib/domain/assignment";
import { distributeInput } from "@/lib/domain/finding-input";
import { badInput, forbidden } from "@/lib/errors";
import { inScopeSql } from "@/lib/queries/finding/scope-sql";
import { attempt } from "@/lib/services/attempt";
import { parseInput } from "@/lib/services/parse-input";

const given = z.object({ assignee: z.string(), kecKey: z.string().nullable(), desaKey: z.string().nullable(), count: z.number() });

/**
 * Gives the unassigned open findings of whole areas to reviewers (pembagian tugas): exactly as the supervisor confirmed it, never beyond a
 * reviewer's area, nothing that somebody holds, and nothing back to the person who was unsure of it.
 * @returns findings given, by reviewer
 */
export async function distributeFindings(ctx: Ctx, input: unknown): Promise<{ assigned: Record<string, number> }> {
  return attempt(ctx, { action: "finding.distribute", entityType: "finding", entityId: "-" }, async (tx) => {
    if (ctx.actor.role !== "supervisor") throw forbidden("finding-role");
    const { snapshotId, shares } = parseInput(distributeInput, input);
    const snapshot = await tx.snapshot.findUnique({ where: { id: snapshotId }, select: { regionCode: true } });
    if (!snapshot) throw badInput("snapshot-not-found", { id: snapshotId });
    const people = new Map(
      (await tx.user.findMany({ where: { id: { in: [...new Set(shares.map((share) => share.assignee))] }, role: "verifikator", banned: false }, select: { id: true, username: true, areas: true } })).map((one) => [one.id, one]),
    );
    for (const { assignee, kecKey, desaKey } of shares) {
      const person = people.get(assignee);
      if (!person) throw badInput("assignee-unknown");
      if (!mayTake({ ...person, load: 0 }, { regionCode: snapshot.regionCode, kecKey, desaKey })) throw badInput("assignee-area");
    }
    const areas = await rowsIn(tx)(given, sql`
      with share as (select * from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) s("kecKey" text, "desaKey" text, assignee text)),
      chosen as (
        select f.id, s.assignee from finding f join share s on s."kecKey" is not distinct from f.kec_key and s."desaKey" is not distinct from f.desa_key
        where f.snapshot_id = ${snapshotId} and f.region_code = ${snapshot.regionCode} and f.state = any(${[...ASSIGNABLE_STATES]}) and f.assigned_to is null
          and (f.claimed_by is null or f.claimed_until <= now())
          and not exists (select 1 from judgement j where j.finding_id = f.id and j.round = f.round and j.kind = 'unsure' and j.actor_id = s.assignee)${inScopeSql(ctx.actor)}
        for no key update of f skip locked),
      done as (update finding f set assigned_to = c.assignee from chosen c where f.id = c.id returning f.assigned_to, f.kec_key, f.desa_key)
      select assigned_to as assignee, kec_key as "kecKey", desa_key as "desaKey", count(*)::int as count from done group by 1, 2, 3 order by 1, 2, 3`);
    const assigned: Record<string, number> = {};
    for (const { assignee, count } of areas) assigned[assignee] = (assigned[assignee] ?? 0) + count;
    await audit(tx, ctx, { action: "finding.distribute", entityType: "snapshot", entityId: snapshotId, data: { assigned, areas } });
    return { assigned };
  });
}
