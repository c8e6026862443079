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
} from "@/lib/domain/finding-input";
import { action, reading } from "@/lib/next/action";
import { assignFindings } from "@/lib/services/finding/assign";
import { blindFinding } from "@/lib/services/finding/blind";
import { bulkJudge } from "@/lib/services/finding/bulk";
import { claimFinding } from "@/lib/services/finding/claim";
import { deleteView } from "@/lib/services/finding/delete-view";
import { fieldCheckFinding } from "@/lib/services/finding/field-check";
import { fieldResultFinding } from "@/lib/services/finding/field-result";
import { judgeFinding } from "@/lib/services/finding/judge";
import { releaseFinding } from "@/lib/services/finding/release";
import { renameView } from "@/lib/services/finding/rename-view";
import { renewFinding } from "@/lib/services/finding/renew";
import { reopenFinding } from "@/lib/services/finding/reopen";
import { returnFinding } from "@/lib/services/finding/return";
import { revealFinding } from "@/lib/services/finding/reveal";
import { saveView } from "@/lib/services/finding/save-view";
import { signoffFinding } from "@/lib/services/finding/signoff";
import { splitFinding } from "@/lib/services/finding/split";
import { takeNextFinding } from "@/lib/services/finding/take-next";
import { undoFinding } from "@/lib/services/finding/undo";
import { unsureFinding } from "@/lib/services/finding/unsure";

const JUDGES = ["verifikator", "supervisor"] as const;
const SUPERVISOR = ["supervisor"] as const;
const EVERYBODY = ["verifikator", "supervisor", "admin", "auditor"] as const;

export const claimHere = reading({ roles: JUDGES, input: findingRef, run: claimFinding });
export const renewHere = reading({ roles: JUDGES, input: findingRef, run: renewFinding });
export const releaseHere = reading({ roles: JUDGES, input: findingRef, run: releaseFinding });
export const takeNextHere = reading({ roles: JUDGES, input: takeNextInput, run: takeNextFinding });
export const blindHere = reading({ roles: JUDGES, input: blindInput, run: blindFinding });
export const judgeHere = reading({ roles: JUDGES, input: judgeInput, run: judgeFinding });
export const unsureHere = reading({ roles: JUDGES, input: unsureInput, run: unsureFinding });
export const fieldCheckHere = reading({ roles: JUDGES, input: fieldCheckInput, run: fieldCheckFinding });
export const fieldResultHere = reading({ roles: JUDGES, input: fieldResultInput, run: fieldResultFinding });
export const splitHere = reading({ roles: JUDGES, input: findingAct, run: splitFinding });
export const undoHere = reading({ roles: JUDGES, input: findingAct, run: undoFinding });
export const revealHere = reading({ roles: JUDGES, input: revealInput, run: revealFinding });
export const bulkHere = reading({ roles: JUDGES, input: bulkInput, run: bulkJudge });

export const signoffHere = reading({ roles: SUPERVISOR, input: signoffInput, run: signoffFinding });
export const returnHere = reading({ roles: SUPERVISOR, input: returnInput, run: returnFinding });
export const reopenHere = reading({ roles: SUPERVISOR, input: reopenInput, run: reopenFinding });
export const assignHere = action({ roles: SUPERVISOR, input: assignInput, run: assignFindings });

export const saveViewHere = action({ roles: EVERYBODY, input: saveViewInput, run: saveView });
export const renameViewHere = action({ roles: EVERYBODY, input: renameViewInput, run: renameView });
export const deleteViewHere = action({ roles: EVERYBODY, input: deleteViewInput, run: deleteView });
