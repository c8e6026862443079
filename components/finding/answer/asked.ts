import { aboutOf } from "@/lib/finding/model/about";
import { followUpRule } from "@/lib/finding/model/reasons";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import type { CorrectableColumn } from "@/lib/roll/columns";
import type { FollowUp } from "@/lib/roll/follow-ups";
import type { Serialized } from "@/lib/serialized";

type View = Serialized<FindingView>;

/** Those whom a follow-up can mean. */
export const subjectsOf = (view: View) => aboutOf(view.records);

/** Of several people somebody must say who is meant. */
export const asksRows = (code: FollowUp, view: View): boolean =>
  followUpRule(code).rows !== "none" && !view.isGroup && subjectsOf(view).length > 1;

/**
 * What the roll has now for those meant, masked as in the comparison: null where they differ, a dash where
 * nothing stands there. @param rows null = everybody whom the finding is about
 */
export function valueNow(
  view: View,
  element: CorrectableColumn,
  rows: readonly number[] | null,
): string | null {
  const meant = subjectsOf(view).filter(({ rowNo }) => rows?.includes(rowNo) ?? true);
  const values = new Set(meant.map((record) => record.values[element] ?? "–"));
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
}

type TrailEvent = View["trail"][number];
export type TrailFollowUp = NonNullable<TrailEvent["followUp"]>;

/** The judgement that was sent back for correction, accepted or rejected; null where none was. */
export function returnedJudgement({ state, trail }: View): TrailEvent | null {
  if (state !== "returned") return null;
  return trail.findLast((event) => event.kind === "decision" || event.kind === "second_blind") ?? null;
}

/** The follow-up that was sent back for correction; null where none was, or it was another than `code`. */
export function returnedFollowUp(view: View, code?: FollowUp): TrailFollowUp | null {
  const followUp = returnedJudgement(view)?.followUp ?? null;
  return code === undefined || followUp?.code === code ? followUp : null;
}
