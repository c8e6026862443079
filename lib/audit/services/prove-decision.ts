import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { inScope } from "@/lib/access/scope";
import { proofOf } from "@/lib/audit/anchor/proof";
import { rows } from "@/lib/db/sql";
import { notFound } from "@/lib/errors";

const placeSchema = z.object({
  regionCode: z.string(),
  kecKey: z.string().nullable(),
  desaKey: z.string().nullable(),
});

/**
 * The proof that a decision of one's area stands on the trail, for whoever watches over it.
 * @param decision number of the judgement (nomor keputusan)
 * @throws UserError `decision-not-found`
 */
export async function proveDecision(ctx: Ctx, decision: number): Promise<string> {
  authorise(ctx.actor, "audit.view");
  const [place] = await rows(
    placeSchema,
    sql`
      SELECT
        f.region_code AS "regionCode",
        f.kec_key AS "kecKey",
        f.desa_key AS "desaKey"
      FROM
        judgement j
        JOIN finding f ON f.id = j.finding_id
      WHERE
        j.id = ${decision}
    `,
  );
  if (place === undefined || !inScope(ctx.actor, place))
    throw notFound("decision-not-found", { id: decision });
  return proofOfDecision(decision);
}

/** The same for a paper about the decision, which whoever makes it has been allowed to. */
export async function proofOfDecision(decision: number): Promise<string> {
  const [event] = await rows(
    z.object({ seq: z.number() }),
    sql`
      SELECT
        e.seq
      FROM
        judgement j
        JOIN audit_event e ON e.entity_type = 'finding'
        AND e.entity_id = j.finding_id::text
        AND e.body::jsonb -> 'data' -> 'judgement' = to_jsonb(j.id)
      WHERE
        j.id = ${decision}
      ORDER BY
        e.seq
      LIMIT
        1
    `,
  );
  if (event === undefined) throw notFound("decision-not-found", { id: decision });
  return proofOf(event.seq);
}
