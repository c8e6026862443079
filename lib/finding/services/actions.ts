import type { Ctx } from "@/lib/access/actor";
import type { Permission } from "@/lib/access/permissions";
import { type ActionOutput, FINDING_ACTIONS, type FindingActionName } from "@/lib/finding/model/actions";
import { findingNamesakes } from "@/lib/finding/queries/opened/namesakes";
import { parseInput } from "@/lib/parse-input";
import { fieldCheckFinding, fieldResultFinding } from "./field-check";
import { claimFinding, releaseFinding, renewFinding, takeNextFinding } from "./queue";
import { revealFinding } from "./reveal";
import { bulkJudge } from "./review/bulk";
import {
  blindFinding,
  judgeFinding,
  undeterminedFinding,
  undoFinding,
  unsureFinding,
} from "./review/judgement";
import { carryJudgement } from "./review/carry";
import { confirmKept } from "./review/confirm-kept";
import { revokeKept } from "./review/keep";
import { signOffMany } from "./review/sign-off-many";
import { splitFinding } from "./review/split";
import { paperFinding } from "./review/paper";
import { reopenFinding, returnFinding, signOffFinding } from "./review/supervision";

interface FindingService<Name extends FindingActionName> {
  readonly permission: Permission;
  readonly run: (ctx: Ctx, input: unknown) => Promise<ActionOutput<Name>>;
}

/** Who does each action of `FINDING_ACTIONS`, and which permission it asks for. */
export const FINDING_SERVICES: { readonly [Name in FindingActionName]: FindingService<Name> } = {
  claim: { permission: "finding.claim", run: claimFinding },
  renew: { permission: "finding.renew", run: renewFinding },
  release: { permission: "finding.release", run: releaseFinding },
  takeNext: { permission: "finding.take-next", run: takeNextFinding },
  blind: { permission: "finding.blind", run: blindFinding },
  namesakes: {
    permission: "finding.judge",
    run: (ctx, input) => findingNamesakes(ctx, parseInput(FINDING_ACTIONS.namesakes, input)),
  },
  judge: { permission: "finding.judge", run: judgeFinding },
  undetermined: { permission: "finding.undetermined", run: undeterminedFinding },
  unsure: { permission: "finding.unsure", run: unsureFinding },
  fieldCheck: { permission: "finding.field-check", run: fieldCheckFinding },
  fieldResult: { permission: "finding.field-result", run: fieldResultFinding },
  split: { permission: "finding.split", run: splitFinding },
  undo: { permission: "finding.undo", run: undoFinding },
  paper: { permission: "finding.paper", run: paperFinding },
  signOff: { permission: "finding.sign-off", run: signOffFinding },
  return: { permission: "finding.return", run: returnFinding },
  reopen: { permission: "finding.reopen", run: reopenFinding },
  reveal: { permission: "finding.reveal", run: revealFinding },
  bulk: { permission: "finding.bulk", run: bulkJudge },
  carry: { permission: "finding.carry", run: carryJudgement },
  confirmKept: { permission: "finding.confirm-kept", run: confirmKept },
  revokeKept: { permission: "finding.revoke-kept", run: revokeKept },
  signOffMany: { permission: "finding.sign-off-many", run: signOffMany },
};
