import type { OwnKeys } from "@/lib/account/model/keys";
import type { ActionKind } from "@/lib/finding/model/machine/rules";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import { waitingForPaper } from "./paper-form";
import type { FormName } from "@/components/finding/pane/use-finding";

export interface BarButton {
  readonly name: string;
  readonly key: string;
  readonly action: () => void;
}

interface BarHandlers {
  readonly open: (form: FormName) => void;
  readonly blind: (outcome: "accepted" | "rejected") => void;
  readonly undo: () => void;
  readonly split: () => void;
}

/**
 * What this person can do with this finding now, with its key. Taking it is no button of its own: whoever
 * begins an answer takes it. An action that needs the finding in hand is therefore offered as soon as it could
 * be taken.
 */
export function barButtons(view: Serialized<FindingView>, on: BarHandlers, keys: OwnKeys): BarButton[] {
  const can = (action: ActionKind) => view.can.includes(action);
  const takeable = can("claim") && view.held !== "me";
  const judges = can("judge") || can("blind") || takeable;
  const blind = view.blind && (can("blind") || takeable);
  return [
    judges && blind && { name: "blind-accept", key: keys.accept, action: () => on.blind("accepted") },
    judges && blind && { name: "blind-reject", key: keys.reject, action: () => on.blind("rejected") },
    judges && !blind && { name: "accept", key: keys.accept, action: () => on.open("accept") },
    judges && !blind && { name: "reject", key: keys.reject, action: () => on.open("reject") },
    (can("unsure") || takeable) && { name: "unsure", key: keys.unsure, action: () => on.open("unsure") },
    (can("field-check") || (takeable && view.state !== "field_check")) && {
      name: "field-check",
      key: keys["field-check"],
      action: () => on.open("field-check"),
    },
    (can("field-result") || (takeable && view.state === "field_check")) && {
      name: "field-result",
      key: keys["field-result"],
      action: () => on.open("field-result"),
    },
    can("paper") &&
      waitingForPaper(view) !== undefined && {
        name: "paper",
        key: keys.paper,
        action: () => on.open("paper"),
      },
    can("sign-off") && { name: "sign-off", key: keys["sign-off"], action: () => on.open("sign-off") },
    can("undetermined") && {
      name: "undetermined",
      key: keys.undetermined,
      action: () => on.open("undetermined"),
    },
    can("return") && { name: "return", key: keys.return, action: () => on.open("return") },
    can("reopen") && { name: "reopen", key: keys.reopen, action: () => on.open("reopen") },
    (can("split") || (takeable && view.isGroup)) && { name: "split", key: keys.split, action: on.split },
    can("undo") && { name: "undo", key: keys.undo, action: on.undo },
    (judges || can("sign-off")) && { name: "reveal", key: keys.reveal, action: () => on.open("reveal") },
  ].filter((button): button is BarButton => button !== false);
}
