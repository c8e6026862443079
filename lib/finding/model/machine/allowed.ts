import type { Actor } from "@/lib/access/actor";
import type { FindingFacts } from "./facts";
import type { Action } from "./action";
import { step } from "@/lib/finding/model/machine";
import { openJudgements, waitsForPaper } from "./reduced-state";
import { ACTION_KINDS, type ActionKind } from "./rules";
import type { ReviewPolicy } from "@/lib/finding/model/policy";

const REJECTED = { outcome: "rejected", reasonCode: "DATA-BENAR", followUp: null } as const;

/** An action of each kind, as harmless as it gets, to ask the machine whether it would be taken. */
function sample(kind: ActionKind, finding: FindingFacts): Action {
  switch (kind) {
    case "blind":
      return { kind, outcome: "rejected" };
    case "judge":
      return { kind, sampled: false, ...REJECTED };
    case "judge-second":
      return { kind, ...REJECTED };
    case "field-check":
    case "field-result":
      return { kind, dueDate: "2000-01-01" };
    case "paper": {
      const open = openJudgements(finding).find((event) => waitsForPaper(finding, event));
      return { kind, judgement: open?.id ?? 0, followUp: { code: "TMS-1" } };
    }
    case "sign-off":
      return {
        kind,
        adopt:
          finding.events.findLast((event) => event.kind === "decision" || event.kind === "second_blind")
            ?.id ?? null,
      };
    case "return":
    case "reopen":
      return { kind, reasonCode: "LAINNYA" };
    default:
      return { kind };
  }
}

/**
 * What this person could do with the finding now, for the screen to offer; the services check again. A second
 * review is offered as an ordinary judgement.
 */
export function allowedActions(
  finding: FindingFacts,
  actor: Actor,
  now: Date,
  policy: ReviewPolicy,
): ActionKind[] {
  const allowed = ACTION_KINDS.filter((kind) => step(finding, sample(kind, finding), actor, now, policy).ok);
  return [...new Set(allowed.map((kind) => (kind === "judge-second" ? "judge" : kind)))];
}
