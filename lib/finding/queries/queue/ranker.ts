import sql from "sql-template-tag";
import { prisma } from "@/lib/db/prisma";
import { effects, rankerModelSchema, type RankerModel } from "@/lib/finding/model/ranker";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { rankFacts } from "./rank-facts";
import { sourceRecords, type SourceRecord } from "./source-records";
import { reviewPolicy } from "@/lib/finding/queries/policy";

export interface StoredRanker {
  readonly id: number;
  readonly samples: number;
  readonly trainedAt: Date;
  readonly model: RankerModel;
}

/** The learned order in force, if any. */
export async function currentRanker(): Promise<StoredRanker | null> {
  const stored = await prisma().rankerModel.findFirst({
    where: { enabled: true },
    orderBy: { id: "desc" },
    select: { id: true, samples: true, trainedAt: true, model: true },
  });
  return stored === null ? null : { ...stored, model: rankerModelSchema.parse(stored.model) };
}

/** Why a finding came when it did. `random`: it belongs to the share that keeps a random place. */
export interface OrderReason {
  /** decisions that the order was learned from; none where only the record of the source places it */
  readonly samples: number | null;
  readonly random: boolean;
  /** Log odds, strongest first; features as the model names them. */
  readonly reasons: readonly { readonly feature: string; readonly effect: number }[];
  /** what the source of the list that asks has been worth */
  readonly record: SourceRecord | null;
}

/** Not to be shown before the first judgement. Null while nothing but tier and age orders the finding. */
export async function orderReason(findingId: number): Promise<OrderReason | null> {
  const [policy, ranker] = await Promise.all([reviewPolicy(), currentRanker()]);
  if (!policy.learnedOrder) return null;
  const [facts] = await rankFacts(sql`
    WHERE
      f.id = ${findingId}
  `);
  if (!facts) return null;
  const record = (await sourceRecords([facts]))(facts);
  if (ranker === null && record === null) return null;
  const random = repeatableDraw(facts.fingerprint, "order") < policy.randomShare;
  return {
    samples: ranker?.samples ?? null,
    random,
    reasons:
      random || ranker === null
        ? []
        : effects(ranker.model, facts)
            .filter((entry) => Math.abs(entry.effect) > 0.05)
            .slice(0, 4),
    record: random ? null : record,
  };
}
