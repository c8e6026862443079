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
import { reopenFinding, returnFinding, signoffFinding } from "@/lib/finding/services/review/supervision";
import { revealFinding } from "@/lib/finding/services/reveal";
import { splitFinding } from "@/lib/finding/services/review/split";

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
