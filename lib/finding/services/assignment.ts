import type { BegunAction } from "@/lib/long-action/model/long-action";
import { beginIfMany } from "@/lib/long-action/services/begin";
import type { AtLength } from "@/lib/db/tx";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise, rolesThatMay } from "@/lib/access/permissions";
import { inAreas, scopeTerms } from "@/lib/access/scope";
import { assignSchema, distributeSchema, withdrawSchema } from "@/lib/finding/model/work/assignment-schemas";
import { badInput } from "@/lib/errors";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { JUDGEABLE_STATES, OPEN_STATES } from "@/lib/finding/model/state";
import { mayTake } from "@/lib/finding/model/work/assignment";
import { countToGive, giveAreas } from "./give-areas";
import { keepTogether } from "./keep-together";

/**
 * Gives findings to a reviewer whose area covers them, or takes them back (null). Says how many it changed.
 */
export async function assignFindings(ctx: Ctx, input: unknown): Promise<{ assigned: number }> {
  return auditedTx(ctx, { action: "finding.assign", entityType: "finding", entityId: "-" }, async (tx) => {
    authorise(ctx.actor, "finding.assign");
    const { findingIds, assignee } = parseInput(assignSchema, input);
    const findings = await tx.finding.findMany({
      where: { id: { in: findingIds } },
      select: { id: true, regionCode: true, kecKey: true, desaKey: true },
      take: findingIds.length,
    });
    for (const finding of findings) authorise(ctx.actor, "finding.assign", finding);
    let user: { id: string; areas: string[] } | null = null;
    if (assignee !== null) {
      const found = await tx.user.findFirst({
        where: {
          id: assignee,
          role: { in: rolesThatMay("finding.be-assigned") },
          banned: false,
          awayUntil: null,
        },
        select: { id: true, username: true, areas: true },
      });
      if (!found) throw badInput("assignee-unknown");
      if (findings.some((finding) => !inAreas(found.areas, finding))) throw badInput("assignee-area");
      user = found;
    }
    const changed = await tx.finding.updateMany({
      where: { id: { in: findings.map((finding) => finding.id) }, state: { in: [...OPEN_STATES] } },
      data: { assignedTo: assignee },
    });
    const ids = findings.map((finding) => finding.id);
    const along = user === null ? 0 : await keepTogether(tx, ctx, user, { ids });
    await audit(tx, ctx, {
      action: "finding.assign",
      entityType: "finding",
      entityId: "-",
      data: { findings: ids, assignee, along },
    });
    return { assigned: changed.count + along };
  });
}

/**
 * Takes back what a reviewer was given and has neither judged nor in hand (tugas ditarik), so that others can
 * have it.
 */
export async function withdrawFindings(
  ctx: Ctx,
  input: unknown,
  long?: AtLength,
): Promise<{ withdrawn: number } | BegunAction> {
  return auditedTx(
    ctx,
    { action: "finding.withdraw", entityType: "finding", entityId: "-" },
    async (tx) => {
      authorise(ctx.actor, "finding.withdraw");
      const { snapshotId, assignee } = parseInput(withdrawSchema, input);
      const terms = scopeTerms(ctx.actor);
      const free = { OR: [{ claimedBy: null }, { claimedUntil: { lte: new Date() } }] };
      const here = terms === null ? [] : [{ OR: terms.map(({ column, code }) => ({ [column]: code })) }];
      const state = { in: [...JUDGEABLE_STATES] };
      const where = { snapshotId, assignedTo: assignee, state, AND: [free, ...here] };
      if (long === undefined) {
        const total = await tx.finding.count({ where });
        const begun = await beginIfMany(tx, ctx, {
          kind: "withdraw",
          input: { snapshotId, assignee },
          total,
        });
        if (begun !== null) return begun;
      }
      const { count } = await tx.finding.updateMany({ where, data: { assignedTo: null } });
      await audit(tx, ctx, {
        action: "finding.withdraw",
        entityType: "snapshot",
        entityId: snapshotId,
        data: { assignee, findings: count },
      });
      return { withdrawn: count };
    },
    long,
  );
}

/**
 * Gives the unassigned open findings of whole areas to reviewers (pembagian tugas): exactly as the person
 * confirmed it, never beyond a reviewer's area, nothing that somebody holds, and nothing back to the person
 * who was unsure of it.
 * @returns findings given, by reviewer
 */
export async function distributeFindings(
  ctx: Ctx,
  input: unknown,
  long?: AtLength,
): Promise<{ assigned: Record<string, number> } | BegunAction> {
  return auditedTx(
    ctx,
    { action: "finding.distribute", entityType: "finding", entityId: "-" },
    async (tx) => {
      authorise(ctx.actor, "finding.distribute");
      const { snapshotId, shares } = parseInput(distributeSchema, input);
      const snapshot = await tx.snapshot.findUnique({
        where: { id: snapshotId },
        select: { regionCode: true },
      });
      if (!snapshot) throw badInput("snapshot-not-found", { id: snapshotId });
      const people = new Map(
        (
          await tx.user.findMany({
            where: {
              id: { in: [...new Set(shares.map((share) => share.assignee))] },
              role: { in: rolesThatMay("finding.be-assigned") },
              banned: false,
              awayUntil: null,
            },
            select: { id: true, username: true, areas: true },
          })
        ).map((one) => [one.id, one]),
      );
      for (const { assignee, kecKey, desaKey } of shares) {
        const person = people.get(assignee);
        if (!person) throw badInput("assignee-unknown");
        if (!mayTake({ ...person, load: 0 }, { regionCode: snapshot.regionCode, kecKey, desaKey }))
          throw badInput("assignee-area");
      }
      const here = { id: snapshotId, regionCode: snapshot.regionCode };
      if (long === undefined) {
        const total = await countToGive(tx, ctx, here, shares);
        const begun = await beginIfMany(tx, ctx, {
          kind: "distribute",
          input: { snapshotId, shares },
          total,
        });
        if (begun !== null) return begun;
      }
      const areas = await giveAreas(tx, ctx, here, shares);
      const assigned: Record<string, number> = {};
      for (const { assignee, count } of areas) assigned[assignee] = (assigned[assignee] ?? 0) + count;
      for (const [id, { areas: reach }] of people) {
        const along = await keepTogether(tx, ctx, { id, areas: reach }, { snapshotId });
        if (along > 0) assigned[id] = (assigned[id] ?? 0) + along;
      }
      await audit(tx, ctx, {
        action: "finding.distribute",
        entityType: "snapshot",
        entityId: snapshotId,
        data: { assigned, areas },
      });
      return { assigned };
    },
    long,
  );
}
