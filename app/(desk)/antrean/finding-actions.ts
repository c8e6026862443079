import type { FindingActions } from "@/lib/finding/model/actions";
import {
  blindAction,
  bulkAction,
  claimAction,
  fieldCheckAction,
  fieldResultAction,
  judgeAction,
  releaseAction,
  renewAction,
  reopenAction,
  returnAction,
  revealAction,
  signOffAction,
  splitAction,
  takeNextAction,
  undoAction,
  unsureAction,
} from "./actions";

/** The server actions of a finding under the names that the components know. */
export const findingActions: FindingActions = {
  claim: claimAction,
  renew: renewAction,
  release: releaseAction,
  takeNext: takeNextAction,
  blind: blindAction,
  judge: judgeAction,
  bulk: bulkAction,
  unsure: unsureAction,
  fieldCheck: fieldCheckAction,
  fieldResult: fieldResultAction,
  split: splitAction,
  undo: undoAction,
  signOff: signOffAction,
  return: returnAction,
  reopen: reopenAction,
  reveal: revealAction,
};
