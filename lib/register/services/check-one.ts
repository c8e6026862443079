import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { inTurn } from "@/lib/db/in-turn";
import { rowsIn } from "@/lib/db/tx-rows";
import { notFound, UserError } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { checkOneSchema, foundSchema, type CheckedName } from "@/lib/register/model/check-one";

/** Names that one person may look up in a day. */
const CHECKS_A_DAY = 20;
/** Voters of one name that are shown; a name that fits more is too common to answer by. */
const SHOWN = 5;

/**
 * Periksa satu nama, for an invited supervisory body: is this one name on the roll of this desa? The whole name
 * and the desa are asked for, the answer is masked, the purpose and the action go on the trail, the name does not.
 */
export async function checkOne(ctx: Ctx, given: unknown): Promise<CheckedName> {
  const { snapshotId, name, desa, purpose } = parseInput(checkOneSchema, given);
  const event = { action: "voter.check-one", entityType: "snapshot", entityId: snapshotId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "voter.check-one");
    const snapshot = await tx.snapshot.findFirst({
      where: { id: snapshotId, status: "ready" },
      select: { regionCode: true },
    });
    if (snapshot === null) throw notFound("snapshot-not-found", { id: snapshotId });
    authorise(ctx.actor, "voter.check-one", snapshot.regionCode);
    const read = rowsIn(tx);
    await inTurn(tx, `check-one ${ctx.actor.id}`);
    const [used] = await read(
      z.object({ n: z.number() }),
      sql`
        SELECT
          count(*)::int AS n
        FROM
          audit_event
        WHERE
          actor_id = ${ctx.actor.id}
          AND action = 'voter.check-one'
          AND at > now() - interval '1 day'
      `,
    );
    const before = used?.n ?? 0;
    if (before >= CHECKS_A_DAY) throw new UserError("too-many", "check-one-limit", { limit: CHECKS_A_DAY });
    const found = await read(
      foundSchema,
      sql`
        SELECT
          coalesce(left(v.nik_ok, 6) || '**********', '–') AS nik,
          coalesce(
            extract(
              YEAR
              FROM
                v.birth_date
            )::text,
            '–'
          ) AS born,
          coalesce(v.tps, '–') AS tps,
          v.active,
          coalesce(d.name, v.desa, '–') AS desa
        FROM
          voter_record v
          LEFT JOIN region_code d ON d.code = v.desa_code
        WHERE
          v.snapshot_id = ${snapshotId}
          AND fold_name (v.name) = fold_name (${name}::text)
          AND upper(coalesce(d.name, v.desa, '')) = upper(${desa}::text)
        ORDER BY
          v.row_no
        LIMIT
          ${SHOWN + 1}
      `,
    );
    await audit(tx, ctx, { ...event, data: { purpose, found: Math.min(found.length, SHOWN) } });
    return {
      found: found.slice(0, SHOWN),
      more: found.length > SHOWN,
      left: CHECKS_A_DAY - before - 1,
    };
  });
}
