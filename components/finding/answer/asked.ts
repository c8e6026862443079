import { aboutOf } from "@/lib/finding/model/about";
import { followUpRule } from "@/lib/finding/model/reasons";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import type { FollowUp } from "@/lib/roll/follow-ups";
import type { Serialized } from "@/lib/serialized";

type View = Serialized<FindingView>;

/** Those whom a follow-up can mean. */
export const subjectsOf = (view: View) => aboutOf(view.records);

/** Of several people somebody must say who is meant. */
export const asksRows = (code: FollowUp, view: View): boolean =>
  followUpRule(code).rows !== "none" && !view.isGroup && subjectsOf(view).length > 1;
