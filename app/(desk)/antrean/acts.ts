import type { QueueActs } from "@/components/finding/answer/actions";
import {
  blindHere,
  bulkHere,
  claimHere,
  fieldCheckHere,
  fieldResultHere,
  judgeHere,
  releaseHere,
  renewHere,
  reopenHere,
  returnHere,
  revealHere,
  signoffHere,
  splitHere,
  takeNextHere,
  undoHere,
  unsureHere,
} from "./actions";

/** The server actions of a finding under the names that the components know. */
export const findingActs = {
  claim: claimHere,
  renew: renewHere,
  release: releaseHere,
  takeNext: takeNextHere,
  blind: blindHere,
  judge: judgeHere,
  bulk: bulkHere,
  unsure: unsureHere,
  fieldCheck: fieldCheckHere,
  fieldResult: fieldResultHere,
  split: splitHere,
  undo: undoHere,
  signoff: signoffHere,
  sendBack: returnHere,
  reopen: reopenHere,
  reveal: revealHere,
} as unknown as QueueActs;
