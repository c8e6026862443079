import type { BulkItem } from "@/lib/finding/model/bulk";
import type { Answer } from "@/lib/finding/model/input";
import type { FindingState, Outcome } from "@/lib/finding/model/state";
import type { Result } from "@/lib/result";

/** What every act answers with. */
export interface ActDone {
  readonly findingId: number;
  readonly revision: number;
  readonly state: FindingState;
  readonly claimedUntil: Date | null;
}

export interface Target {
  readonly findingId: number;
  readonly revision: number;
}

type Act<Input> = (input: Input) => Promise<Result<ActDone>>;

export interface RevealedIdentity {
  readonly ord: number;
  readonly nik: string | null;
  readonly nkk: string | null;
  readonly birthDate: string | null;
  readonly disability: string | null;
}

/** The verbs of a finding as the browser calls them; the page hands them in, the server checks each again. */
export interface FindingActs {
  readonly claim: Act<{ findingId: number }>;
  readonly renew: Act<{ findingId: number }>;
  readonly release: Act<{ findingId: number }>;
  readonly takeNext: (input: { snapshotId?: number }) => Promise<Result<ActDone | null>>;
  readonly blind: Act<Target & { outcome: Outcome; seconds?: number }>;
  readonly judge: Act<Target & { answer: Answer; seconds?: number }>;
  readonly unsure: Act<Target & { note?: string; seconds?: number }>;
  readonly fieldCheck: Act<Target & { dueDate: string; addressee: string; note?: string }>;
  readonly fieldResult: Act<Target & { result: string; note?: string }>;
  readonly split: Act<Target>;
  readonly undo: Act<Target>;
  readonly signoff: Act<Target & { adopt?: number; note?: string }>;
  readonly sendBack: Act<Target & { reason: string; note?: string }>;
  readonly reopen: Act<Target & { reason: string; note?: string }>;
  readonly reveal: (input: {
    findingId: number;
    purpose: string;
  }) => Promise<Result<{ identities: readonly RevealedIdentity[]; leftToday: number }>>;
}

/** In the queue several can be judged at once. */
export interface QueueActs extends FindingActs {
  readonly bulk: (input: {
    items: readonly Target[];
    answer: Answer;
    confirmed: true;
  }) => Promise<Result<readonly BulkItem[]>>;
}
