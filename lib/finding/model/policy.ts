import { UNMASKED_PER_DAY } from "@/lib/account/model/unmasked";
import type { FollowUp } from "@/lib/roll/follow-ups";
import { followUpRule } from "./reasons";
import { secondFactorParams, type SecondFactorParam } from "@/lib/access/second-factor";
import type { Outcome, Tier } from "./state";

/**
 * How strictly the office checks its own checking. Changed with a reason (`policy.set`); every value has a
 * documented default.
 */
export interface ReviewPolicy extends Readonly<Record<SecondFactorParam, boolean>> {
  /** Every approval that would strike a voter off needs a second person (pengesahan). */
  readonly fourEyesStrike: boolean;
  /** Every judgement of a tier T finding, accepted or rejected, needs a second person. */
  readonly fourEyesTierT: boolean;
  readonly leaseMinutes: number;
  readonly undoMinutes: number;
  /** Share of findings that two people judge independently. */
  readonly doubleBlindShare: number;
  /** Share of synthetic findings with a known answer among those of a run. */
  readonly knownAnswerShare: number;
  /** Order the queue by what people accepted before. */
  readonly learnedOrder: boolean;
  /** Share of the queue that keeps a random place, so that measured precision stays unbiased. */
  readonly randomShare: number;
  /** Identities one person may reveal per day. */
  readonly revealsPerDay: number;
  /** Records that one person may carry out unmasked per day; above it a second one confirms. */
  readonly unmaskedPerDay: number;
  readonly bulkLimit: number;
  /** A session that nobody touched for so long ends. */
  readonly idleMinutes: number;
}

export const DEFAULT_POLICY: ReviewPolicy = {
  fourEyesStrike: true,
  fourEyesTierT: true,
  leaseMinutes: 15,
  undoMinutes: 10,
  doubleBlindShare: 0.05,
  knownAnswerShare: 0.02,
  learnedOrder: true,
  randomShare: 0.05,
  revealsPerDay: 200,
  unmaskedPerDay: UNMASKED_PER_DAY,
  bulkLimit: 50,
  idleMinutes: 60,
  ...secondFactorParams(false),
};

/** Does a judgement wait for a sign-off (menunggu pengesahan)? */
export function needsSignOff(
  policy: ReviewPolicy,
  tier: Tier,
  outcome: Outcome,
  followUp: FollowUp | null,
): boolean {
  if (policy.fourEyesTierT && tier === "T") return true;
  return (
    policy.fourEyesStrike && outcome === "accepted" && followUp !== null && followUpRule(followUp).strikes
  );
}
