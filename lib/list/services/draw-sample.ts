import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { conflict, refused } from "@/lib/errors";
import { allocate, drawSampleSchema } from "@/lib/list/model/sample";
import { reachableList } from "@/lib/list/queries/access";
import { parseInput } from "@/lib/parse-input";
import { sampleWithout, seededRandom } from "@/lib/statistics/random";

/**
 * Draws lines of a list for household visits, in proportion to the desa that they name; the same seed draws the same
 * lines. Lines without a desa are a stratum of their own.
 *
 * @throws not-found out of reach · conflict for a list that is not held · refused where it has no entry
 */
export async function drawSample(ctx: Ctx, input: z.input<typeof drawSampleSchema>): Promise<{ id: number }> {
  const { listId, size, seed } = parseInput(drawSampleSchema, input);
  const event = { action: "list.sample", entityType: "list", entityId: listId };
  return auditedTx(ctx, event, async (tx) => {
    const list = await reachableList(ctx, listId, "list.sample", rowsIn(tx));
    if (list.status !== "held") throw conflict("list-removed", { id: listId });
    const entries = await rowsIn(tx)(
      z.object({ ord: z.number(), desaKey: z.string() }),
      sql`
        SELECT
          ord,
          desa_key AS "desaKey"
        FROM
          reference_list_line
        WHERE
          list_id = ${listId}::int
          AND state <> 'rejected'
        ORDER BY
          desa_key,
          ord
      `,
    );
    if (entries.length === 0) throw refused("list-sample-empty");
    const strata = [...Map.groupBy(entries, ({ desaKey }) => desaKey).values()];
    const parts = allocate(
      strata.map(({ length }) => length),
      size,
    );
    const random = seededRandom(seed);
    const drawn = strata.flatMap((stratum, i) =>
      sampleWithout(stratum.length, parts[i] ?? 0, random).flatMap((at) => {
        const line = stratum[at];
        return line === undefined ? [] : [{ ...line, stratum: stratum.length }];
      }),
    );
    const { id } = await tx.listSample.create({
      data: {
        listId,
        seed,
        population: entries.length,
        createdBy: ctx.actor.id,
        lines: {
          create: drawn.map(({ ord, desaKey, stratum }, i) => ({
            ord: i + 1,
            listOrd: ord,
            desaKey,
            stratum,
          })),
        },
      },
      select: { id: true },
    });
    await audit(tx, ctx, {
      ...event,
      data: { sample: id, size: drawn.length, seed, population: entries.length },
    });
    return { id };
  });
}
