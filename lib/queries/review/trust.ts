import type { Ctx } from "@/lib/domain/actor";
import { knownAnswerRates, type KnownRate } from "./known-answers";
import { agreement, pace, precision, switches, type Agreement, type Pace, type Precision, type Switches } from "./quality";

export interface Trust {
  readonly precision: readonly Precision[];
  readonly agreement: readonly Agreement[];
  readonly switches: readonly Switches[];
  readonly pace: readonly Pace[];
  readonly knownAnswers: readonly KnownRate[];
}

/** Can the work of a period be trusted? A reviewer sees its own known answers and pace, and no one else's. */
export async function reviewTrust(ctx: Ctx, snapshotId: number): Promise<Trust> {
  const scope = { snapshotId };
  const own = ctx.actor.role === "verifikator" ? ctx.actor.id : undefined;
  const [known, speed] = await Promise.all([knownAnswerRates(snapshotId, own), pace(scope, own)]);
  if (own !== undefined) return { precision: [], agreement: [], switches: [], pace: speed, knownAnswers: known };
  const [precise, agreed, switched] = await Promise.all([precision(scope), agreement(scope), switches(scope)]);
  return { precision: precise, agreement: agreed, switches: switched, pace: speed, knownAnswers: known };
}
