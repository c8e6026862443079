import { createHash } from "node:crypto";
import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { notFound, refused } from "@/lib/errors";
import { STRIKES } from "@/lib/finding/queries/decided";
import { realFindingsOf } from "@/lib/finding/queries/real-findings";
import { drawSchema, STRATA, widenSchema, type Stratum } from "@/lib/oversight/model/recheck";
import { parseInput } from "@/lib/parse-input";

/**
 * Draws a sample of final decisions from a seed that was thrown in the meeting. Each decision gets the SHA-256 of
 * seed and number, and the smallest come first: anybody who knows the seed can draw the same, and a wider sample
 * begins with the narrower one. Source: Rivest, "Consistent Sampling with Replacement", arXiv 1808.10016 (2018).
 */
export async function drawRecheck(ctx: Ctx, given: unknown): Promise<{ recheckId: number }> {
  const { runId, seed, perStratum, tolerated } = parseInput(drawSchema, given);
  const event = { action: "recheck.draw", entityType: "run", entityId: runId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "recheck.draw");
    const run = await tx.run.findUnique({
      where: { id: runId },
      select: { snapshot: { select: { regionCode: true } } },
    });
    if (run === null) throw notFound("run-not-found", { id: runId });
    authorise(ctx.actor, "recheck.draw", run.snapshot.regionCode);
    const population = await finalDecisions(tx, runId);
    if (population.length === 0) throw refused("recheck-nothing");
    const of = (stratum: Stratum) => population.filter((one) => one.stratum === stratum);
    const made = await tx.recheck.create({
      data: {
        runId,
        seed,
        tolerated,
        strikes: of("strike").length,
        keeps: of("keep").length,
        createdBy: ctx.actor.username,
        items: { create: STRATA.flatMap((stratum) => ordered(of(stratum), seed).slice(0, perStratum)) },
      },
      select: { id: true },
    });
    await audit(tx, ctx, { ...event, data: { recheck: made.id, seed, perStratum, tolerated } });
    return { recheckId: made.id };
  });
}

/** Goes on in the same order where the first sample ended. */
export async function widenRecheck(ctx: Ctx, given: unknown): Promise<null> {
  const { recheckId, perStratum } = parseInput(widenSchema, given);
  const event = { action: "recheck.widen", entityType: "recheck", entityId: recheckId };
  return auditedTx(ctx, event, async (tx) => {
    const found = await tx.recheck.findUnique({
      where: { id: recheckId },
      select: {
        runId: true,
        seed: true,
        createdAt: true,
        run: { select: { snapshot: { select: { regionCode: true } } } },
        items: { select: { findingId: true } },
      },
    });
    if (found === null) throw notFound("recheck-not-found");
    authorise(ctx.actor, "recheck.draw", found.run.snapshot.regionCode);
    const drawn = new Set(found.items.map(({ findingId }) => findingId));
    const population = (await finalDecisions(tx, found.runId)).filter(
      ({ finalAt }) => finalAt <= found.createdAt,
    );
    const wanted = STRATA.flatMap((stratum) =>
      ordered(
        population.filter((one) => one.stratum === stratum),
        found.seed,
      ).slice(0, perStratum),
    ).filter(({ findingId }) => !drawn.has(findingId));
    await tx.recheckItem.createMany({ data: wanted.map((item) => ({ recheckId, ...item })) });
    await audit(tx, ctx, { ...event, data: { perStratum, added: wanted.length } });
    return null;
  });
}

interface Decision {
  readonly findingId: number;
  readonly stratum: Stratum;
  readonly finalAt: Date;
}

const finalDecisions = (tx: Tx, runId: number): Promise<Decision[]> =>
  rowsIn(tx)(
    z.object({ findingId: z.number(), stratum: z.enum(STRATA), finalAt: z.date() }),
    sql`
      SELECT
        f.id AS "findingId",
        CASE
          WHEN f.outcome = 'accepted'
          AND ${STRIKES} THEN 'strike'
          ELSE 'keep'
        END AS stratum,
        coalesce(f.signed_at, f.decided_at) AS "finalAt"
      FROM
        finding f
      WHERE
        ${realFindingsOf({ runId })}
        AND f.state = 'final'
      ORDER BY
        f.id
    `,
  );

function ordered(decisions: readonly Decision[], seed: string) {
  const ticket = (findingId: number) => createHash("sha256").update(`${seed}|${findingId}`).digest("hex");
  return decisions
    .map(({ findingId, stratum }) => ({ findingId, stratum, ticket: ticket(findingId) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map(({ findingId, stratum }, at) => ({ findingId, stratum, ord: at + 1 }));
}
