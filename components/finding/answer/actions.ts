import type { BulkItem } from "@/lib/finding/model/bulk";
import type { Answer } from "@/lib/finding/model/input";
import type { FindingState, Outcome } from "@/lib/finding/model/state";
import type { Result } from "@/lib/result";

/** What every action answers with. */
export interface ActionDone {
  readonly findingId: number;
  readonly revision: number;
  readonly state: FindingState;
  readonly claimedUntil: Date | null;
}

export interface Target {
  readonly findingId: number;
  readonly revision: number;
}

type Action<Input> = (input: Input) => Promise<Result<ActionDone>>;

export interface RevealedIdentity {
  readonly ord: number;
  readonly nik: string | null;
  readonly nkk: string | null;
  readonly birthDate: string | null;
  readonly disability: string | null;
}

/** The verbs of a finding as the browser calls them; the page hands them in, the server checks each again. */
export interface FindingActions {
  readonly claim: Action<{ findingId: number }>;
  readonly renew: Action<{ findingId: number }>;
  readonly release: Action<{ findingId: number }>;
  readonly takeNext: (input: { snapshotId?: number }) => Promise<Result<ActionDone | null>>;
  readonly blind: Action<Target & { outcome: Outcome; seconds?: number }>;
  readonly judge: Action<Target & { answer: Answer; seconds?: number }>;
  readonly unsure: Action<Target & { note?: string; seconds?: number }>;
  readonly fieldCheck: Action<Target & { dueDate: string; addressee: string; note?: string }>;
  readonly fieldResult: Action<Target & { result: string; note?: string }>;
  readonly split: Action<Target>;
  readonly undo: Action<Target>;
  readonly signOff: Action<Target & { adopt?: number; note?: string }>;
  readonly return: Action<Target & { reason: string; note?: string }>;
  readonly reopen: Action<Target & { reason: string; note?: string }>;
  readonly reveal: (input: {
    findingId: number;
    purpose: string;
  }) => Promise<Result<{ identities: readonly RevealedIdentity[]; leftToday: number }>>;
}

/** In the queue several can be judged at once. */
export interface QueueActions extends FindingActions {
  readonly bulk: (input: {
    items: readonly Target[];
    answer: Answer;
    confirmed: true;
  }) => Promise<Result<readonly BulkItem[]>>;
}
