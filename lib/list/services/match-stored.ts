import sql from "sql-template-tag";
import { SYSTEM } from "@/lib/access/actor";
import { auditOn } from "@/lib/db/audit";
import { rows, withTransaction } from "@/lib/db/sql";
import { z } from "zod";
import { LINE_STATES } from "@/lib/list/model/kinds";
import type { MatchedList } from "@/lib/list/model/matched-list";
import { storedList } from "@/lib/list/queries/stored-list";
import { matchList } from "./matched";
import { MatchingCancelled, MatchingProgress } from "./matching-progress";
import { queryOn } from "@/lib/db/query-on";
import { writeMatches } from "./write-matches";

/**
 * Holds a stored list against its roll: the states of its lines and their candidates in one transaction. Bears
 * being started over; a list that is matched already, or that nobody wants any more, is left as it is.
 *
 * @param signal of the worker that is to stop: the list waits for the next one
 * @returns the list with what became of each line; null when there was nothing to do or a person ended it
 */
export async function matchStored(id: number, signal?: AbortSignal): Promise<MatchedList | null> {
  const waiting = await waitingList(id);
  if (waiting === null) return null;
  if (waiting.cancelRequested) {
    await giveUpList(id, "cancelled");
    return null;
  }
  const { snapshotId, described, list } = await storedList(id);
  try {
    return await withTransaction(async (client) => {
      const progress = new MatchingProgress(id, client, signal);
      try {
        const query = progress.watched(queryOn(client));
        const matched = await matchList(query, snapshotId, described.kind, list, (share) =>
          progress.at(share),
        );
        await writeMatches(query, id, matched.lines);
        // From here on this transaction holds the row that the progress is written to: it would wait for us, we for it.
        await progress.stop();
        await query(sql`
          UPDATE reference_list
          SET
            status = 'held',
            progress = 1
          WHERE
            id = ${id}::int
        `);
        await auditOn(
          client,
          { actor: SYSTEM },
          { action: "list.match", entityType: "list", entityId: id, data: statesOf(matched) },
        );
        return matched;
      } finally {
        await progress.stop();
      }
    });
  } catch (error) {
    if (!(error instanceof MatchingCancelled)) throw error;
    await giveUpList(id, "cancelled");
    return null;
  }
}

const statesOf = ({ lines }: MatchedList) =>
  Object.fromEntries(
    LINE_STATES.map((state) => [state, lines.filter((line) => line.state === state).length]),
  );

const waitingSchema = z.object({ cancelRequested: z.boolean() });

async function waitingList(id: number): Promise<z.infer<typeof waitingSchema> | null> {
  const [found] = await rows(
    waitingSchema,
    sql`
      SELECT
        cancel_requested AS "cancelRequested"
      FROM
        reference_list
      WHERE
        id = ${id}::int
        AND status = 'matching'
    `,
  );
  return found ?? null;
}

/** A list that a person took back, or whose every matching crashed: its people go, what it was stays. */
export async function giveUpList(id: number, status: "cancelled" | "failed"): Promise<void> {
  await withTransaction(async (client) => {
    const query = queryOn(client);
    const found = await query(sql`
      UPDATE reference_list
      SET
        status = ${status},
        brought_by = NULL
      WHERE
        id = ${id}::int
        AND status = 'matching'
      RETURNING
        id
    `);
    if (found.length === 0) return;
    await query(sql`
      DELETE FROM reference_list_line
      WHERE
        list_id = ${id}::int
    `);
    await auditOn(client, { actor: SYSTEM }, { action: `list.${status}`, entityType: "list", entityId: id });
  });
}
