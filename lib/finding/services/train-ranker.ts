import sql from "sql-template-tag";
import { audit } from "@/lib/db/audit";
import { query } from "@/lib/db/sql";
import { inTx } from "@/lib/db/tx";
import { SYSTEM } from "@/lib/access/actor";
import { OPEN_STATES } from "@/lib/finding/model/state";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { trainRanker, usefulness, type RankerModel } from "@/lib/finding/model/ranker";
import { NOT_CONTROL } from "@/lib/finding/queries/controls";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { rankFacts } from "@/lib/finding/queries/queue/rank-facts";
import { currentRanker } from "@/lib/finding/queries/queue/ranker";
import { sourceRecords, type SourceRecord } from "@/lib/finding/queries/queue/source-records";
import { assertPresent } from "@/lib/assert-present";

/** The newest decisions say best what helps now; more would only take longer. */
const MAX_DECISIONS = 20_000;
const BATCH = 2_000;

/**
 * Learns the order of the queue anew from what people decided (urutan terpelajar) and applies it to open
 * findings. It orders and does nothing else. A model is stored only when there is enough to learn from and
 * something new was decided.
 */
export async function trainAndOrder(): Promise<{ trained: boolean; ordered: number }> {
  const before = await currentRanker();
  const decided = await rankFacts(sql`
    WHERE
      f.state = 'final'
      AND f.outcome <> 'undetermined' ${NOT_CONTROL}
    ORDER BY
      f.decided_at DESC,
      f.id DESC
    LIMIT
      ${MAX_DECISIONS}
  `);
  const fresh = before === null || decided.length !== before.samples;
  const model = fresh
    ? trainRanker(
        [...decided]
          .sort((a, b) => a.id - b.id)
          .map((row) => ({ facts: row, accepted: row.outcome === "accepted" })),
      )
    : null;
  if (model !== null) {
    await inTx(async (tx) => {
      const stored = await tx.rankerModel.create({
        data: { samples: decided.length, model: { ...model, features: [...model.features] } },
        select: { id: true },
      });
      await audit(
        tx,
        { actor: SYSTEM },
        {
          action: "review.train",
          entityType: "ranker",
          entityId: stored.id,
          data: { samples: decided.length, features: model.features.length },
        },
      );
    });
  }
  return { trained: model !== null, ordered: await orderOpen(model ?? before?.model ?? null) };
}

/**
 * Gives every open finding its place. Known answers get theirs like any other: nothing may set them apart.
 */
async function orderOpen(model: RankerModel | null): Promise<number> {
  const { learnedOrder, randomShare } = await reviewPolicy();
  let after = 0;
  let ordered = 0;
  for (;;) {
    const batch = await rankFacts(sql`
      WHERE
        f.state = ANY (${[...OPEN_STATES]})
        AND f.id > ${after}
      ORDER BY
        f.id
      LIMIT
        ${BATCH}
    `);
    if (batch.length === 0) return ordered;
    const recordOf = await sourceRecords(batch);
    const placed = batch
      .map((row) => ({
        id: row.id,
        before: row.priority,
        priority: place(learnedOrder ? model : null, row, randomShare, learnedOrder ? recordOf(row) : null),
      }))
      .filter((row) => row.priority !== row.before);
    // Only the place changes: no revision, so that nobody who is judging one of them is disturbed.
    if (placed.length > 0) {
      await query(sql`
        UPDATE finding f
        SET
          priority = p.priority
        FROM
          unnest(${placed.map((row) => row.id)}::INT[], ${placed.map(
            (row) => row.priority,
          )}::float8[]) AS p (id, priority)
        WHERE
          f.id = p.id
      `);
    }
    ordered += placed.length;
    after = assertPresent(batch.at(-1)).id;
  }
}

function place(
  model: RankerModel | null,
  row: Parameters<typeof usefulness>[1] & { readonly fingerprint: string },
  randomShare: number,
  record: SourceRecord | null,
): number {
  if (repeatableDraw(row.fingerprint, "order") < randomShare)
    return model === null ? 0 : Math.round(10_000 * repeatableDraw(row.fingerprint, "place")) / 10_000;
  return broughtForward(bySource(model === null ? null : usefulness(model, row), record), row.noted);
}

/**
 * A question that a list brought stands half where its source's record puts it (catatan sumber: how often its lines
 * were true), half where earlier decisions do; few judged lines say little (Laplace's rule of succession).
 */
function bySource(learned: number | null, record: SourceRecord | null): number {
  if (record === null) return learned ?? 0;
  const share = (record.right + 1) / (record.judged + 2);
  return Math.round(10_000 * (learned === null ? share : (learned + share) / 2)) / 10_000;
}

/** Where staff know of a modus, its questions move half of the way to the front; whatever tier stays its tier. */
const broughtForward = (place: number, noted: boolean): number =>
  noted ? Math.round(5_000 * (1 + place)) / 10_000 : place;
