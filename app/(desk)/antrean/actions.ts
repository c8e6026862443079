"use server";

import {
  assignInput,
  blindInput,
  bulkInput,
  deleteViewInput,
  fieldCheckInput,
  fieldResultInput,
  findingTarget,
  findingRef,
  judgeInput,
  renameViewInput,
  reopenInput,
  returnInput,
  revealInput,
  saveViewInput,
  signOffInput,
  takeNextInput,
  unsureInput,
} from "@/lib/finding/model/input";
import { action, reading } from "@/lib/next/action";
import { assignFindings } from "@/lib/finding/services/assignment";
import {
  blindFinding,
  judgeFinding,
  undoFinding,
  unsureFinding,
} from "@/lib/finding/services/review/judgement";
import { bulkJudge } from "@/lib/finding/services/review/bulk";
import { claimFinding, releaseFinding, renewFinding, takeNextFinding } from "@/lib/finding/services/queue";
import { deleteView, renameView, saveView } from "@/lib/finding/services/views";
import { fieldCheckFinding, fieldResultFinding } from "@/lib/finding/services/field-check";
import { reopenFinding, returnFinding, signOffFinding } from "@/lib/finding/services/review/supervision";
import { revealFinding } from "@/lib/finding/services/reveal";
import { splitFinding } from "@/lib/finding/services/review/split";

export const claimAction = reading({ permission: "finding.claim", input: findingRef, run: claimFinding });
export const renewAction = reading({ permission: "finding.renew", input: findingRef, run: renewFinding });
export const releaseAction = reading({
  permission: "finding.release",
  input: findingRef,
  run: releaseFinding,
});
export const takeNextAction = reading({
  permission: "finding.take-next",
  input: takeNextInput,
  run: takeNextFinding,
});
export const blindAction = reading({ permission: "finding.blind", input: blindInput, run: blindFinding });
export const judgeAction = reading({ permission: "finding.judge", input: judgeInput, run: judgeFinding });
export const unsureAction = reading({ permission: "finding.unsure", input: unsureInput, run: unsureFinding });
export const fieldCheckAction = reading({
  permission: "finding.field-check",
  input: fieldCheckInput,
  run: fieldCheckFinding,
});
export const fieldResultAction = reading({
  permission: "finding.field-result",
  input: fieldResultInput,
  run: fieldResultFinding,
});
export const splitAction = reading({ permission: "finding.split", input: findingTarget, run: splitFinding });
export const undoAction = reading({ permission: "finding.undo", input: findingTarget, run: undoFinding });
export const revealAction = reading({ permission: "finding.reveal", input: revealInput, run: revealFinding });
export const bulkAction = reading({ permission: "finding.bulk", input: bulkInput, run: bulkJudge });

export const signOffAction = reading({
  permission: "finding.sign-off",
  input: signOffInput,
  run: signOffFinding,
});
export const returnAction = reading({ permission: "finding.return", input: returnInput, run: returnFinding });
export const reopenAction = reading({ permission: "finding.reopen", input: reopenInput, run: reopenFinding });
export const assignAction = action({ permission: "finding.assign", input: assignInput, run: assignFindings });

export const saveViewAction = action({ permission: "view.save", input: saveViewInput, run: saveView });
export const renameViewAction = action({ permission: "view.save", input: renameViewInput, run: renameView });
export const deleteViewAction = action({ permission: "view.save", input: deleteViewInput, run: deleteView });
