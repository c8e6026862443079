import sql from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { foldedPattern } from "@/lib/db/folded-pattern";
import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { badInput, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import {
  type FoundVoter,
  foundVoterSchema,
  letterItemSchema,
  letterVoterSchema,
  voterSearchSchema,
} from "@/lib/register/model/letter-item";

/** Voters that a search shows; a name that fits more is asked for more of it. */
const SHOWN = 20;

/** Says what a point of a letter is about and how many people it names. */
export function setLetterItem(ctx: Ctx, given: unknown): Promise<null> {
  const { letterId, ord, category, people } = parseInput(letterItemSchema, given);
  const event = { action: "letter.set-item", entityType: "letter", entityId: letterId };
  return auditedTx(ctx, event, async (tx) => {
    const { points } = await reachableLetter(tx, ctx, letterId);
    if (ord > points.length) throw badInput("letter-point");
    const data = { category, people, setBy: ctx.actor.username, setAt: new Date() };
    await tx.letterItem.upsert({
      where: { letterId_ord: { letterId, ord } },
      create: { letterId, ord, ...data },
      update: data,
    });
    await audit(tx, ctx, { ...event, data: { point: ord, category, people } });
    return null;
  });
}

/**
 * Voters of a desa by a part of the name, masked: who may be meant by a point. The action is on the trail, the name
 * that was looked for is not.
 */
export function searchVoters(ctx: Ctx, given: unknown): Promise<FoundVoter[]> {
  const { letterId, desaKey, name } = parseInput(voterSearchSchema, given);
  const event = { action: "letter.search", entityType: "letter", entityId: letterId };
  return auditedTx(ctx, event, async (tx) => {
    const { snapshotId } = await reachableLetter(tx, ctx, letterId);
    const found = await rowsIn(tx)(
      foundVoterSchema,
      sql`
        SELECT
          v.row_no AS ROW,
          coalesce(v.name, '–') AS name,
          extract(
            YEAR
            FROM
              v.birth_date
          )::text AS born,
          v.tps,
          coalesce(d.name, v.desa, v.desa_key) AS desa,
          v.active
        FROM
          voter_record v
          LEFT JOIN region_code d ON d.code = v.desa_code
        WHERE
          v.snapshot_id = ${snapshotId}
          AND v.desa_key = ${desaKey}
          AND fold_name (v.name) LIKE ${foldedPattern(name)}
        ORDER BY
          v.name,
          v.row_no
        LIMIT
          ${SHOWN}
      `,
    );
    await audit(tx, ctx, { ...event, data: { desa: desaKey, found: found.length } });
    return found;
  });
}

/** Links a voter to a point of a letter, or takes the link away. It changes nothing about the voter or a finding. */
export function linkVoter(ctx: Ctx, given: unknown): Promise<null> {
  const { letterId, ord, row } = parseInput(letterVoterSchema, given);
  const event = { action: "letter.link-voter", entityType: "letter", entityId: letterId };
  return auditedTx(ctx, event, async (tx) => {
    const { snapshotId } = await reachableLetter(tx, ctx, letterId);
    if ((await tx.letterItem.count({ where: { letterId, ord } })) === 0) throw badInput("letter-point");
    if ((await tx.voterRecord.count({ where: { snapshotId, rowNo: row } })) === 0)
      throw notFound("voter-not-found");
    const where = { letterId_ord_rowNo: { letterId, ord, rowNo: row } };
    await tx.letterVoter.upsert({
      where,
      create: { letterId, ord, rowNo: row, snapshotId, setBy: ctx.actor.username },
      update: {},
    });
    await audit(tx, ctx, { ...event, data: { point: ord, row } });
    return null;
  });
}

export function unlinkVoter(ctx: Ctx, given: unknown): Promise<null> {
  const { letterId, ord, row } = parseInput(letterVoterSchema, given);
  const event = { action: "letter.unlink-voter", entityType: "letter", entityId: letterId };
  return auditedTx(ctx, event, async (tx) => {
    await reachableLetter(tx, ctx, letterId);
    await tx.letterVoter.deleteMany({ where: { letterId, ord, rowNo: row } });
    await audit(tx, ctx, { ...event, data: { point: ord, row } });
    return null;
  });
}

/** The letter, for whoever may write in its region. @throws not-found where there is none */
async function reachableLetter(
  tx: Tx,
  ctx: Ctx,
  letterId: number,
): Promise<{ readonly snapshotId: number; readonly points: readonly string[] }> {
  authorise(ctx.actor, "letter.write");
  const letter = await tx.letter.findUnique({
    where: { id: letterId },
    select: { snapshotId: true, points: true, snapshot: { select: { regionCode: true } } },
  });
  if (letter === null) throw notFound("letter-not-found");
  authorise(ctx.actor, "letter.write", letter.snapshot.regionCode);
  return letter;
}
