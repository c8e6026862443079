import type { QueueLine } from "@/lib/finding/model/queue/line";
import { followUpRule } from "@/lib/finding/model/reasons";
import { isJudgeable } from "@/lib/finding/model/state";
import { FOLLOW_UPS } from "@/lib/roll/follow-ups";

type Line = QueueLine & { readonly reasonCode: string | null };

/** Lines of one kind that one action may be given to, each read before. */
export interface LikeGroup<T> {
  readonly key: string;
  readonly lines: readonly T[];
}

const strikes = (code: string | null): boolean => {
  const known = FOLLOW_UPS.find((one) => one === code);
  return known !== undefined && followUpRule(known).strikes;
};

const grouped = <T>(lines: readonly T[], keyOf: (line: T) => string | null): LikeGroup<T>[] =>
  [...Map.groupBy(lines, keyOf)].flatMap(([key, group]) =>
    key === null || group.length < 2 ? [] : [{ key, lines: group }],
  );

/** Judgements of one rule, kind of evidence and answer, which may be signed off together: no strike, no tier T. */
export const likeToSign = <T extends Line>(lines: readonly T[]): LikeGroup<T>[] =>
  grouped(lines, ({ state, bulkKind, decision, outcome, reasonCode }) =>
    state !== "awaiting_signoff" || bulkKind === null || decision === null || strikes(decision.followUp)
      ? null
      : `${bulkKind} ${outcome} ${reasonCode}`,
  );

/** Findings of one rule and one kind of evidence whose earlier answers may be given again together. */
export const likeToConfirm = <T extends Line>(lines: readonly T[]): LikeGroup<T>[] =>
  grouped(lines, ({ state, bulkKind, held }) =>
    !isJudgeable(state) || bulkKind === null || held === "other" ? null : bulkKind,
  );
