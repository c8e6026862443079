import { recordOf } from "@/lib/record-of";
import { VIEWS, type ViewName } from "@/lib/finding/model/queue/filter";
import type { QueueLine } from "@/lib/finding/model/queue/line";
import { VIEW_FILTERS } from "@/lib/finding/model/queue/views";

/** What decides in which tabs a line stands. */
export type LineStatus = Pick<QueueLine, "state" | "held" | "assigned" | "periodClosed"> & {
  /** this person has judged it */
  readonly judged: boolean;
  /** this person was unsure, so that it waits for somebody else */
  readonly passedOn: boolean;
};

/** By how much each tab's count changes when a line goes from one standing to another. */
export const movedCounts = (before: LineStatus, after: LineStatus): Record<ViewName, number> =>
  recordOf(VIEWS, (view) => Number(standsIn(view, after)) - Number(standsIn(view, before)));

/** Does a line stand in a tab? The same filter as the database is asked, for what one line tells. */
function standsIn(
  view: ViewName,
  { state, held, assigned, judged, passedOn, periodClosed }: LineStatus,
): boolean {
  const filter = VIEW_FILTERS[view];
  const states: readonly string[] | undefined = filter.states;
  const isWork = states?.every((one) => one !== "final") ?? false;
  return (
    (!isWork || periodClosed === (filter.closedPeriod ?? false)) &&
    (states === undefined || states.includes(state)) &&
    (filter.holder === undefined ||
      (filter.holder === "me"
        ? held === "me"
        : filter.holder === "nobody"
          ? held !== "other" && !passedOn
          : true)) &&
    (filter.assigned === undefined || ASSIGNED[filter.assigned](assigned)) &&
    (filter.judged === undefined || judged)
  );
}

const ASSIGNED: Readonly<
  Record<"me" | "nobody" | "someone" | "free" | "colleague", (to: QueueLine["assigned"]) => boolean>
> = {
  me: (to) => to === "me",
  nobody: (to) => to === null,
  someone: (to) => to !== null,
  free: (to) => to !== "other",
  colleague: (to) => to === "other",
};
