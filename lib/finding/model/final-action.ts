import type { Result } from "@/lib/result";
import type { ActionInput, ActionResult, FindingActions, RevisionTarget } from "./actions";
import type { Outcome } from "./state";

type Of<Name extends "judge" | "unsure" | "fieldCheck" | "signOff" | "return" | "undetermined"> = {
  readonly name: Name;
  readonly input: Omit<ActionInput<Name>, "findingId" | "revision" | "attempt" | "seconds">;
};

/** An action that ends a person's work on a finding, as it is kept until the server has it. */
export type FinalAction =
  Of<"judge"> | Of<"unsure"> | Of<"fieldCheck"> | Of<"signOff"> | Of<"return"> | Of<"undetermined">;

/** What is told of an action: its outcome, what was chosen as a key of the messages, whether Z takes it back. */
export interface Said {
  readonly outcome: Outcome | null;
  readonly reason: string;
  readonly undoable: boolean;
}

export function saidOf(action: FinalAction): Said {
  if (action.name !== "judge")
    return {
      outcome: action.name === "undetermined" ? "undetermined" : null,
      reason: action.name,
      undoable: action.name === "unsure" || action.name === "fieldCheck",
    };
  const { answer } = action.input;
  const reason = answer.outcome === "accepted" ? answer.followUp.code : answer.reason;
  return { outcome: answer.outcome, reason, undoable: true };
}

/** @param target with the mark of this attempt, by which the server knows it again */
export function sendAction(
  actions: FindingActions,
  action: FinalAction,
  target: RevisionTarget & { readonly seconds?: number },
): Promise<Result<ActionResult>> {
  const { seconds: _seconds, ...plain } = target;
  switch (action.name) {
    case "judge":
      return actions.judge({ ...target, ...action.input });
    case "unsure":
      return actions.unsure({ ...target, ...action.input });
    case "fieldCheck":
      return actions.fieldCheck({ ...plain, ...action.input });
    case "signOff":
      return actions.signOff({ ...plain, ...action.input });
    case "return":
      return actions.return({ ...plain, ...action.input });
    case "undetermined":
      return actions.undetermined({ ...plain, ...action.input });
  }
}

/** A mark of one attempt, different each time: 32 hexadecimal digits. */
export const newAttempt = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
