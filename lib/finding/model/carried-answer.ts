import type { Answer } from "./answer";
import type { ReviewEvent } from "./machine/facts";
import { REJECT_CODES, followUpRule } from "./reasons";
import type { JudgementDetail } from "./stored";

interface Given extends Pick<ReviewEvent, "outcome" | "reasonCode" | "followUp"> {
  readonly detail: JudgementDetail;
  readonly note: string | null;
}

/**
 * A judgement as the answer that would give it once more; null where it may only be given by itself: a strike, or a
 * word that holds for its own finding.
 */
export function answerAgain({ outcome, reasonCode, followUp, detail, note }: Given): Answer | null {
  const words = note === null ? {} : { note };
  if (outcome === "rejected") {
    const reason = REJECT_CODES.find((code) => code === reasonCode);
    const innocent = detail.innocent === undefined ? {} : { innocent: detail.innocent };
    return reason === undefined ? null : { outcome, reason, ...innocent, ...words };
  }
  if (outcome !== "accepted" || followUp === null) return null;
  const { code, rows, element, proposedValue } = followUp;
  const { strikes, note: needed } = followUpRule(code);
  if (strikes || needed === "required") return null;
  return {
    outcome,
    followUp: { code, rows: rows === undefined ? undefined : [...rows], element, proposedValue },
    ...words,
  };
}
