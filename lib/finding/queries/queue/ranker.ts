import sql from "sql-template-tag";
import { prisma } from "@/lib/db/prisma";
import { effects, rankerModelSchema, type RankerModel } from "@/lib/finding/model/ranker";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { rankFacts } from "./rank-facts";
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
  readonly modelId: number;
  readonly samples: number;
  readonly random: boolean;
  /** Log odds, strongest first; features as the model names them. */
  readonly reasons: readonly { readonly feature: string; readonly effect: number }[];
}

/** Not to be shown before the first judgement. Null while the queue is not ordered by what was learned. */
export async function orderReason(findingId: number): Promise<OrderReason | null> {
  const [policy, ranker] = await Promise.all([reviewPolicy(), currentRanker()]);
  if (!policy.learnedOrder || ranker === null) return null;
  const [facts] = await rankFacts(sql`
    WHERE
      f.id = ${findingId}
  `);
  if (!facts) return null;
  const random = repeatableDraw(facts.fingerprint, "order") < policy.randomShare;
  return {
    modelId: ranker.id,
    samples: ranker.samples,
    random,
    reasons: random
      ? []
      : effects(ranker.model, facts)
          .filter((entry) => Math.abs(entry.effect) > 0.05)
          .slice(0, 4),
  };
}
