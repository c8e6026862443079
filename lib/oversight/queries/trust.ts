import type { Ctx } from "@/lib/access/actor";
import { authorise, can } from "@/lib/access/permissions";
import { countedUntil } from "./counted-until";
import { controlFindingRates, type ControlRate } from "./control-answers";
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
import { quickRun } from "./quick-run";
import { workload } from "@/lib/finding/queries/work/workload";

export interface Trust {
  readonly precision: readonly Precision[];
  readonly agreement: readonly Agreement[];
  readonly switches: readonly Switches[];
  readonly pace: readonly Pace[];
  readonly controls: readonly ControlRate[];
  /** The person's own last judgements came quicker than reading takes: until when that is worth a word. */
  readonly quick: Date | null;
}

/**
 * Can the work of a period be trusted? A reviewer sees its own known answers and pace, and no one else's;
 * whoever leads reviewers those of theirs; others none of them.
 */
export async function reviewTrust(ctx: Ctx, snapshotId: number): Promise<Trust> {
  authorise(ctx.actor, "summary.view");
  const scope = { snapshotId, before: countedUntil(ctx.actor) };
  if (can(ctx.actor, "oversight.see-own")) {
    const [controls, speed, quick] = await Promise.all([
      ownControlRates(ctx, snapshotId),
      pace(scope, ctx.actor.id),
      quickRun(ctx),
    ]);
    return { precision: [], agreement: [], switches: [], pace: speed, controls, quick };
  }
  const [controls, precise, agreed, switched, speed] = await Promise.all([
    reviewersControlRates(ctx, snapshotId),
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
    controls,
    quick: null,
  };
}

const ownControlRates = ({ actor }: Ctx, snapshotId: number): Promise<ControlRate[]> =>
  controlFindingRates(snapshotId, { actorId: actor.id });

async function reviewersControlRates(ctx: Ctx, snapshotId: number): Promise<ControlRate[]> {
  if (!can(ctx.actor, "oversight.see-reviewers")) return [];
  const [rates, own] = await Promise.all([controlFindingRates(snapshotId), workload(ctx, snapshotId)]);
  return rates.filter(({ reviewer }) => own.some(({ username }) => username === reviewer));
}
