import type { Actor } from "@/lib/access/actor";
import type { FindingFacts } from "./facts";
import type { Act } from "./action";
import { step } from "./machine";
import { ACT_KINDS, type ActKind } from "./rules";
import type { ReviewPolicy } from "./policy";

const REJECTED = { outcome: "rejected", reasonCode: "DATA-BENAR", followUp: null } as const;

/** An act of each kind, as harmless as it gets, to ask the machine whether it would be taken. */
function sample(kind: ActKind, finding: FindingFacts): Act {
  switch (kind) {
    case "blind":
      return { kind, outcome: "rejected" };
    case "judge":
      return { kind, sampled: false, ...REJECTED };
    case "judge-second":
      return { kind, ...REJECTED };
    case "field-check":
      return { kind, dueDate: "2000-01-01" };
    case "sign-off":
      return {
        kind,
        adopt:
          finding.entries.findLast((entry) => entry.kind === "decision" || entry.kind === "second_blind")
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
 * What this person could do with the finding now, for the screen to offer; the verbs check again. A second
 * review is offered as an ordinary judgement.
 */
export function allowedActs(finding: FindingFacts, actor: Actor, now: Date, policy: ReviewPolicy): ActKind[] {
  const allowed = ACT_KINDS.filter((kind) => step(finding, sample(kind, finding), actor, now, policy).ok);
  return [...new Set(allowed.map((kind) => (kind === "judge-second" ? "judge" : kind)))];
}
