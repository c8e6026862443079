import type { ActKind } from "@/lib/finding/model/rules";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/get";
import type { FormName } from "@/components/finding/pane/use-finding";

export interface BarButton {
  readonly name: string;
  readonly key: string;
  readonly act: () => void;
}

interface BarHandlers {
  readonly open: (form: FormName) => void;
  readonly blind: (outcome: "accepted" | "rejected") => void;
  readonly undo: () => void;
  readonly split: () => void;
}

/**
 * What this person can do with this finding now, with its key. Taking it is no button of its own: whoever
 * begins an answer takes it. An act that needs the finding in hand is therefore offered as soon as it could
 * be taken.
 */
export function barButtons(view: Serialized<FindingView>, on: BarHandlers): BarButton[] {
  const can = (act: ActKind) => view.can.includes(act);
  const takeable = can("claim") && view.held !== "me";
  const judges = can("judge") || can("blind") || takeable;
  const blind = view.blind && (can("blind") || takeable);
  return [
    judges && blind && { name: "blind-accept", key: "a", act: () => on.blind("accepted") },
    judges && blind && { name: "blind-reject", key: "r", act: () => on.blind("rejected") },
    judges && !blind && { name: "accept", key: "a", act: () => on.open("accept") },
    judges && !blind && { name: "reject", key: "r", act: () => on.open("reject") },
    (can("unsure") || takeable) && { name: "unsure", key: "u", act: () => on.open("unsure") },
    (can("field-check") || (takeable && view.state !== "field_check")) && {
      name: "field-check",
      key: "f",
      act: () => on.open("field-check"),
    },
    (can("field-result") || (takeable && view.state === "field_check")) && {
      name: "field-result",
      key: "f",
      act: () => on.open("field-result"),
    },
    can("sign-off") && { name: "signoff", key: "s", act: () => on.open("signoff") },
    can("return") && { name: "send-back", key: "b", act: () => on.open("send-back") },
    can("reopen") && { name: "reopen", key: "o", act: () => on.open("reopen") },
    (can("split") || (takeable && view.isGroup)) && { name: "split", key: "x", act: on.split },
    can("undo") && { name: "undo", key: "z", act: on.undo },
    (judges || can("sign-off")) && { name: "reveal", key: "v", act: () => on.open("reveal") },
  ].filter((button): button is BarButton => button !== false);
}
