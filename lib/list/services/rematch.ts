import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { covers } from "@/lib/access/scope";
import { withTransaction } from "@/lib/db/sql";
import { conflict, notFound, refused } from "@/lib/errors";
import { rematchInputSchema } from "@/lib/list/model/input";
import { reachableList } from "@/lib/list/queries/access";
import { rollOf } from "@/lib/list/queries/roll";
import { storedList } from "@/lib/list/queries/stored-list";
import { parseInput } from "@/lib/parse-input";
import { queueMatching } from "./queue-matching";
import { storeList } from "./store";

/**
 * Holds a list that is stored against the roll of a later period: the same lines, matched anew by the worker, as
 * a list of its own that names the first one.
 *
 * @throws not-found for a list or period out of reach · refused while the roll is imported, or for another
 * kabupaten · conflict for a list whose lines are removed or that is held against this roll already
 */
export async function rematchList(
  ctx: Ctx,
  input: z.input<typeof rematchInputSchema>,
): Promise<{ id: number }> {
  const { id, snapshotId } = parseInput(rematchInputSchema, input);
  const held = await reachableList(ctx, id, "list.import");
  const roll = await rollOf(snapshotId);
  if (roll === null || !covers(ctx.actor, roll.regionCode))
    throw notFound("snapshot-not-found", { id: snapshotId });
  if (roll.status !== "ready") throw refused("snapshot-not-ready");
  if (roll.regionCode !== held.regionCode) throw refused("list-other-region", { code: held.regionCode });
  if (held.status !== "held") throw conflict("list-removed", { id });
  const stored = await storedList(id);
  if (stored.snapshots.includes(snapshotId)) throw conflict("list-held-already", { id });
  const described = { ...stored.described, snapshotId, fromListId: stored.first };
  const again = await withTransaction((client) => storeList(client, ctx, described, stored.list));
  await queueMatching(again);
  return { id: again };
}
