"use server";

import { deleteViewSchema, renameViewSchema, saveViewSchema } from "@/lib/finding/model/queue/filter";
import { deleteView, renameView, saveView } from "@/lib/finding/services/views";
import { action } from "@/lib/next/action";
import { findingAction } from "@/lib/next/finding-action";

export const claimAction = findingAction("claim");
export const renewAction = findingAction("renew");
export const releaseAction = findingAction("release");
export const takeNextAction = findingAction("takeNext");
export const blindAction = findingAction("blind");
export const judgeAction = findingAction("judge");
export const namesakesAction = findingAction("namesakes");
export const paperAction = findingAction("paper");
export const undeterminedAction = findingAction("undetermined");
export const unsureAction = findingAction("unsure");
export const fieldCheckAction = findingAction("fieldCheck");
export const fieldResultAction = findingAction("fieldResult");
export const splitAction = findingAction("split");
export const undoAction = findingAction("undo");
export const signOffAction = findingAction("signOff");
export const returnAction = findingAction("return");
export const reopenAction = findingAction("reopen");
export const revealAction = findingAction("reveal");
export const bulkAction = findingAction("bulk");
export const carryAction = findingAction("carry");
export const confirmKeptAction = findingAction("confirmKept");
export const revokeKeptAction = findingAction("revokeKept");
export const signOffManyAction = findingAction("signOffMany");

export const saveViewAction = action({ permission: "view.save", input: saveViewSchema, run: saveView });
export const renameViewAction = action({ permission: "view.save", input: renameViewSchema, run: renameView });
export const deleteViewAction = action({ permission: "view.save", input: deleteViewSchema, run: deleteView });
