import type { Ctx } from "@/lib/access/actor";
import { knownAnswerRates, type KnownRate } from "./control-answers";
import {
  agreement,
  pace,
  precision,
  switches,
  type Agreement,
  type Pace,
  type Precision,
  type Switches,
} from "./quality";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { quickRun } from "./quick-run";
import { workload } from "@/lib/finding/queries/workload";

export interface Trust {
  readonly precision: readonly Precision[];
  readonly agreement: readonly Agreement[];
  readonly switches: readonly Switches[];
  readonly pace: readonly Pace[];
  readonly knownAnswers: readonly KnownRate[];
  /** The person's own last judgements came quicker than reading takes. */
  readonly quick: boolean;
}

/**
 * Can the work of a period be trusted? A reviewer sees its own known answers and pace, and no one else's; a
 * supervisor those of its reviewers; others none of them.
 */
export async function reviewTrust(ctx: Ctx, snapshotId: number): Promise<Trust> {
  const scope = { snapshotId };
  if (ctx.actor.role === "verifikator") {
    const [known, speed, quick] = await Promise.all([
      ownKnownAnswers(ctx, snapshotId),
      pace(scope, ctx.actor.id),
      quickRun(ctx),
    ]);
    return { precision: [], agreement: [], switches: [], pace: speed, knownAnswers: known, quick };
  }
  const [known, precise, agreed, switched, speed] = await Promise.all([
    reviewersKnownAnswers(ctx, snapshotId),
    precision(scope),
    agreement(scope),
    switches(scope),
    pace(scope),
  ]);
  return {
    precision: precise,
    agreement: agreed,
    switches: switched,
    pace: speed,
    knownAnswers: known,
    quick: false,
  };
}

/**
 * Only of decisions that can no longer be taken back: a rate that moved at once would give the synthetic
 * finding away while it can still be answered again.
 */
async function ownKnownAnswers({ actor }: Ctx, snapshotId: number): Promise<KnownRate[]> {
  const { undoMinutes } = await reviewPolicy();
  return knownAnswerRates(snapshotId, { actorId: actor.id, minutesOld: undoMinutes });
}

async function reviewersKnownAnswers(ctx: Ctx, snapshotId: number): Promise<KnownRate[]> {
  if (ctx.actor.role !== "supervisor") return [];
  const [rates, own] = await Promise.all([knownAnswerRates(snapshotId), workload(ctx, snapshotId)]);
  return rates.filter(({ reviewer }) => own.some(({ username }) => username === reviewer));
}
