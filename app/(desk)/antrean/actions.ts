"use server";

import {
  assignInput,
  blindInput,
  bulkInput,
  deleteViewInput,
  fieldCheckInput,
  fieldResultInput,
  findingAct,
  findingRef,
  judgeInput,
  renameViewInput,
  reopenInput,
  returnInput,
  revealInput,
  saveViewInput,
  signoffInput,
  takeNextInput,
  unsureInput,
} from "@/lib/finding/model/input";
import { action, reading } from "@/lib/next/action";
import { assignFindings } from "@/lib/finding/services/assign";
import { blindFinding } from "@/lib/finding/services/blind";
import { bulkJudge } from "@/lib/finding/services/bulk";
import { claimFinding } from "@/lib/finding/services/claim";
import { deleteView } from "@/lib/finding/services/delete-view";
import { fieldCheckFinding } from "@/lib/finding/services/field-check";
import { fieldResultFinding } from "@/lib/finding/services/field-result";
import { judgeFinding } from "@/lib/finding/services/judge";
import { releaseFinding } from "@/lib/finding/services/release";
import { renameView } from "@/lib/finding/services/rename-view";
import { renewFinding } from "@/lib/finding/services/renew";
import { reopenFinding } from "@/lib/finding/services/reopen";
import { returnFinding } from "@/lib/finding/services/return";
import { revealFinding } from "@/lib/finding/services/reveal";
import { saveView } from "@/lib/finding/services/save-view";
import { signoffFinding } from "@/lib/finding/services/sign-off";
import { splitFinding } from "@/lib/finding/services/split";
import { takeNextFinding } from "@/lib/finding/services/take-next";
import { undoFinding } from "@/lib/finding/services/undo";
import { unsureFinding } from "@/lib/finding/services/unsure";

const JUDGES = ["verifikator", "supervisor"] as const;
const SUPERVISOR = ["supervisor"] as const;
const EVERYBODY = ["verifikator", "supervisor", "admin", "auditor"] as const;

export const claimAction = reading({ roles: JUDGES, input: findingRef, run: claimFinding });
export const renewAction = reading({ roles: JUDGES, input: findingRef, run: renewFinding });
export const releaseAction = reading({ roles: JUDGES, input: findingRef, run: releaseFinding });
export const takeNextAction = reading({ roles: JUDGES, input: takeNextInput, run: takeNextFinding });
export const blindAction = reading({ roles: JUDGES, input: blindInput, run: blindFinding });
export const judgeAction = reading({ roles: JUDGES, input: judgeInput, run: judgeFinding });
export const unsureAction = reading({ roles: JUDGES, input: unsureInput, run: unsureFinding });
export const fieldCheckAction = reading({ roles: JUDGES, input: fieldCheckInput, run: fieldCheckFinding });
export const fieldResultAction = reading({ roles: JUDGES, input: fieldResultInput, run: fieldResultFinding });
export const splitAction = reading({ roles: JUDGES, input: findingAct, run: splitFinding });
export const undoAction = reading({ roles: JUDGES, input: findingAct, run: undoFinding });
export const revealAction = reading({ roles: JUDGES, input: revealInput, run: revealFinding });
export const bulkAction = reading({ roles: JUDGES, input: bulkInput, run: bulkJudge });

export const signoffAction = reading({ roles: SUPERVISOR, input: signoffInput, run: signoffFinding });
export const returnAction = reading({ roles: SUPERVISOR, input: returnInput, run: returnFinding });
export const reopenAction = reading({ roles: SUPERVISOR, input: reopenInput, run: reopenFinding });
export const assignAction = action({ roles: SUPERVISOR, input: assignInput, run: assignFindings });

export const saveViewAction = action({ roles: EVERYBODY, input: saveViewInput, run: saveView });
export const renameViewAction = action({ roles: EVERYBODY, input: renameViewInput, run: renameView });
export const deleteViewAction = action({ roles: EVERYBODY, input: deleteViewInput, run: deleteView });
